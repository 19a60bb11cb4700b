/** Lists runs for the command line. */
import { writeCursor } from '../database/cursor.ts';
import type { Store } from '../database/open.ts';
import { bind } from '../sql/expression.ts';
import { labelOf } from '../sql/keyset.ts';
import { readPage } from '../sql/read.ts';
import { allRuns } from './runs.ts';

export interface RunSummary {
  readonly number: number;
  readonly command: string;
  /** Null when nobody is known. */
  readonly createdBy: string | null;
  /** ISO 8601 UTC. */
  readonly startedAt: string;
  readonly finishedAt: string;
  /** Null when it read no article. */
  readonly extractor: string | null;
  readonly extractorVersion: string | null;
  readonly articlesAdded: number;
  readonly articlesChanged: number;
  readonly articlesRemoved: number;
  readonly articlesUnchanged: number;
  readonly problemCount: number;
  readonly errorCount: number;
}

/** The runs, latest first, at most `first`; those that come after the one with number `after`, if that is given. */
export function listRuns(
  store: Store,
  { first, after }: { first: number; after?: number | undefined },
): readonly RunSummary[] {
  const list = allRuns({});
  const cursor = after === undefined ? null : bind(writeCursor(labelOf(list.order()), [after]));
  const { rows } = readPage(store, { list, args: { first, after: cursor } }, (run) => ({
    number: run.id,
    command: run.command,
    createdBy: run.created_by,
    startedAt: run.started_at,
    finishedAt: run.finished_at,
    extractor: run.extractor,
    extractorVersion: run.extractor_version,
    articlesAdded: run.articles_added,
    articlesChanged: run.articles_changed,
    articlesRemoved: run.articles_removed,
    articlesUnchanged: run.articles_unchanged,
    problemCount: run.problems,
    errorCount: run.errors,
  }));
  return rows;
}
