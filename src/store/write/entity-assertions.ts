/** Keeps what articles and gazetteers say of entities, and tells of which entities something else is said now. */
import { LRUCache } from 'lru-cache';
import type { ArticleRecord, EntityKey, EntityRecord, Identifier } from '../../model.ts';
import type { Store } from '../database/open.ts';
import type { ArticleClaimsTable } from '../sql/tables/entities.ts';
import { assertionText, isSameAssertion, wantedKeys } from './assertion.ts';
import { withAliases, withNameAsAlias } from './complete-aliases.ts';
import type { EntityWriter } from './entities.ts';
import { inserter } from './insert.ts';
import type { MergeTarget } from './merge-targets.ts';
import { rowId } from './row-ids.ts';

/** What changed in what is said. */
export interface AssertionChanges {
  /** Row ids of the entities of which a claim came or went. */
  readonly entities: ReadonlySet<number>;
  /** The keys that those claims want. */
  readonly keys: readonly Identifier[];
}

export interface AssertionWriter {
  /** Makes an article say what its record does of the entities it mentions; it said nothing before. Gives where they are stored. */
  readonly assertArticle: (articleId: number, article: ArticleRecord) => Map<EntityKey, MergeTarget>;
  /** The same where it said something before. What it says still is not looked at. */
  readonly reassertArticle: (articleId: number, article: ArticleRecord) => Map<EntityKey, MergeTarget>;
  /** Takes back all an article says. */
  readonly retractArticle: (articleId: number) => void;
  /** Makes the gazetteer say what `records` do, and nothing else. */
  readonly assertGazetteer: (records: readonly EntityRecord[]) => void;
  /** Makes corrections say `after` of an entity where they said `before`; null is nothing. */
  readonly assertCorrection: (before: EntityRecord | null, after: EntityRecord | null) => void;
  /** Writes what was counted, and forgets claims that nobody makes any more. */
  readonly finish: () => AssertionChanges;
}

/** A claim that is made anew, and by how many articles. */
interface Saying {
  readonly claim: number;
  readonly entity: MergeTarget;
  articles: number;
}

/** Gives how many make the claim then. */
const ADD_ARTICLES = `
  UPDATE claims SET article_count = article_count + ? WHERE id = ? RETURNING article_count + in_gazetteer + in_correction`;

const SELECT_SAID = 'SELECT claim_id FROM article_claims WHERE article_id = ?';
const RETRACT_ONE = 'DELETE FROM article_claims WHERE article_id = ? AND claim_id = ?';

