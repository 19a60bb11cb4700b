/** Writes the rows of near copies: the keys by which they find each other, and the groups of versions. */
import type { Store } from '../database/open.ts';
import type { VersionsTable } from '../sql/tables/versions.ts';
import { MOST_OF_BAND, type Original, type Position, type Signature } from './compare-versions.ts';

/** What an article is among its versions. A repetition has the same words as an article before it, a copy has not. */
export type VersionRole = 'FIRST' | 'COPY' | 'REPETITION';

export interface VersionRows {
  /** Null of an article of which there is one version only. */
  readonly read: (id: number) => VersionsTable | null;
  /** Deletes the row of an article that is removed or becomes something else, and that of its first version when no other is left. */
  readonly remove: (version: VersionsTable) => void;
  /** Inserts the row of a first version when there is none. */
  readonly addFirst: (first: Position) => void;
  /** Inserts the row of a copy or repetition. */
  readonly add: (position: Position, original: Original) => void;
  readonly addKeys: (position: Position, signature: Signature, role: VersionRole) => void;
  readonly removeKeys: (position: Position, signature: Signature, role: VersionRole) => void;
  /** The later articles that may be copies of this one, or that were until now. */
  readonly laterAlike: (position: Position, bands: readonly number[]) => Position[];
  /** The later articles with the same words. */
  readonly laterSame: (position: Position, words: number) => Position[];
  /** The other versions of a first one. */
  readonly copiesOf: (id: number) => Position[];
}

export const roleOf = (version: Pick<VersionsTable, 'article_id' | 'first_id' | 'repeats_id'> | null): VersionRole => {
  if (version === null || version.first_id === version.article_id) return 'FIRST';
  return version.repeats_id === null ? 'COPY' : 'REPETITION';
};

const SELECT = 'SELECT * FROM versions WHERE article_id = ?';
const INSERT = 'INSERT INTO versions VALUES (@article_id, @first_id, @published, @likeness, @repeats_id)';
const INSERT_FIRST = 'INSERT INTO versions VALUES (@id, @id, @published, 1, NULL) ON CONFLICT DO NOTHING';
const DELETE = 'DELETE FROM versions WHERE article_id = ?';
const DELETE_LONE_FIRST = `
  DELETE FROM versions WHERE article_id = @id AND first_id = @id AND NOT EXISTS (
    SELECT 1 FROM versions AS o WHERE o.first_id = @id AND o.article_id <> @id)`;
const SELECT_COPIES = 'SELECT article_id AS id, published FROM versions WHERE first_id = @id AND article_id <> @id';

const INSERT_KEYS = `
  INSERT INTO version_keys (key, is_copy, published, article_id)
  SELECT value, @isCopy, @published, @id FROM json_each(@keys)`;
const DELETE_KEYS = `
  DELETE FROM version_keys
  WHERE key IN (SELECT value FROM json_each(@keys)) AND is_copy = @isCopy AND published = @published AND article_id = @id`;

const LATER = `
  SELECT article_id AS id, published FROM version_keys
  WHERE key = @key AND is_copy = @isCopy AND (published, article_id) > (@published, @id)`;
const SELECT_LATER = `${LATER} ORDER BY published, article_id`;
const SELECT_NEXT = `${SELECT_LATER} LIMIT ${MOST_OF_BAND}`;
const SELECT_LATER_UNTIL = `${LATER} AND (published, article_id) <= (@untilPublished, @untilId)`;

/** Repetitions have no bands: who has the same words finds them. */
const BAND_ROLES = { FIRST: 0, COPY: 1, REPETITION: null } as const;
const WORDS = 0;

export function createVersionRows(store: Store): VersionRows {
  const select = (sql: string, params: object): Position[] => store.prepare(sql).all(params) as Position[];
  const laterOfBand = (position: Position, key: number): Position[] => {
    const next = select(SELECT_NEXT, { ...position, key, isCopy: BAND_ROLES.FIRST });
    const copies = { ...position, key, isCopy: BAND_ROLES.COPY };
    const last = next[MOST_OF_BAND - 1];
    if (last === undefined) return [...next, ...select(SELECT_LATER, copies)];
    const until = { untilPublished: last.published, untilId: last.id };
    return [...next, ...select(SELECT_LATER_UNTIL, { ...copies, ...until })];
  };
  const writeKeys = (
    sql: string,
    { id, published }: Position,
    [keys, role]: readonly [Signature, VersionRole],
  ): void => {
    const { bands, words } = keys;
    const isCopy = BAND_ROLES[role];
    const write = (keysWritten: readonly number[], mark: number): void => {
      store.prepare(sql).run({ keys: JSON.stringify(keysWritten), isCopy: mark, published, id });
    };
    if (words !== null) write([words], WORDS);
    if (isCopy !== null) write(bands, isCopy);
  };
  return {
    read: (id) => (store.prepare(SELECT).get(id) as VersionsTable | undefined) ?? null,
    remove: ({ article_id: id, first_id: first }) => {
      store.prepare(DELETE).run(id);
      store.prepare(DELETE_LONE_FIRST).run({ id: first });
    },
    add: ({ id, published }, { first, likeness, repeats }) => {
      store.prepare(INSERT).run({ article_id: id, first_id: first.id, published, likeness, repeats_id: repeats });
    },
    addFirst: ({ id, published }) => {
      store.prepare(INSERT_FIRST).run({ id, published });
    },
    addKeys: (position, signature, role) => writeKeys(INSERT_KEYS, position, [signature, role]),
    removeKeys: (position, signature, role) => writeKeys(DELETE_KEYS, position, [signature, role]),
    laterAlike: (position, bands) => bands.flatMap((band) => laterOfBand(position, band)),
    laterSame: (position, key) => select(SELECT_LATER, { ...position, key, isCopy: WORDS }),
    copiesOf: (id) => select(SELECT_COPIES, { id }),
  };
}
