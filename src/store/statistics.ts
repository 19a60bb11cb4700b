/** Reads how much the knowledge base holds, and of which run it is. */
import type { Form, Kind, Status } from '../model.ts';
import type { Store } from './open.ts';

export interface CountRow<Value extends string> {
  readonly value: Value;
  readonly count: number;
}

export interface RunRow {
  readonly command: 'SEED' | 'RESEED';
  readonly startedAt: string;
  readonly finishedAt: string;
  readonly extractor: string;
  readonly extractorVersion: string;
  readonly articlesAdded: number;
  readonly articlesChanged: number;
  readonly articlesRemoved: number;
  readonly articlesUnchanged: number;
  readonly problems: number;
}

export interface StatisticsRow {
  readonly articles: number;
  readonly passages: number;
  readonly sentences: number;
  readonly entities: number;
  readonly entitiesByKind: readonly CountRow<Kind>[];
  /** Accepted mentions, demonyms included. */
  readonly mentions: number;
  readonly unresolvedMentions: number;
  readonly mentionsByKind: readonly CountRow<Kind>[];
  readonly mentionsByForm: readonly CountRow<Form>[];
  /** Every mention, accepted or not. */
  readonly mentionsByStatus: readonly CountRow<Status>[];
  /** Earliest and latest publication known; null when no article is dated. */
  readonly firstPublishedAt: string | null;
  readonly lastPublishedAt: string | null;
  readonly lastRun: RunRow | null;
}

export function readStatistics(store: Store): StatisticsRow {
  throw new Error(`${store.path}`);
}
