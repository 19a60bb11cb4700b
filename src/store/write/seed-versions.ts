/** Keeps what tells versions and copies of the stored articles, so that a run recognizes those that come later. */
import type { Document } from '../../model.ts';
import type { Store } from '../database/open.ts';
import { rowId } from './row-ids.ts';
import type { SeedLocation } from './seed-locations.ts';
import { articleDigest } from './stored-articles.ts';

/** What a run has read of an article. */
export interface SeedVersion extends Pick<Document, 'key'> {
  /** The digest that its article has, if it was stored. */
  readonly storedDigest: string;
  /** When it was changed; null when it has no address. */
  readonly changedAt: string | null;
  /** Null when it is too short to be told from others. */
  readonly content: string | null;
  /** Whether it is what was stored before: then what is known of that stays. */
  readonly isKept: boolean;
}

const INSERT = 'INSERT INTO seed_versions VALUES (?, ?, ?) ON CONFLICT (article_id)';
const KEEP = `${INSERT} DO NOTHING`;
const REPLACE = `${INSERT} DO UPDATE SET changed_at = excluded.changed_at, content = excluded.content
  WHERE changed_at IS NOT excluded.changed_at OR content IS NOT excluded.content`;

/** Those of articles that could not be read are left out. To be called in the transaction that wrote the articles. */
export function writeSeedVersions(store: Store, versions: Iterable<SeedVersion>): void {
  const [keep, replace] = [store.prepare(KEEP), store.prepare(REPLACE)];
  for (const { key, storedDigest, changedAt, content, isKept } of versions) {
    if (articleDigest(store, key) !== storedDigest) continue;
    (isKept ? keep : replace).run(rowId(key), changedAt, content);
  }
}

/** For an article that is gone. */
export const forgetSeedVersion = (store: Store, articleId: number): void => {
  store.prepare('DELETE FROM seed_versions WHERE article_id = ?').run(articleId);
};

/** An article that a correction removes is only among the base articles. */
const LOCATED = `
  SELECT v.changed_at AS changedAt, coalesce(a.key, b.key) AS key, coalesce(a.seed_file, b.record ->> 'file') AS file,
    iif(a.id IS NULL, b.record ->> 'line', a.seed_line) AS line
  FROM seed_versions AS v LEFT JOIN articles AS a ON a.id = v.article_id LEFT JOIN base_articles AS b ON b.id = v.article_id`;
const BY_KEY = `${LOCATED} WHERE v.article_id = ?`;
const BY_CONTENT = `${LOCATED} WHERE v.content = ? ORDER BY v.article_id`;

export interface StoredVersion extends SeedLocation {
  readonly key: string;
  readonly changedAt: string | null;
}

/** What is known of the stored article with a key, if anything is. */
export const storedVersionOf = (store: Store, key: string): StoredVersion | undefined =>
  store.prepare(BY_KEY).get(rowId(key)) as StoredVersion | undefined;

/** The stored articles that say the same. */
export const storedCopiesOf = (store: Store, content: string): readonly StoredVersion[] =>
  store.prepare(BY_CONTENT).all(content) as StoredVersion[];
