/** Reads the log of changes: by number, as pages, as counts; and the things of which it holds snapshots. */
import { type Expression, sql } from 'kysely';
import { type ChangeState, type ChangeType, EDITABLE, type OrphanReason } from '../../corrections/change.ts';
import type { Store } from '../database/open.ts';
import { type Condition, isIn, restrict, when } from '../filter/conditions.ts';
import { parsed, unfolded } from '../sql/column.ts';
import { writeCursor } from '../sql/cursor.ts';
import { foundRows } from '../sql/found.ts';
import { qb } from '../sql/kysely.ts';
import { labelOf, type Order, type Page } from '../sql/page.ts';
import { COUNT, countPerParent, ONCE, PARENT, pagePerParent, rowPerParent } from '../sql/per-parent.ts';
import type {
  ArticleState,
  ChangeQuery,
  ChangeRow,
  ChangeScope,
  EntityState,
  MentionState,
  Snapshot,
} from './changes.ts';

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

interface Raw {
  readonly number: number;
  readonly key: string;
  readonly type: ChangeType;
  readonly input: string;
  readonly reason: string | null;
  readonly createdBy: string;
  readonly createdAt: string;
  readonly before: string;
  readonly after: string;
  readonly undoes: number | null;
  readonly undoneBy: number | null;
  readonly orphanReason: OrphanReason | null;
  readonly state: ChangeState;
}

const snapshotIn = (text: string): Snapshot => unfolded(parsed<Snapshot>(text), ['entities', 'articles', 'mentions']);

const toChange = (raw: Raw): ChangeRow => ({
  ...raw,
  input: parsed<unknown>(raw.input),
  before: snapshotIn(raw.before),
  after: snapshotIn(raw.after),
});

const all = qb.selectFrom('changes as c');

export function readChanges(store: Store, numbers: readonly number[]): (ChangeRow | null)[] {
  const query = all.select(COLUMNS).select(STATE.as('state')).where('c.number', '=', PARENT);
  return rowPerParent(store, numbers, { query, row: toChange });
}

/** The numbers of the changes that touched the parent. */
const touching = (of: 'entity' | 'article'): Expression<number> => sql`(
  select change_number from change_subjects
  where subject = ${sql.lit(of.toUpperCase())} and subject_id = ${PARENT})`;

const conditionsOf = (scope: ChangeScope, asked: Omit<ChangeQuery, 'page'>): Condition[] => [
  ...(scope.of === 'root' ? [] : [sql<boolean>`c.number in ${touching(scope.of)}`]),
  ...when(asked.types, (types) => isIn(sql.ref('c.type'), types)),
  ...when(asked.states, (states) => isIn(STATE, states)),
  ...when(asked.since, (number): Condition => sql`c.number > ${number}`),
  ...when(asked.createdBy, (name): Condition => sql`c.created_by = ${name}`),
];

const LATEST_FIRST: Order = { name: 'NUMBER', parts: [{ columns: ['c.number'], direction: 'DESC' }] };

export function cursorAt(number: number): string {
  return writeCursor(labelOf(LATEST_FIRST), [number]);
}

const parentsOf = (scope: ChangeScope): readonly number[] => (scope.of === 'root' ? ONCE : scope.ids);

export function pageOfChanges(store: Store, scope: ChangeScope, { page, ...asked }: ChangeQuery): Page<ChangeRow>[] {
  return pagePerParent(store, {
    parents: parentsOf(scope),
    query: restrict(all.select(COLUMNS).select(STATE.as('state')), conditionsOf(scope, asked)),
    order: LATEST_FIRST,
    page,
    row: toChange,
  });
}

export function countOfChanges(store: Store, scope: ChangeScope, asked: Omit<ChangeQuery, 'page'>): number[] {
  return countPerParent(store, parentsOf(scope), restrict(all.select(COUNT), conditionsOf(scope, asked)));
}

const ENTITY = ['key', 'kind', 'name', 'articleCount', 'mentionCount'] as const;
const ARTICLE = ['key', ...EDITABLE, 'textHash'] as const;
const MENTION = ['article', 'start', 'end', 'surface', 'kind', 'form', 'status', 'entity'] as const;

export function entitiesIn(store: Store, lists: readonly (readonly EntityState[])[]): EntityState[][] {
  return lists.map((list) => foundRows(store, list, ENTITY));
}

const withPublication = (state: ArticleState): ArticleState => ({
  ...state,
  publication: unfolded(state.publication, ['at', 'precision']),
});

export function articlesIn(store: Store, lists: readonly (readonly ArticleState[])[]): ArticleState[][] {
  return lists.map((list) => foundRows(store, list, ARTICLE).map(withPublication));
}

export function mentionsIn(store: Store, lists: readonly (readonly MentionState[])[]): MentionState[][] {
  return lists.map((list) => foundRows(store, list, MENTION));
}
