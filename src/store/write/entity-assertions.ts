/** Stores what articles, the gazetteer and corrections assert of entities, in `claims`, and collects the entities affected. */
import { LRUCache } from 'lru-cache';
import type { ArticleRecord, EntityKey, EntityRecord, Identifier } from '../../model.ts';
import type { Store } from '../database/open.ts';
import { packIds, unpackIds } from '../database/packed-ids.ts';
import type { AsserterWriter } from './asserters.ts';
import { assertionText, claimedKeys, isSameAssertion } from './assertion.ts';
import { withAliases, withNameAsAlias } from './complete-aliases.ts';
import type { EntityWriter } from './entities.ts';
import { inserter } from './insert.ts';
import type { MergeTarget } from './merge-targets.ts';
import type { Collisions } from './row-id-collisions.ts';
import { rowId } from './row-ids.ts';

interface AssertionChanges {
  /** Row ids of the entities whose assertions were added or deleted. */
  readonly entities: ReadonlySet<number>;
  /** The identifiers and former keys in the assertions that were added or deleted. */
  readonly keys: readonly Identifier[];
  /** Row ids of the entities that the gazetteer began, or ceased, to locate with an assertion. */
  readonly located: ReadonlySet<number>;
}

export interface AssertionWriter {
  /** Replaces the assertions of an article by those of its record. Returns the merge target of each of its entities. */
  readonly assertArticle: (articleId: number, article: ArticleRecord) => ReadonlyMap<EntityKey, MergeTarget>;
  readonly retractArticle: (articleId: number) => void;
  /** Replaces the assertions of the gazetteer of the seeds by these records. */
  readonly assertGazetteer: (records: readonly EntityRecord[]) => void;
  /** Replaces what corrections assert of an entity; null is nothing. */
  readonly assertCorrection: (before: EntityRecord | null, after: EntityRecord | null) => void;
  /** Writes how many articles make each assertion, and deletes those without a source. */
  readonly finish: () => AssertionChanges;
}

interface StoredAssertion {
  readonly id: number;
  readonly target: MergeTarget;
}

/** Returns the new number of sources: articles, and one each for the gazetteer and corrections. */
const ADD_ARTICLES = `
  UPDATE claims SET article_count = article_count + ? WHERE id = ? RETURNING article_count + in_gazetteer + in_correction`;
const OWNER = "entity_id AS entity, record ->> '$.location' IS NOT NULL AS hasLocation";
const SELECT_RECORD = 'SELECT record FROM claims WHERE id = ?';
const SELECT_OF_ARTICLE = 'SELECT claims FROM article_claims WHERE article_id = ?';
const DELETE_OF_ARTICLE = 'DELETE FROM article_claims WHERE article_id = ?';

interface AssertionDependencies {
  readonly entities: EntityWriter;
  readonly asserters: AsserterWriter;
  readonly collisions: Collisions;
  /** Of how many entities the latest assertion is cached. */
  readonly cached: number;
}

class StoredAssertions implements AssertionWriter {
  readonly #store: Store;
  readonly #entities: EntityWriter;
  readonly #asserters: AsserterWriter;
  readonly #collisions: Collisions;
  readonly #insert: ReturnType<typeof inserter<'claims'>>;
  readonly #insertKeys: ReturnType<typeof inserter<'claimed_keys'>>;
  readonly #insertOfArticle: ReturnType<typeof inserter<'article_claims'>>;
  /** The latest assertion of each entity: most articles assert the same. */
  readonly #latest: LRUCache<EntityKey, { readonly record: EntityRecord; readonly assertion: StoredAssertion }>;
  /** Change in the number of articles, by assertion; 0 where only the gazetteer or corrections changed. */
  readonly #changes = new Map<number, number>();
  readonly #changedEntities = new Set<number>();
  readonly #changedKeys = new Map<string, Identifier>();
  readonly #located = new Set<number>();

  constructor(store: Store, { entities, asserters, collisions, cached }: AssertionDependencies) {
    this.#store = store;
    this.#entities = entities;
    this.#asserters = asserters;
    this.#collisions = collisions;
    this.#insert = inserter(store, 'claims');
    this.#insertKeys = inserter(store, 'claimed_keys');
    this.#insertOfArticle = inserter(store, 'article_claims');
    this.#latest = new LRUCache({ max: cached });
  }

