/** Stores the assertions of articles, gazetteers and corrections about entities, in `claims`, and collects whom changes affect. */
import { LRUCache } from 'lru-cache';
import type { ArticleRecord, EntityKey, EntityRecord, Identifier } from '../../model.ts';
import type { Store } from '../database/open.ts';
import { assertionText, claimedKeys, isSameAssertion } from './assertion.ts';
import { withAliases, withNameAsAlias } from './complete-aliases.ts';
import type { EntityWriter } from './entities.ts';
import { inserter } from './insert.ts';
import type { MergeTarget } from './merge-targets.ts';
import { rowId } from './row-ids.ts';

export interface AssertionChanges {
  /** Row ids of the entities of which assertions came or went. */
  readonly entities: ReadonlySet<number>;
  /** The identifiers and former keys in those assertions. */
  readonly keys: readonly Identifier[];
}

export interface AssertionWriter {
  /** Makes an article assert what its record says, and nothing else. Gives where each of its entities is stored. */
  readonly assertArticle: (articleId: number, article: ArticleRecord) => ReadonlyMap<EntityKey, MergeTarget>;
  readonly retractArticle: (articleId: number) => void;
  /** Makes the gazetteer of the seeds assert these records, and nothing else. */
  readonly assertGazetteer: (records: readonly EntityRecord[]) => void;
  /** Replaces the assertion of corrections about an entity; null is none. */
  readonly assertCorrection: (before: EntityRecord | null, after: EntityRecord | null) => void;
  /** Writes how many articles make each assertion, and deletes those without a source. */
  readonly finish: () => AssertionChanges;
}

interface StoredAssertion {
  readonly id: number;
  readonly target: MergeTarget;
}

/** Returns the new number of sources; the gazetteer and corrections count as one each. */
const ADD_ARTICLES = `
  UPDATE claims SET article_count = article_count + ? WHERE id = ? RETURNING article_count + in_gazetteer + in_correction`;
const SELECT_OF_ARTICLE = 'SELECT claim_id FROM article_claims WHERE article_id = ?';
const DELETE_OF_ARTICLE = 'DELETE FROM article_claims WHERE article_id = ? AND claim_id = ?';

class StoredAssertions implements AssertionWriter {
  readonly #store: Store;
  readonly #entities: EntityWriter;
  readonly #insert: ReturnType<typeof inserter<'claims'>>;
  readonly #insertKeys: ReturnType<typeof inserter<'claimed_keys'>>;
  readonly #insertOfArticle: ReturnType<typeof inserter<'article_claims'>>;
  /** The latest assertion of an entity: most articles assert the same of it. */
  readonly #latest: LRUCache<EntityKey, { readonly record: EntityRecord; readonly assertion: StoredAssertion }>;
  /** Change in the number of articles by assertion; 0 where only another source changed. */
  readonly #changes = new Map<number, number>();
  readonly #changedEntities = new Set<number>();
  readonly #changedKeys = new Map<string, Identifier>();

  constructor(store: Store, entities: EntityWriter, cached: number) {
    this.#store = store;
    this.#entities = entities;
    this.#insert = inserter(store, 'claims');
    this.#insertKeys = inserter(store, 'claimed_keys');
    this.#insertOfArticle = inserter(store, 'article_claims');
    this.#latest = new LRUCache({ max: cached });
  }

