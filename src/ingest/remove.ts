/** Removes articles by key, in one transaction. */
import { DatelineError, type Problem } from '../problem.ts';
import { error, quote } from '../seeds/problems.ts';
import { checkpoint } from '../store/database/checkpoint.ts';
import { openStore, type Store } from '../store/database/open.ts';
import { isKnown, reseed } from '../store/reseed.ts';
import { collectProblems } from '../store/write/run-problems.ts';
import { type IngestReport, problemsOfRun, type Report, summarize } from './report.ts';
import { rolledBack } from './write-staged.ts';

export interface RemoveOptions {
  readonly database: string;
  readonly keys: readonly string[];
  /** Who runs it; null when nobody is known. */
  readonly by: string | null;
  readonly dryRun: boolean;
}

/**
 * Removes the articles with these keys; a key of none is reported, and the others are removed. A reseed from seeds that hold them brings
 * them back. Throws BAD_USER_INPUT when there is none of them, and errors of the store.
 */
export function removeArticles({ database, dryRun, ...options }: RemoveOptions): IngestReport {
  const startedAt = performance.now();
  const store = openStore(database);
  try {
    const remove = () => removeFrom(store, options);
    const report = dryRun ? rolledBack(store, remove) : remove();
    checkpoint(store.db);
    return { ...report, ...(dryRun && { run: null }), seconds: (performance.now() - startedAt) / 1000 };
  } finally {
    store.close();
  }
}

function removeFrom(store: Store, { keys, by }: Pick<RemoveOptions, 'keys' | 'by'>): Report {
  const missing = keys.filter((key) => !isKnown(store, key));
  if (missing.length === keys.length)
    throw new DatelineError('BAD_USER_INPUT', `There is no article ${listed(missing)}; name its key.`);
  const found = collectProblems();
  found.add(missing.map(notStored));
  const done = reseed(store, {
    articles: [],
    keep: new Set(),
    scope: keys,
    gazetteer: null,
    run: { command: 'REMOVE', by, startedAt: new Date().toISOString(), extractor: null, extractorVersion: null },
    problemsOf: problemsOfRun(store, found, []),
  });
  return summarize(store, done);
}

/** A list of many keys would hide what to do. */
const MOST_NAMED = 10;

const listed = (keys: readonly string[]): string => {
  const more = keys.length > MOST_NAMED ? ` and ${keys.length - MOST_NAMED} more` : '';
  return keys.slice(0, MOST_NAMED).map(quote).join(', ') + more;
};

const notStored = (key: string): Problem =>
  error({ file: key, line: null }, ['NOT_STORED', 'There is no article with this key, so it was not removed.']);
