/** The log of changes: all of it, what touches an entity, what touches an article; and the snapshots in it. */
import { type Connection, connect, type PageArgs } from './connection.ts';
import { entityBy, FIND, idOf, mentionAt } from './ids.ts';
import type { Article, Base, Change, Entity, Snapshot } from './model.ts';

export interface ChangeArgs extends PageArgs {
  readonly types?: readonly string[] | null;
  readonly states?: readonly string[] | null;
  readonly createdBy?: string | null;
  readonly since?: number | null;
}

const stateOf = ({ undoneByNumber, orphanReason }: Change): string => {
  if (undoneByNumber !== null) return 'UNDONE';
  return orphanReason === null ? 'HOLDS' : 'ORPHANED';
};

const list = (changes: readonly Change[], { types, states, createdBy, since, ...args }: ChangeArgs): Connection =>
  connect({
    items: () =>
      changes.filter(
        (change) =>
          (types?.includes(change.type) ?? true) &&
          (states?.includes(stateOf(change)) ?? true) &&
          (createdBy == null || change.createdBy === createdBy) &&
          (since == null || change.number > since),
      ),
    order: () => ({ name: 'NUMBER', directions: ['DESC'], key: ({ number }) => [number] }),
    args,
    edge: (node) => ({ node }),
  });

const touching = ({ changes }: Base, sort: string, rowId: number): Change[] =>
  changes.filter(({ subjects }) => subjects.some((subject) => subject.sort === sort && subject.rowId === rowId));

export function changeList({ changes }: Base, args: ChangeArgs): Connection {
  return list(changes, args);
}

export function entityChangeList(base: Base, { rowId }: Entity, args: ChangeArgs): Connection {
  return list(touching(base, 'ENTITY', rowId), args);
}

export function articleChangeList(base: Base, { rowId }: Article, args: ChangeArgs): Connection {
  return list(touching(base, 'ARTICLE', rowId), args);
}

export function changeBy({ changes }: Base, number: number | null): Change | null {
  return changes.find((change) => change.number === number) ?? null;
}

export const CHANGE_FIELDS = {
  id: idOf,
  state: stateOf,
  undoes: ({ undoesNumber }: Change, _args: unknown, base: Base) => changeBy(base, undoesNumber),
  undoneBy: ({ undoneByNumber }: Change, _args: unknown, base: Base) => changeBy(base, undoneByNumber),
};

export const ENTITY_STATE_FIELDS = {
  entity: ({ key }: Snapshot['entities'][number], _args: unknown, base: Base) => entityBy(base, key),
};

export const ARTICLE_STATE_FIELDS = {
  publishedAt: ({ publication }: Snapshot['articles'][number]) => publication?.at ?? null,
  publishedPrecision: ({ publication }: Snapshot['articles'][number]) => publication?.precision ?? null,
  article: ({ key }: Snapshot['articles'][number], _args: unknown, base: Base) => FIND.Article(base, key),
};

export const MENTION_STATE_FIELDS = {
  articleKey: ({ article }: Snapshot['mentions'][number]) => article,
  entityKey: ({ entity }: Snapshot['mentions'][number]) => entity,
  span: ({ start, end }: Snapshot['mentions'][number]) => ({ start, end }),
  mention: ({ article, ...span }: Snapshot['mentions'][number], _args: unknown, base: Base) =>
    mentionAt(base, article, span),
};
