/**
 * Collects the keys of all articles of a first load, and writes them in their order: put into their table one after the other, they would
 * touch a page each. All are written as those of first versions, which most articles are. An article that shares no key with another
 * one is compared with none.
 */
import type { Store } from '../database/open.ts';
import type { Position, Signature } from './compare-versions.ts';

export interface StagedVersionKeys {
  readonly add: (position: Position, signature: Signature) => void;
  /** Takes an article out. */
  readonly remove: (id: number) => void;
  /** Writes the keys of all articles, and puts those that share one into `versions_to_compare`. */
  readonly finish: () => void;
}

const CREATE = `
  DROP TABLE IF EXISTS temp.staged_version_keys;
  CREATE TEMP TABLE staged_version_keys (published INTEGER NOT NULL, article_id INTEGER NOT NULL, signature TEXT NOT NULL)`;
const STAGE = 'INSERT INTO staged_version_keys VALUES (@published, @id, @signature)';
const REMOVE = 'DELETE FROM staged_version_keys WHERE article_id = ?';
/** The keys of a signature are its only numbers. */
const WRITE = `
  INSERT INTO version_keys (key, is_copy, published, article_id)
  SELECT k.atom AS key, 0, s.published, s.article_id
  FROM staged_version_keys AS s, json_tree(s.signature) AS k WHERE k.type = 'integer' ORDER BY key, s.published, s.article_id`;
const ENQUEUE_SHARING = `
  INSERT INTO versions_to_compare (published, id, signature, is_new)
  SELECT published, article_id, signature, 0 FROM staged_version_keys WHERE article_id IN (
    SELECT article_id FROM version_keys WHERE key IN (SELECT key FROM version_keys GROUP BY key HAVING count(*) > 1))`;
const DROP = 'DROP TABLE staged_version_keys';

export function stageVersionKeys({ db }: Store): StagedVersionKeys {
  db.exec(CREATE);
  const stage = db.prepare(STAGE);
  const remove = db.prepare(REMOVE);
  return {
    add: ({ id, published }, signature) => {
      stage.run({ id, published, signature: JSON.stringify(signature) });
    },
    remove: (id) => {
      remove.run(id);
    },
    finish: () => {
      for (const sql of [WRITE, ENQUEUE_SHARING, DROP]) db.exec(sql);
    },
  };
}
