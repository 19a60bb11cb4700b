/**
 * Updates near copies. In order of publication, an article is a copy of the article most like it among those before it that are no
 * copies, or else itself a first version (leader clustering: Hartigan, "Clustering Algorithms", 1975). So what an article is depends on
 * earlier ones alone; when one changes, the later ones that may depend on it are compared again, in the same order.
 */
import type { ArticleRecord } from '../../model.ts';
import { shinglesOf } from '../../text/shingles.ts';
import type { Store } from '../database/open.ts';
import type { VersionsTable } from '../sql/tables/versions.ts';
import {
  createVersionComparer,
  type Original,
  type Position,
  type Signature,
  secondsOf,
  signatureOfStory,
  storyOf,
} from './compare-versions.ts';
import { rowId } from './row-ids.ts';
import { stageVersionKeys } from './staged-version-keys.ts';
import { passagesOf } from './stored-articles.ts';
import { createVersionRows, roleOf, type VersionRole } from './version-rows.ts';

export interface VersionWriter {
  /** To be called before a stored article, by row id, is deleted. */
  readonly remove: (id: number) => void;
  /** To be called before an article is inserted. */
  readonly add: (record: ArticleRecord) => void;
  /** Takes the last added article back, which was refused. */
  readonly takeBack: () => void;
  /** Compares what changed. Returns the row ids of the articles that repeat another one since, or do not any more. */
  readonly finish: () => number[];
}

/** True also after the migration that creates these tables. */
export const hasNoVersionKeys = (store: Store): boolean =>
  store.prepare('SELECT 1 FROM version_keys LIMIT 1').get() === undefined;

/** The articles to be compared: all that were added, and those that may depend on what changed. */
const CREATE_QUEUE = `
  CREATE TEMP TABLE IF NOT EXISTS versions_to_compare (
    published INTEGER NOT NULL,
    id INTEGER NOT NULL,
    -- Of an article that was added: of the others it is read from their texts.
    signature TEXT,
    is_new INTEGER NOT NULL,
    PRIMARY KEY (published, id)
  ) WITHOUT ROWID;
  DELETE FROM versions_to_compare`;
const ENQUEUE = 'INSERT INTO versions_to_compare VALUES (@published, @id, @signature, @isNew) ON CONFLICT DO NOTHING';
const SELECT_NEXT =
  'SELECT published, id, signature, is_new AS isNew FROM versions_to_compare ORDER BY published, id LIMIT 1';
const DEQUEUE = 'DELETE FROM versions_to_compare WHERE published = @published AND id = @id';

const SELECT_STORY = `
  SELECT text, published_at AS publishedAt FROM articles JOIN article_texts ON article_id = id WHERE id = ?`;
const SELECT_ARTICLES = 'SELECT id, published_at AS publishedAt FROM articles';

interface Queued extends Position {
  readonly signature: string | null;
  readonly isNew: 0 | 1;
}

interface Removed {
  readonly position: Position;
  readonly signature: Signature;
}

const isSame = (one: Removed, other: Removed): boolean =>
  one.position.id === other.position.id &&
  one.position.published === other.position.published &&
  one.signature.words === other.signature.words &&
  one.signature.bands.length === other.signature.bands.length;

const isSameVersion = (before: VersionsTable | null, after: Original | null): boolean => {
  if (before === null || roleOf(before) === 'FIRST') return after === null;
  const { first, likeness, repeats } = after ?? {};
  return before.first_id === first?.id && before.likeness === likeness && before.repeats_id === repeats;
};

const roleAfter = (after: Original | null): VersionRole => {
  if (after === null) return 'FIRST';
  return after.repeats === null ? 'COPY' : 'REPETITION';
};

