/**
 * Collects the keys of all articles of a first load, and writes them in their order: put into their table one after the other, they would
 * touch a page each. An article that shares no key with another one is compared with none.
 */
import type { Store } from '../database/open.ts';
import type { Position, Signature } from './compare-versions.ts';

export interface StagedVersionKeys {
  readonly add: (position: Position, signature: Signature) => void;
  /** Takes an article out. */
  readonly remove: (id: number) => void;
  /** Writes the keys of the articles that share none, which are first versions. Gives the others. */
  readonly finish: () => Iterable<Position>;
}

const CREATE = `
  CREATE TEMP TABLE staged_version_keys (key INTEGER NOT NULL, published INTEGER NOT NULL, article_id INTEGER NOT NULL);
  CREATE TEMP TABLE sorted_version_keys (
    key INTEGER NOT NULL,
    published INTEGER NOT NULL,
    article_id INTEGER NOT NULL,
    PRIMARY KEY (key, published, article_id)
  ) WITHOUT ROWID;
  CREATE TEMP TABLE sharing_articles (article_id INTEGER PRIMARY KEY, published INTEGER NOT NULL)`;
const STAGE = 'INSERT INTO staged_version_keys SELECT value, @published, @id FROM json_each(@keys)';
const REMOVE = 'DELETE FROM staged_version_keys WHERE article_id = ?';
const SORT = `
  INSERT INTO sorted_version_keys SELECT DISTINCT key, published, article_id FROM staged_version_keys ORDER BY key, published, article_id`;
const FIND_SHARING = `
  INSERT INTO sharing_articles
  SELECT article_id, published FROM sorted_version_keys
  WHERE key IN (SELECT key FROM sorted_version_keys GROUP BY key HAVING count(*) > 1) ON CONFLICT DO NOTHING`;
const WRITE = `
  INSERT INTO version_keys (key, is_copy, published, article_id)
  SELECT key, 0, published, article_id FROM sorted_version_keys
  WHERE article_id NOT IN (SELECT article_id FROM sharing_articles) ORDER BY key, published, article_id`;
const SELECT_SHARING = `
  SELECT article_id AS id, published FROM sharing_articles WHERE article_id > ? ORDER BY article_id LIMIT 1000`;
const TABLES = ['staged_version_keys', 'sorted_version_keys', 'sharing_articles'];
const DROP = TABLES.map((table) => `DROP TABLE IF EXISTS temp.${table}`).join(';');

export function stageVersionKeys(store: Store): StagedVersionKeys {
  store.db.exec(DROP);
  store.db.exec(CREATE);
  const stage = store.db.prepare(STAGE);
  function* sharing(): Generator<Position> {
    const select = store.db.prepare(SELECT_SHARING);
    let last = -1;
    for (;;) {
      const positions = select.all(last) as Position[];
      const [end] = positions.slice(-1);
      if (end === undefined) break;
      yield* positions;
      last = end.id;
    }
    store.db.exec(DROP);
  }
  return {
    add: ({ id, published }, { bands, words }) => {
      stage.run({ keys: JSON.stringify(words === null ? bands : [words, ...bands]), published, id });
    },
    remove: (id) => {
      store.db.prepare(REMOVE).run(id);
    },
    finish: () => {
      for (const sql of [SORT, FIND_SHARING, WRITE]) store.db.exec(sql);
      return sharing();
    },
  };
}
