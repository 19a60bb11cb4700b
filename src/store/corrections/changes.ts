/** Queries of the change log: by number, as pages, as counts, and the states in its snapshots. */
import { type Expression, sql } from 'kysely';
import type { OrphanReason } from '../../corrections/define.ts';
import type { ChangeState, ChangeType } from '../../corrections/definitions.ts';
import type { ArticleState, EntityState, MentionState, Snapshot } from '../../corrections/log-line.ts';
import { EDITABLE } from '../../corrections/shapes.ts';
import type { Store } from '../database/open.ts';
import { type Condition, isIn, restrict, when } from '../filter/conditions.ts';
import { parsed, unfolded } from '../sql/column.ts';
import { writeCursor } from '../sql/cursor.ts';
import { foundRows } from '../sql/found.ts';
import { qb } from '../sql/kysely.ts';
import { labelOf, type Order, type Page, type PageRequest } from '../sql/page.ts';
import { COUNT, countPerParent, ONCE, PARENT, pagePerParent, rowPerParent } from '../sql/per-parent.ts';
import type { Root, Within } from '../sql/scope.ts';

/** A change of the log. */
export interface ChangeRow {
  /** From 1, without gaps, in the order in which they were made. */
  readonly number: number;
  /** The same in every database that it is imported into. */
  readonly key: string;
  readonly type: ChangeType;
  /** The correction, or for an UNDO the number that it undoes, as JSON. */
  readonly input: unknown;
  readonly reason: string | null;
  readonly createdBy: string;
  /** ISO 8601 UTC. */
  readonly createdAt: string;
  readonly before: Snapshot;
  readonly after: Snapshot;
  readonly state: ChangeState;
  /** Null unless ORPHANED. */
  readonly orphanReason: OrphanReason | null;
  /** Number of the change that it undoes; null unless an UNDO. */
  readonly undoes: number | null;
  /** Number of the change that undid it; null unless UNDONE. */
  readonly undoneBy: number | null;
}

export interface ChangeFilter {
  readonly types?: readonly ChangeType[] | null | undefined;
  readonly states?: readonly ChangeState[] | null | undefined;
  readonly createdBy?: string | null | undefined;
  /** Only changes after this number. */
  readonly since?: number | null | undefined;
}

export interface ChangeQuery extends ChangeFilter {
  readonly page: PageRequest;
}

/** All changes, or those that touched an entity or an article, by row id of these. */
export type ChangeScope = Root | Within<'entity'> | Within<'article'>;

const STATE = sql<ChangeState>`
  case when c.undone_by is not null then 'UNDONE' when c.orphan_reason is not null then 'ORPHANED' else 'HOLDS' end`;

const COLUMNS = [
  'c.number',
  'c.key',
  'c.type',
  'c.input',
  'c.reason',
  'c.created_by as createdBy',
  'c.created_at as createdAt',
  'c.before',
  'c.after',
  'c.undoes',
  'c.undone_by as undoneBy',
  'c.orphan_reason as orphanReason',
] as const;

interface RawChange extends Omit<ChangeRow, 'input' | 'before' | 'after'> {
  readonly input: string;
  readonly before: string;
  readonly after: string;
}

const snapshotIn = (text: string): Snapshot => unfolded(parsed<Snapshot>(text), ['entities', 'articles', 'mentions']);

const toChange = (raw: RawChange): ChangeRow => ({
  ...raw,
  input: parsed<unknown>(raw.input),
  before: snapshotIn(raw.before),
  after: snapshotIn(raw.after),
});

const all = qb.selectFrom('changes as c');

/** The changes with these numbers, in the same order; null where there is none. */
export function findChanges(store: Store, numbers: readonly number[]): (ChangeRow | null)[] {
  const query = all.select(COLUMNS).select(STATE.as('state')).where('c.number', '=', PARENT);
  return rowPerParent(store, numbers, { query, row: toChange });
}

/** The numbers of the changes that touched the parent. */
const touching = (of: 'entity' | 'article'): Expression<number> => sql`(
  select change_number from change_subjects
  where subject = ${sql.lit(of.toUpperCase())} and subject_id = ${PARENT})`;

const conditionsOf = (scope: ChangeScope, filter: ChangeFilter): Condition[] => [
  ...(scope.of === 'root' ? [] : [sql<boolean>`c.number in ${touching(scope.of)}`]),
  ...when(filter.types, (types) => isIn(sql.ref('c.type'), types)),
  ...when(filter.states, (states) => isIn(STATE, states)),
  ...when(filter.since, (number): Condition => sql`c.number > ${number}`),
  ...when(filter.createdBy, (name): Condition => sql`c.created_by = ${name}`),
];

const LATEST_FIRST: Order = { name: 'NUMBER', parts: [{ columns: ['c.number'], direction: 'DESC' }] };

/** The cursor of the change with that number in any such list, whether it exists or not. */
export function cursorOfChange(number: number): string {
  return writeCursor(labelOf(LATEST_FIRST), [number]);
}

const parentsOf = (scope: ChangeScope): readonly number[] => (scope.of === 'root' ? ONCE : scope.ids);

/** A page of changes for each parent of the scope, latest first. */
export function listChanges(store: Store, scope: ChangeScope, { page, ...filter }: ChangeQuery): Page<ChangeRow>[] {
  return pagePerParent(store, {
    parents: parentsOf(scope),
    query: restrict(all.select(COLUMNS).select(STATE.as('state')), conditionsOf(scope, filter)),
    order: LATEST_FIRST,
    page,
    row: toChange,
  });
}

/** The number of changes for each parent of the scope. */
export function countChanges(store: Store, scope: ChangeScope, filter: ChangeFilter): number[] {
  return countPerParent(store, parentsOf(scope), restrict(all.select(COUNT), conditionsOf(scope, filter)));
}

const ENTITY = ['key', 'kind', 'name', 'articleCount', 'mentionCount'] as const;
const ARTICLE = ['key', ...EDITABLE, 'textHash'] as const;
const MENTION = ['article', 'start', 'end', 'surface', 'kind', 'form', 'status', 'entity'] as const;

/** The entities of snapshots. */
export function listEntityStates(store: Store, lists: readonly (readonly EntityState[])[]): EntityState[][] {
  return lists.map((list) => foundRows(store, list, ENTITY));
}

const withPublication = (state: ArticleState): ArticleState => ({
  ...state,
  publication: unfolded(state.publication, ['at', 'precision']),
});

/** The articles of snapshots. */
export function listArticleStates(store: Store, lists: readonly (readonly ArticleState[])[]): ArticleState[][] {
  return lists.map((list) => foundRows(store, list, ARTICLE).map(withPublication));
}

/** The mentions of snapshots. */
export function listMentionStates(store: Store, lists: readonly (readonly MentionState[])[]): MentionState[][] {
  return lists.map((list) => foundRows(store, list, MENTION));
}
