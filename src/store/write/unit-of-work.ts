/** Joins the ledgers that keep every derived table right while articles come and go. */
import type { ArticleRecord, EntityKey, EntityRecord, Identifier, Kind } from '../../model.ts';
import type { Store } from '../database/open.ts';
import { type ArticleWriter, createArticleWriter } from './articles.ts';
import { createAsserterWriter } from './asserters.ts';
import { FORMER_KEY } from './assertion.ts';
import { assignKeys, type Conflict } from './assign-keys.ts';
import { createCountLedger } from './counts.ts';
import { createDuplicateWriter } from './duplicates.ts';
import { createEntityWriter } from './entities.ts';
import { type AssertionWriter, createAssertionWriter } from './entity-assertions.ts';
import { MANY_PROFILES } from './likeness.ts';
import { followKind } from './mention-kinds.ts';
import { readMergeTargets } from './merge-targets.ts';
import { type EntityMove, moveMentions } from './move-mentions.ts';
import { createNamingLedger } from './namings.ts';
import { createNeighbourLedger } from './neighbours.ts';
import { mergedInto } from './overlays.ts';
import { rowId } from './row-ids.ts';
import { createStatisticsLedger } from './statistics.ts';
import { createSurfaceWriter } from './surfaces.ts';
import type { Trace } from './trace.ts';

export interface UnitOfWork {
  /** Stores an article as written by that run. */
  readonly addArticle: (record: ArticleRecord, runId: number) => void;
  /** Says, before anything else, which stored articles are going to be removed, be it for good or to be added anew. */
  readonly announceRemovals: (ids: Iterable<number>) => void;
  /** Removes a stored article by row id. */
  readonly removeArticle: (id: number) => void;
  /** Whether an article is stored with all that this record, as of that run, gives it beside its mentions and what is said. */
  readonly isSameText: ArticleWriter['isSameText'];
  /** Writes such a record in place of what is stored, unannounced. */
  readonly rewriteArticle: (record: ArticleRecord) => void;
  /** Makes the gazetteer say this and nothing else. */
  readonly assertGazetteer: (records: readonly EntityRecord[]) => void;
  /** Makes corrections say `after` of an entity where they said `before`; null is nothing. */
  readonly assertCorrection: AssertionWriter['assertCorrection'];
  /** Makes what came under some entities count for others. `merged_entities` says already what is to be. */
  readonly moveMentions: (moves: readonly EntityMove[]) => void;
  /** Describes an entity anew, which may not be there, by its key, and decides again who has its keys. */
  readonly redescribe: (key: EntityKey) => void;
  /** Brings everything derived up to date; call it last. */
  readonly finish: () => Finished;
}

export interface Finished {
  /** The keys that several entities want. */
  readonly conflicts: readonly Conflict[];
  /** The entities that came or went. */
  readonly cameOrWent: readonly EntityKey[];
  /** How many mentions were moved or changed their kind. */
  readonly mentions: number;
}

const SELECT_KEYS = `
  SELECT DISTINCT scheme, value FROM claims CROSS JOIN claimed_keys ON claim_id = claims.id WHERE entity_id = ?`;

/** What an entity is until it is described. */
const UNKNOWN = { kind: 'OTHER' as Kind, aliases: [], identifiers: [], formerKeys: [] };

const onceEach = (keys: readonly Identifier[]): Identifier[] => [
  ...new Map(keys.map((key) => [JSON.stringify([key.scheme, key.value]), key])).values(),
];

/** How much is kept in memory: room for it is made beforehand, which costs more than a single correction does. */
const ROOM = {
  FEW: { remembered: 200, profiles: 200 },
  MANY: { remembered: 50_000, profiles: MANY_PROFILES },
} as const;

