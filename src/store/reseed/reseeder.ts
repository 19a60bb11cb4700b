/** Joins the ledgers that keep every derived table right while articles come and go. */
import type { ArticleRecord, EntityRecord } from '../../model.ts';
import type { Store } from '../open.ts';
import { createArticleWriter, type Trace } from './articles.ts';
import { createAsserterLedger } from './asserters.ts';
import { FORMER_KEY } from './claim.ts';
import { createClaimLedger } from './claims.ts';
import { createCountLedger } from './counts.ts';
import { createDuplicateLedger } from './duplicates.ts';
import { createEntityLedger } from './entities.ts';
import { createNamingLedger } from './namings.ts';
import { createNeighbourLedger } from './neighbours.ts';
import { type Conflict, settleKeys } from './settle.ts';
import { createStatisticsLedger } from './statistics.ts';
import { createSurfaceLedger } from './surfaces.ts';

export interface Reseeder {
  readonly addArticle: (record: ArticleRecord) => void;
  /** Says, before anything else, which stored articles are going to be removed, be it for good or to be added anew. */
  readonly announceRemovals: (ids: Iterable<number>) => void;
  /** Removes a stored article by row id. */
  readonly removeArticle: (id: number) => void;
  /** Makes the gazetteer say this and nothing else. */
  readonly stateGazetteer: (records: readonly EntityRecord[]) => void;
  /** Brings everything derived up to date; call it last. Gives the keys that several entities want. */
  readonly finish: () => Conflict[];
}

export function createReseeder(store: Store, runId: number): Reseeder {
  const statistics = createStatisticsLedger(store);
  const asserters = createAsserterLedger(store);
  const surfaces = createSurfaceLedger(store);
  const namings = createNamingLedger(store);
  const counts = createCountLedger(store);
  const neighbours = createNeighbourLedger(store);
  const duplicates = createDuplicateLedger(store);
  const entities = createEntityLedger(store, { statistics, asserters });
  const claims = createClaimLedger(store, entities);
  const articles = createArticleWriter(store, { asserters, claims, surfaces, runId });

  const account = ({ footprint, standings }: Trace, sign: 1 | -1): void => {
    statistics.countArticle(footprint, sign);
    namings.countArticle(footprint, sign);
    if (sign === -1) surfaces.releaseArticle(footprint);
    counts.countArticle(standings, sign);
    neighbours.countArticle(footprint, sign);
  };
  return {
    addArticle: (record) => account(articles.add(record), 1),
    announceRemovals: articles.announceRemovals,
    removeArticle: (id) => account(articles.remove(id), -1),
    stateGazetteer: claims.stateGazetteer,
    // What an entity is described by comes before its description, and what refers to it goes before it.
    finish: () => {
      const renamed = namings.finish();
      const said = claims.finish();
      neighbours.finish(counts.finish());
      const described = new Set([...renamed, ...said.entities]);
      const cameOrWent = entities.finish(described);
      duplicates.finish(described);
      const formerKeys = cameOrWent.map((value) => ({ scheme: FORMER_KEY, value }));
      const conflicts = settleKeys(store, asserters, [...said.keys, ...formerKeys]);
      surfaces.finish();
      articles.finish();
      asserters.finish();
      statistics.finish();
      return conflicts;
    },
  };
}
