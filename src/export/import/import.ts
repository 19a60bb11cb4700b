/** Restores a knowledge base from an export in JSON Lines: what the seeds say, then the change log. */
import type { ArticleKey, ArticleRecord, EntityRecord } from '../../model.ts';
import { DatelineError } from '../../problem.ts';
import { type Imported, importLog } from '../../store/corrections/import-export.ts';
import type { Store } from '../../store/database/open.ts';
import { beginFirstLoad } from '../../store/first-load.ts';
import type { SeedVersion } from '../../store/write/seed-versions.ts';
import { articleDigest } from '../../store/write/stored-articles.ts';
import { findArticleFault } from '../../store/write/validate.ts';
import { type ExportedLine, exportedLines } from './lines.ts';
import { checkArticle, checkEntity, checkVersion } from './record-schema.ts';

export interface ImportReport {
  readonly articles: number;
  readonly changes: Imported;
}

/** Throws BAD_USER_INPUT when `path` holds no lines of seeds, before anything is created. */
export function refuseNoExport(path: string): void {
  for (const { text } of exportedLines(path)) if (isOfType(text, 'seed-article"')) return;
  throw new DatelineError(
    'BAD_USER_INPUT',
    `${path} holds no articles of seeds; name what "dateline export --format jsonl" wrote.`,
  );
}

/** The type is the first property, so that long lines of other types are not parsed. */
const isOfType = (text: string, type: string): boolean => text.startsWith(`{"type":"${type}`);

const refuse = (place: string, what: string): never => {
  throw new DatelineError('BAD_USER_INPUT', `${place} ${what}. Nothing of it was imported.`);
};

function parse({ text, place }: ExportedLine): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return refuse(place, 'is no JSON; export again, the file may be cut off');
  }
}

/** The records of lines of one type. Other lines say the same as these, for other programs. */
function* recordsOf(path: string, type: string): Generator<{ readonly record: unknown; readonly place: string }> {
  for (const line of exportedLines(path)) {
    if (!isOfType(line.text, `${type}"`)) continue;
    yield { record: (parse(line) as { record?: unknown }).record, place: line.place };
  }
}

function* articlesOf(path: string): Generator<ArticleRecord> {
  for (const { record, place } of recordsOf(path, 'seed-article')) {
    const checked = checkArticle(record);
    if ('fault' in checked) {
      refuse(place, `is no article (${checked.fault})`);
      continue;
    }
    const fault = findArticleFault(checked.record);
    if (fault !== null) refuse(place, fault);
    yield checked.record;
  }
}

function entitiesOf(path: string, type: string): EntityRecord[] {
  return [...recordsOf(path, type)].map(({ record, place }) => {
    const checked = checkEntity(record);
    return 'fault' in checked ? refuse(place, `is no entity (${checked.fault})`) : checked.record;
  });
}

/** Of exports of earlier versions there are none: the next reseed learns them. */
function* versionsOf(store: Store, path: string): Generator<SeedVersion> {
  for (const { record, place } of recordsOf(path, 'seed-version')) {
    const checked = checkVersion(record);
    if ('fault' in checked) {
      refuse(place, `is no version (${checked.fault})`);
      continue;
    }
    const { key, ...told } = checked.record;
    const storedDigest = articleDigest(store, key);
    if (storedDigest !== null) yield { key: key as ArticleKey, storedDigest, isKept: false, ...told };
  }
}

function* changesOf(path: string): Generator<string> {
  for (const { record } of recordsOf(path, 'change')) yield JSON.stringify(record);
}

function importArticles(store: Store, path: string, onArticle: (done: number) => void): number {
  const gazetteer = { seeded: entitiesOf(path, 'seed-entity'), known: entitiesOf(path, 'known-entity') };
  const run = {
    command: 'SEED',
    startedAt: new Date().toISOString(),
    extractor: null,
    extractorVersion: null,
  } as const;
  const load = beginFirstLoad(store, run);
  let articles = 0;
  try {
    for (const record of articlesOf(path)) {
      if (load.has(record.key)) refuse(path, `holds the article ${record.key} twice`);
      load.add(record);
      onArticle(++articles);
    }
    load.finish({ outdated: new Set(), replacements: [], gazetteer, versions: versionsOf(store, path) });
    load.commit();
    return articles;
  } catch (error) {
    load.rollback();
    throw error;
  }
}

/**
 * Fills a database without articles. The change log comes first, in a transaction of its own, and adding it again changes nothing: an import
 * that was interrupted is repeated. Throws BAD_USER_INPUT with file and line for what is no export, ALREADY_SEEDED, and errors of the store.
 */
export function importExport(store: Store, path: string, onArticle: (done: number) => void = () => {}): ImportReport {
  const changes = importLog(store, changesOf(path));
  const articles = importArticles(store, path, onArticle);
  return { articles, changes };
}