/** Keeps the latest saying of so many entities in memory. */
export function createAssertionWriter(store: Store, entities: EntityWriter, remembered: number): AssertionWriter {
  const insertClaim = inserter(store, 'claims');
  const insertKeys = inserter(store, 'claimed_keys');
  const insertSayings = inserter(store, 'article_claims');
  const isStored = store.prepare('SELECT 1 FROM claims WHERE id = ?').pluck();
  /** What was said of each entity last: most articles say the same of it. */
  const latest = new LRUCache<EntityKey, { readonly record: EntityRecord; readonly saying: Saying }>({
    max: remembered,
  });
  const sayings = new Map<number, Saying>();
  /** By how many articles less each claim is made. */
  const retracted = new Map<number, number>();
  const changedEntities = new Set<number>();
  const changedKeys = new Map<string, Identifier>();

  const wantAnew = (keys: readonly Identifier[]): void => {
    for (const key of keys) changedKeys.set(JSON.stringify(key), key);
  };
  const make = (saying: Saying, record: EntityRecord, text: string): void => {
    const { claim, entity } = saying;
    insertClaim([
      { id: claim, entity_id: entity.id, record: text, in_gazetteer: 0, article_count: 0, in_correction: 0 },
    ]);
    const keys = wantedKeys(record);
    insertKeys(keys.map(({ scheme, value }) => ({ scheme, value, claim_id: claim })));
    wantAnew(keys);
    changedEntities.add(entity.id);
  };
  const find = (record: EntityRecord): Saying => {
    const text = assertionText(record);
    const claim = rowId(text);
    const known = sayings.get(claim);
    if (known) return known;
    const saying = { claim, entity: entities.targetOf(record), articles: 0 };
    sayings.set(claim, saying);
    if (isStored.get(claim) === undefined) make(saying, record, text);
    return saying;
  };
  const sayingOf = (record: EntityRecord): Saying => {
    const before = latest.get(record.key);
    if (before && isSameAssertion(before.record, record)) return before.saying;
    const saying = find(record);
    latest.set(record.key, { record, saying });
    return saying;
  };
  const retract = (claim: number): void => {
    retracted.set(claim, (retracted.get(claim) ?? 0) + 1);
  };
  const claimsOf = (articleId: number): number[] => store.prepare(SELECT_SAID).pluck().all(articleId) as number[];
  const mark = (column: 'in_gazetteer' | 'in_correction', claim: number, isSaid: 0 | 1): void => {
    const update = store.prepare(`UPDATE claims SET ${column} = ? WHERE id = ? RETURNING entity_id`).pluck();
    changedEntities.add(update.get(isSaid, claim) as number);
    if (isSaid === 0) retracted.set(claim, retracted.get(claim) ?? 0);
  };
  const forget = (claim: number): void => {
    const keys = store.prepare('SELECT scheme, value FROM claimed_keys WHERE claim_id = ?').all(claim) as Identifier[];
    wantAnew(keys);
    const entity = store.prepare('DELETE FROM claims WHERE id = ? RETURNING entity_id').pluck().get(claim);
    changedEntities.add(entity as number);
  };
  return {
    assertArticle: (articleId, article) => {
      const ids = new Map<EntityKey, MergeTarget>();
      const rows: ArticleClaimsTable[] = [];
      for (const record of withAliases(article)) {
        const saying = sayingOf(record);
        saying.articles++;
        rows.push({ article_id: articleId, claim_id: saying.claim });
        ids.set(record.key, saying.entity);
      }
      insertSayings(rows);
      return ids;
    },
    reassertArticle: (articleId, article) => {
      const places = new Map<EntityKey, MergeTarget>();
      const rows: ArticleClaimsTable[] = [];
      const before = new Set(claimsOf(articleId));
      for (const record of withAliases(article)) {
        if (before.delete(rowId(assertionText(record)))) {
          places.set(record.key, entities.recall(record.key));
          continue;
        }
        const saying = sayingOf(record);
        saying.articles++;
        rows.push({ article_id: articleId, claim_id: saying.claim });
        places.set(record.key, saying.entity);
      }
      for (const claim of before) {
        retract(claim);
        store.prepare(RETRACT_ONE).run(articleId, claim);
      }
      insertSayings(rows);
      return places;
    },
    retractArticle: (articleId) => {
      for (const claim of claimsOf(articleId)) retract(claim);
      store.prepare('DELETE FROM article_claims WHERE article_id = ?').run(articleId);
    },
    assertGazetteer: (records) => {
      const before = store.prepare('SELECT id FROM claims WHERE in_gazetteer = 1').pluck().all() as number[];
      const after = new Set(records.map((record) => sayingOf(withNameAsAlias(record)).claim));
      for (const claim of before) if (!after.delete(claim)) mark('in_gazetteer', claim, 0);
      for (const claim of after) mark('in_gazetteer', claim, 1);
    },
    assertCorrection: (before, after) => {
      if (before) mark('in_correction', rowId(assertionText(before)), 0);
      if (after) mark('in_correction', sayingOf(after).claim, 1);
    },
    finish: () => {
      const update = store.prepare(ADD_ARTICLES).pluck();
      for (const claim of new Set([...sayings.keys(), ...retracted.keys()])) {
        const change = (sayings.get(claim)?.articles ?? 0) - (retracted.get(claim) ?? 0);
        if (update.get(change, claim) === 0) forget(claim);
      }
      return { entities: changedEntities, keys: [...changedKeys.values()] };
    },
  };
}
