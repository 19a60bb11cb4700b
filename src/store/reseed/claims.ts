/** Keeps what articles and gazetteers say of entities, and tells of which entities something else is said now. */
import { LRUCache } from 'lru-cache';
import type { ArticleRecord, EntityKey, EntityRecord, Identifier } from '../../model.ts';
import { rowId } from '../keys.ts';
import type { Store } from '../open.ts';
import type { ArticleClaimsTable } from '../tables.ts';
import { claimText, wantedKeys } from './claim.ts';
import { completedEntities, completedKnown } from './completed.ts';
import type { EntityLedger } from './entities.ts';
import { inserter } from './insert.ts';

const REMEMBERED = 50_000;

/** What changed in what is said. */
export interface ClaimChanges {
  /** Row ids of the entities of which a claim came or went. */
  readonly entities: ReadonlySet<number>;
  /** The keys that those claims want. */
  readonly keys: readonly Identifier[];
}

export interface ClaimLedger {
  /** Makes an article say what its record does of the entities it mentions; it said nothing before. Gives their row ids. */
  readonly stateArticle: (articleId: number, article: ArticleRecord) => Map<EntityKey, number>;
  /** Takes back all an article says. */
  readonly retractArticle: (articleId: number) => void;
  /** Makes the gazetteer say what `records` do, and nothing else. */
  readonly stateGazetteer: (records: readonly EntityRecord[]) => void;
  /** Writes what was counted, and forgets claims that nobody makes any more. */
  readonly finish: () => ClaimChanges;
}

interface Known {
  readonly claim: number;
  readonly entity: number;
}

export function createClaimLedger(store: Store, entities: EntityLedger): ClaimLedger {
  const insertClaim = inserter(store, 'claims');
  const insertKeys = inserter(store, 'claimed_keys');
  const insertSayings = inserter(store, 'article_claims');
  const isStored = store.prepare('SELECT 1 FROM claims WHERE id = ?').pluck();
  const known = new LRUCache<string, Known>({ max: REMEMBERED });
  const changes = new Map<number, number>();
  const changedEntities = new Set<number>();
  const changedKeys = new Map<string, Identifier>();

  const wantAnew = (keys: readonly Identifier[]): void => {
    for (const key of keys) changedKeys.set(JSON.stringify(key), key);
  };
  const make = (record: EntityRecord, text: string): Known => {
    const claim = rowId(text);
    const entity = entities.idOf(record);
    known.set(text, { claim, entity });
    if (isStored.get(claim) !== undefined) return { claim, entity };
    insertClaim([{ id: claim, entity_id: entity, record: text, in_gazetteer: 0, article_count: 0 }]);
    const keys = wantedKeys(record);
    insertKeys(keys.map(({ scheme, value }) => ({ scheme, value, claim_id: claim })));
    wantAnew(keys);
    changedEntities.add(entity);
    return { claim, entity };
  };
  const claimOf = (record: EntityRecord): Known => {
    const text = claimText(record);
    return known.get(text) ?? make(record, text);
  };
  const count = (claim: number, change: number): void => {
    changes.set(claim, (changes.get(claim) ?? 0) + change);
  };
  const markGazetteer = (claim: number, inGazetteer: 0 | 1): void => {
    const update = store.prepare('UPDATE claims SET in_gazetteer = ? WHERE id = ? RETURNING entity_id').pluck();
    changedEntities.add(update.get(inGazetteer, claim) as number);
    count(claim, 0);
  };
  const forget = (claim: number): void => {
    const keys = store.prepare('SELECT scheme, value FROM claimed_keys WHERE claim_id = ?').all(claim) as Identifier[];
    wantAnew(keys);
    const entity = store.prepare('DELETE FROM claims WHERE id = ? RETURNING entity_id').pluck().get(claim);
    changedEntities.add(entity as number);
  };
  return {
    stateArticle: (articleId, article) => {
      const ids = new Map<EntityKey, number>();
      const said: ArticleClaimsTable[] = [];
      for (const record of completedEntities(article)) {
        const { claim, entity } = claimOf(record);
        said.push({ article_id: articleId, claim_id: claim });
        count(claim, 1);
        ids.set(record.key, entity);
      }
      insertSayings(said);
      return ids;
    },
    retractArticle: (articleId) => {
      const claims = store.prepare('SELECT claim_id FROM article_claims WHERE article_id = ?').pluck().all(articleId);
      for (const claim of claims as number[]) count(claim, -1);
      store.prepare('DELETE FROM article_claims WHERE article_id = ?').run(articleId);
    },
    stateGazetteer: (records) => {
      const before = store.prepare('SELECT id FROM claims WHERE in_gazetteer = 1').pluck().all() as number[];
      const after = new Set(records.map((record) => claimOf(completedKnown(record)).claim));
      for (const claim of before) if (!after.delete(claim)) markGazetteer(claim, 0);
      for (const claim of after) markGazetteer(claim, 1);
    },
    finish: () => {
      const update = store
        .prepare(
          'UPDATE claims SET article_count = article_count + ? WHERE id = ? RETURNING article_count + in_gazetteer',
        )
        .pluck();
      for (const [claim, change] of changes) if (update.get(change, claim) === 0) forget(claim);
      return { entities: changedEntities, keys: [...changedKeys.values()] };
    },
  };
}
