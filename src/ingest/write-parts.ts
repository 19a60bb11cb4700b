/** Adds articles in parts, each in a transaction of its own: what was written before a kill is not read again. */
import type { Store } from '../store/database/open.ts';
import { type Done, type ReseedReport, reseed } from '../store/reseed.ts';
import type { RunFacts } from '../store/write/runs.ts';
import type { SeedVersion } from '../store/write/seed-versions.ts';
import type { Staging } from '../store/write/staging.ts';
import type { Sink } from './pipeline.ts';

/** Articles of a part. What is derived from articles is updated once a part; reading as many takes about half a minute. */
export const PART_ARTICLES = 5000;

interface PartsOptions {
  readonly store: Store;
  readonly staging: Staging;
  /** Articles of a part. */
  readonly size: number;
  readonly run: RunFacts;
  readonly versionsOf: (keys: Iterable<string>) => Iterable<SeedVersion>;
  /** A part was committed. */
  readonly onPart: (report: ReseedReport) => void;
}

/** Keeps articles in `staging` until they are a part; the last one stays there. */
export function createPartsSink({ store, staging, size, run, versionsOf, onPart }: PartsOptions): Sink {
  const write = (): void => {
    const scope = [...staging.keys()];
    const input = { articles: staging, keep: [], scope, gazetteer: null, run: { ...run, isPart: true } };
    const report = reseed(store, { ...input, versions: versionsOf(scope) });
    staging.clear();
    onPart(report);
  };
  return {
    add: (article) => {
      const isAdded = staging.add(article);
      if (staging.size >= size) write();
      return isAdded;
    },
    remove: (key) => staging.remove(key),
  };
}

/** What several transactions of one run did. */
export const together = (parts: readonly Done[], last: Done): Done => ({
  run: last.run,
  added: sum([...parts, last].map(({ added }) => added)),
  changed: sum([...parts, last].map(({ changed }) => changed)),
  removed: sum([...parts, last].map(({ removed }) => removed)),
  unchanged: sum([...parts, last].map(({ unchanged }) => unchanged)),
  conflicts: [...parts, last].flatMap(({ conflicts }) => conflicts),
  collisions: [...parts, last].flatMap(({ collisions }) => collisions),
  orphaned: [...new Set([...parts, last].flatMap(({ orphaned }) => orphaned))].sort((a, b) => a - b),
});

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
