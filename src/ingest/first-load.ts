/** Fills an empty database with articles while others are read. */
import type { Store } from '../store/database/open.ts';
import { beginFirstLoad, type FirstLoad } from '../store/first-load.ts';
import type { ReseedInput, ReseedReport } from '../store/reseed.ts';
import { createArticleParser } from '../store/write/article-json.ts';
import type { Staging } from '../store/write/staging.ts';
import type { Sink } from './pipeline.ts';

interface FirstLoadOptions {
  readonly store: Store;
  /** Keeps the articles that replace an earlier version, which may be written already, until all are read. */
  readonly staging: Staging;
  readonly run: ReseedInput['run'];
}

export interface FirstLoadSink extends Sink {
  /** How many articles were added. */
  readonly size: number;
  /** Writes what is left, and ends the transaction, as a dry run by undoing it; `report` is called before. */
  readonly finish: <Report>(
    end: Pick<ReseedInput, 'gazetteer' | 'problemsOf' | 'versions'> & { readonly dryRun: boolean },
    report: (store: Store, reseeded: ReseedReport) => Report,
  ) => Report;
}

/** The transaction begins with the first article, so that a folder without articles that can be read locks nothing meanwhile. */
export function createFirstLoadSink({ store, staging, run }: FirstLoadOptions): FirstLoadSink {
  const outdated = new Set<string>();
  const parse = createArticleParser();
  let load: FirstLoad | null = null;
  let written = 0;
  const begun = (): FirstLoad => {
    load ??= beginFirstLoad(store, run);
    return load;
  };
  return {
    get size() {
      return written - outdated.size + staging.size;
    },
    add: (article) => {
      if (outdated.has(article.key)) return staging.add(article);
      begun().add(parse(article.lines));
      written++;
      return true;
    },
    remove: (key) => {
      staging.remove(key);
      if (load?.has(key)) outdated.add(key);
    },
    finish: ({ dryRun, ...end }, report) => {
      const { finish, commit, rollback } = begun();
      const result = report(store, finish({ ...end, outdated, replacements: staging }));
      if (dryRun) rollback();
      else commit();
      return result;
    },
  };
}