/** Expects to write a few articles, or many. */
export function beginUnitOfWork(store: Store, expected: keyof typeof ROOM): UnitOfWork {
  const { remembered, profiles } = ROOM[expected];
  const survivors = readMergeTargets(store);
  const statistics = createStatisticsLedger(store);
  const asserters = createAsserterWriter(store);
  const surfaces = createSurfaceWriter(store, remembered);
  const namings = createNamingLedger(store);
  const counts = createCountLedger(store);
  const neighbours = createNeighbourLedger(store);
  const duplicates = createDuplicateWriter(store, profiles);
  const entities = createEntityWriter(store, { statistics, asserters, survivors, remembered });
  const claims = createAssertionWriter(store, entities, remembered);
  const articles = createArticleWriter(store, { asserters, claims, surfaces, survivors });

  const account = ({ footprint, standings }: Trace, sign: 1 | -1): void => {
    statistics.countArticle(footprint, sign);
    namings.countArticle(footprint, sign);
    counts.countArticle(standings, sign);
    neighbours.countArticle(footprint, sign);
  };
  const rewrite = (record: ArticleRecord): void => {
    const { before, after, released } = articles.rewrite(record);
    surfaces.release(released);
    account(before, -1);
    account(after, 1);
  };
  /** What is looked at again though no article or claim came or went. */
  const reconsidered = new Set<number>();
  const wanted: Identifier[] = [];
  const redescribe = (key: EntityKey): void => {
    const { id, key: survivor } = survivors.targetOf(key);
    const isThere = store.prepare('SELECT 1 FROM entities WHERE id = ?');
    // One that was merged has a row until it is described.
    for (const one of [id, rowId(key)]) if (isThere.get(one) !== undefined) reconsidered.add(one);
    wanted.push(...(store.prepare(SELECT_KEYS).all(id) as Identifier[]));
    wanted.push(...[key, survivor].map((value) => ({ scheme: FORMER_KEY, value })));
  };
  let mentions = 0;
  const follow = (id: number): void => {
    mentions += followKind(store, statistics, { id, kind: survivors.kindOf(id) });
  };
  const move = (moves: readonly EntityMove[]): void => {
    const isThere = store.prepare('SELECT 1 FROM entities WHERE key = ?');
    const real = moves.filter(({ from }) => isThere.get(from) !== undefined);
    for (const { to } of real) entities.targetOf({ ...UNKNOWN, key: to, name: to });
    for (const one of real) mentions += moveMentions(store, one);
  };
  const formerKeys = (keys: readonly EntityKey[]): Identifier[] =>
    keys.flatMap((key) => [key, ...mergedInto(store, rowId(key))]).map((value) => ({ scheme: FORMER_KEY, value }));
  return {
    addArticle: (record, runId) => account(articles.add(record, runId), 1),
    announceRemovals: articles.announceRemovals,
    removeArticle: (id) => {
      const trace = articles.remove(id);
      surfaces.release(trace.footprint.mentions.map(({ surface }) => surface));
      account(trace, -1);
    },
    isSameText: articles.isSameText,
    rewriteArticle: rewrite,
    assertGazetteer: claims.assertGazetteer,
    assertCorrection: claims.assertCorrection,
    moveMentions: (moves) => {
      if (moves.length === 0) return;
      move(moves);
      const touched = moves.flatMap(({ from, to, origins }) => [from, to, ...origins]);
      for (const key of touched) redescribe(key);
    },
    redescribe,
    // What an entity is described by comes before its description, and what refers to it goes before it.
    finish: () => {
      const renamed = namings.finish();
      const said = claims.finish();
      neighbours.finish(counts.finish());
      for (const id of reconsidered) follow(id);
      const described = new Set([...renamed, ...said.entities, ...reconsidered]);
      const cameOrWent = entities.finish(described);
      duplicates.finish(described);
      const keys = [...said.keys, ...formerKeys(cameOrWent), ...wanted];
      const conflicts = assignKeys(store, asserters, onceEach(keys));
      surfaces.finish();
      articles.finish();
      asserters.finish();
      statistics.finish();
      return { conflicts, cameOrWent, mentions };
    },
  };
}