/** Keeps the words of `cached` articles. */
export function createVersionWriter(store: Store, cached: number): VersionWriter {
  const rows = createVersionRows(store);
  const comparer = createVersionComparer(store, cached);
  /** Nothing was compared before, so that whatever comes later waits in the queue already. */
  const isFirst = hasNoVersionKeys(store);
  const isUnfilled = isFirst && store.prepare('SELECT 1 FROM articles LIMIT 1').get() !== undefined;
  const staged = isFirst && !isUnfilled ? stageVersionKeys(store) : null;
  store.db.exec(CREATE_QUEUE);
  /** An article is removed and added again when it changes: nothing is to be done when its words stay. */
  let removed: Removed | null = null;
  let lastAdded: Removed | null = null;

  const enqueue = ({ id, published }: Position, added: { signature: Signature | null } | null): void => {
    const signature = added?.signature ? JSON.stringify(added.signature) : null;
    store.prepare(ENQUEUE).run({ id, published, signature, isNew: added ? 1 : 0 });
  };
  const enqueueAll = (positions: readonly Position[]): void => {
    for (const position of positions) enqueue(position, null);
  };
  const completeRemoval = (): void => {
    if (removed === null) return;
    const { position, signature } = removed;
    removed = null;
    const version = rows.read(position.id);
    const role = roleOf(version);
    rows.removeKeys(position, signature, role);
    if (role === 'FIRST') enqueueAll([...rows.laterAlike(position, signature.bands), ...rows.copiesOf(position.id)]);
    if (role !== 'REPETITION' && signature.words !== null) enqueueAll(rows.laterSame(position, signature.words));
    if (version !== null) rows.remove(version);
    store.prepare(DEQUEUE).run({ id: position.id, published: position.published });
  };
  /** Gives whether the article repeats another one since, or does not any more. */
  const compare = ({ id, published, signature: stored, isNew }: Queued): boolean => {
    const position = { id, published };
    const signature: Signature = stored === null ? comparer.signatureOf(id) : JSON.parse(stored);
    const before = isNew ? null : rows.read(id);
    const after = comparer.originalOf(position, signature);
    const role = { before: isNew ? null : roleOf(before), after: roleAfter(after) };
    if (role.before === role.after && isSameVersion(before, after)) {
      // The first version may have lost its row when it changed.
      if (after !== null) rows.addFirst(after.first);
      return false;
    }
    if (role.before !== role.after) {
      if (role.before !== null) rows.removeKeys(position, signature, role.before);
      rows.addKeys(position, signature, role.after);
    }
    const staysFirst = (role.before === 'FIRST') === (role.after === 'FIRST');
    const later = isFirst || staysFirst ? [] : rows.laterAlike(position, signature.bands);
    const copies = role.before === 'FIRST' ? rows.copiesOf(id) : [];
    if (before !== null) rows.remove(before);
    if (after !== null) rows.add(position, after);
    if (after !== null) rows.addFirst(after.first);
    enqueueAll([...later, ...copies]);
    if (!isFirst && role.after !== 'REPETITION' && signature.words !== null)
      enqueueAll(rows.laterSame(position, signature.words));
    return (role.before === 'REPETITION') !== (role.after === 'REPETITION');
  };
  const enqueueArticles = (): void => {
    const articles = store.prepare(SELECT_ARTICLES).all() as { id: number; publishedAt: string }[];
    for (const { id, publishedAt } of articles) enqueue({ id, published: secondsOf(publishedAt) }, { signature: null });
  };
  return {
    remove: (id) => {
      if (isUnfilled) return;
      completeRemoval();
      const { text, publishedAt } = store.prepare(SELECT_STORY).get(id) as { text: string; publishedAt: string };
      const story = shinglesOf(storyOf({ text, passages: passagesOf(store, id) }));
      removed = { position: { id, published: secondsOf(publishedAt) }, signature: signatureOfStory(story) };
    },
    add: (record) => {
      if (isUnfilled) return;
      const position = { id: rowId(record.key), published: secondsOf(record.publication?.at ?? '') };
      const added = { position, signature: signatureOfStory(shinglesOf(storyOf(record))) };
      lastAdded = added;
      if (staged !== null) return staged.add(position, added.signature);
      if (removed !== null && isSame(removed, added)) {
        removed = null;
        return;
      }
      completeRemoval();
      enqueue(position, added);
    },
    takeBack: () => {
      if (isUnfilled || lastAdded === null) return;
      if (staged !== null) return staged.remove(lastAdded.position.id);
      completeRemoval();
      removed = lastAdded;
    },
    finish: () => {
      if (isUnfilled) enqueueArticles();
      staged?.finish();
      completeRemoval();
      const changed: number[] = [];
      for (;;) {
        const next = store.prepare(SELECT_NEXT).get() as Queued | undefined;
        if (next === undefined) return changed;
        store.prepare(DEQUEUE).run({ id: next.id, published: next.published });
        if (compare(next)) changed.push(next.id);
      }
    },
  };
}