  #addToChange(id: number, change: number): void {
    this.#changes.set(id, (this.#changes.get(id) ?? 0) + change);
  }

  #addChangedKeys(keys: readonly Identifier[]): void {
    for (const key of keys) this.#changedKeys.set(JSON.stringify(key), key);
  }

  #insertNew({ id, target }: StoredAssertion, record: EntityRecord, text: string): void {
    this.#insert([{ id, entity_id: target.id, record: text, in_gazetteer: 0, article_count: 0, in_correction: 0 }]);
    const keys = claimedKeys(record);
    this.#insertKeys(keys.map(({ scheme, value }) => ({ scheme, value, claim_id: id })));
    this.#addChangedKeys(keys);
    this.#changedEntities.add(target.id);
  }

  #findOrInsert(record: EntityRecord): StoredAssertion {
    const latest = this.#latest.get(record.key);
    if (latest && isSameAssertion(latest.record, record)) return latest.assertion;
    const text = assertionText(record);
    const collisions = this.#collisions.count;
    const assertion = { id: rowId(text), target: this.#entities.targetOf(record) };
    // Those of aliases and identifiers are written last: a collision is to be known before.
    for (const { assertedBy } of [...record.aliases, ...record.identifiers]) this.#asserters.idOf(assertedBy);
    const stored = this.#store.prepare(SELECT_RECORD).pluck().get(assertion.id) as string | undefined;
    if (stored !== undefined && stored !== text) {
      this.#collisions.note({ of: 'assertion', stored, refused: text });
      this.#changedEntities.add(assertion.target.id);
      return assertion;
    }
    if (stored === undefined) this.#insertNew(assertion, record, text);
    if (this.#collisions.count === collisions) this.#latest.set(record.key, { record, assertion });
    return assertion;
  }

  #assertionsOfArticle(articleId: number): Set<number> {
    const claims = this.#store.prepare(SELECT_OF_ARTICLE).pluck().get(articleId) as Uint8Array | undefined;
    return new Set(claims ? unpackIds(claims) : []);
  }

  #replace(articleId: number, before: ReadonlySet<number>, after: ReadonlySet<number>): void {
    const removed = [...before].filter((id) => !after.has(id));
    const added = [...after].filter((id) => !before.has(id));
    for (const id of removed) this.#addToChange(id, -1);
    for (const id of added) this.#addToChange(id, 1);
    if (removed.length + added.length === 0) return;
    if (before.size > 0) this.#store.prepare(DELETE_OF_ARTICLE).run(articleId);
    if (after.size > 0) this.#insertOfArticle([{ article_id: articleId, claims: packIds([...after]) }]);
  }

  /** Sets or clears a source other than articles. */
  #setSource(column: 'in_gazetteer' | 'in_correction', id: number, isSource: 0 | 1): void {
    const update = this.#store.prepare(`UPDATE claims SET ${column} = ? WHERE id = ? RETURNING ${OWNER}`);
    const { entity, hasLocation } = update.get(isSource, id) as { entity: number; hasLocation: 0 | 1 };
    this.#changedEntities.add(entity);
    if (hasLocation === 1) this.#located.add(entity);
    this.#addToChange(id, 0);
  }

  #delete(id: number): void {
    const keys = this.#store.prepare('SELECT scheme, value FROM claimed_keys WHERE claim_id = ?').all(id);
    this.#addChangedKeys(keys as Identifier[]);
    const entity = this.#store.prepare('DELETE FROM claims WHERE id = ? RETURNING entity_id').pluck().get(id);
    this.#changedEntities.add(entity as number);
  }

  assertArticle(articleId: number, article: ArticleRecord): ReadonlyMap<EntityKey, MergeTarget> {
    const targets = new Map<EntityKey, MergeTarget>();
    const after = new Set<number>();
    for (const record of withAliases(article)) {
      const { id, target } = this.#findOrInsert(record);
      targets.set(record.key, target);
      after.add(id);
    }
    this.#replace(articleId, this.#assertionsOfArticle(articleId), after);
    return targets;
  }

  retractArticle(articleId: number): void {
    this.#replace(articleId, this.#assertionsOfArticle(articleId), new Set());
  }

  assertGazetteer(records: readonly EntityRecord[]): void {
    const before = this.#store.prepare('SELECT id FROM claims WHERE in_gazetteer = 1').pluck().all() as number[];
    const after = new Set<number>();
    for (const record of records) {
      const place = { file: record.aliases[0]?.assertedBy.name ?? '.', line: null };
      let id = 0;
      const isFree = this.#collisions.isFree(place, () => {
        id = this.#findOrInsert(withNameAsAlias(record)).id;
      });
      if (isFree) after.add(id);
      else this.#addToChange(id, 0);
    }
    for (const id of before) if (!after.delete(id)) this.#setSource('in_gazetteer', id, 0);
    for (const id of after) this.#setSource('in_gazetteer', id, 1);
  }

  assertCorrection(before: EntityRecord | null, after: EntityRecord | null): void {
    if (before) this.#setSource('in_correction', rowId(assertionText(before)), 0);
    if (after) this.#setSource('in_correction', this.#findOrInsert(after).id, 1);
  }

  finish(): AssertionChanges {
    const addArticles = this.#store.prepare(ADD_ARTICLES).pluck();
    for (const [id, change] of this.#changes) if (addArticles.get(change, id) === 0) this.#delete(id);
    return { entities: this.#changedEntities, keys: [...this.#changedKeys.values()], located: this.#located };
  }
}

export function createAssertionWriter(store: Store, dependencies: AssertionDependencies): AssertionWriter {
  return new StoredAssertions(store, dependencies);
}