  #count(id: number, change: number): void {
    this.#changes.set(id, (this.#changes.get(id) ?? 0) + change);
  }

  #noteKeys(keys: readonly Identifier[]): void {
    for (const key of keys) this.#changedKeys.set(JSON.stringify(key), key);
  }

  #insertNew({ id, target }: StoredAssertion, record: EntityRecord, text: string): void {
    this.#insert([{ id, entity_id: target.id, record: text, in_gazetteer: 0, article_count: 0, in_correction: 0 }]);
    const keys = claimedKeys(record);
    this.#insertKeys(keys.map(({ scheme, value }) => ({ scheme, value, claim_id: id })));
    this.#noteKeys(keys);
    this.#changedEntities.add(target.id);
  }

  #findOrInsert(record: EntityRecord): StoredAssertion {
    const latest = this.#latest.get(record.key);
    if (latest && isSameAssertion(latest.record, record)) return latest.assertion;
    const text = assertionText(record);
    const assertion = { id: rowId(text), target: this.#entities.targetOf(record) };
    const isStored = this.#store.prepare('SELECT 1 FROM claims WHERE id = ?').get(assertion.id) !== undefined;
    if (!isStored) this.#insertNew(assertion, record, text);
    this.#latest.set(record.key, { record, assertion });
    return assertion;
  }

  #ofArticle(articleId: number): Set<number> {
    return new Set(this.#store.prepare(SELECT_OF_ARTICLE).pluck().all(articleId) as number[]);
  }

  #retract(articleId: number, ids: Iterable<number>): void {
    for (const id of ids) {
      this.#count(id, -1);
      this.#store.prepare(DELETE_OF_ARTICLE).run(articleId, id);
    }
  }

  /** Sets or clears a source other than articles. */
  #mark(column: 'in_gazetteer' | 'in_correction', id: number, isSource: 0 | 1): void {
    const update = this.#store.prepare(`UPDATE claims SET ${column} = ? WHERE id = ? RETURNING entity_id`).pluck();
    this.#changedEntities.add(update.get(isSource, id) as number);
    this.#count(id, 0);
  }

  #delete(id: number): void {
    const keys = this.#store.prepare('SELECT scheme, value FROM claimed_keys WHERE claim_id = ?').all(id);
    this.#noteKeys(keys as Identifier[]);
    const entity = this.#store.prepare('DELETE FROM claims WHERE id = ? RETURNING entity_id').pluck().get(id);
    this.#changedEntities.add(entity as number);
  }

  assertArticle(articleId: number, article: ArticleRecord): ReadonlyMap<EntityKey, MergeTarget> {
    const targets = new Map<EntityKey, MergeTarget>();
    const before = this.#ofArticle(articleId);
    const added: number[] = [];
    for (const record of withAliases(article)) {
      const { id, target } = this.#findOrInsert(record);
      targets.set(record.key, target);
      if (!before.delete(id)) added.push(id);
    }
    this.#retract(articleId, before);
    for (const id of added) this.#count(id, 1);
    this.#insertOfArticle(added.map((id) => ({ article_id: articleId, claim_id: id })));
    return targets;
  }

  retractArticle(articleId: number): void {
    this.#retract(articleId, this.#ofArticle(articleId));
  }

  assertGazetteer(records: readonly EntityRecord[]): void {
    const before = this.#store.prepare('SELECT id FROM claims WHERE in_gazetteer = 1').pluck().all() as number[];
    const after = new Set(records.map((record) => this.#findOrInsert(withNameAsAlias(record)).id));
    for (const id of before) if (!after.delete(id)) this.#mark('in_gazetteer', id, 0);
    for (const id of after) this.#mark('in_gazetteer', id, 1);
  }

  assertCorrection(before: EntityRecord | null, after: EntityRecord | null): void {
    if (before) this.#mark('in_correction', rowId(assertionText(before)), 0);
    if (after) this.#mark('in_correction', this.#findOrInsert(after).id, 1);
  }

  finish(): AssertionChanges {
    const addArticles = this.#store.prepare(ADD_ARTICLES).pluck();
    for (const [id, change] of this.#changes) if (addArticles.get(change, id) === 0) this.#delete(id);
    return { entities: this.#changedEntities, keys: [...this.#changedKeys.values()] };
  }
}

/** Caches the latest assertion of up to `cached` entities. */
export function createAssertionWriter(store: Store, entities: EntityWriter, cached: number): AssertionWriter {
  return new StoredAssertions(store, entities, cached);
}
