/** Reads the log of changes: by number, as pages, as counts. */
import { type Expression, sql } from 'kysely';
import type { ChangeState, ChangeType, OrphanReason } from '../../correct/change.ts';
import type { ChangeQuery, ChangeRow, ChangeScope, Snapshot } from '../changes.ts';
import { type Condition, isIn, restrict, when } from '../conditions.ts';
import type { Store } from '../open.ts';
import type { Order, Page } from '../page.ts';
import { COUNT, countPerParent, ONCE, PARENT, pagePerParent, rowPerParent } from '../per-parent.ts';
import { qb } from '../sql.ts';

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

const toChange = (raw: Raw): ChangeRow => ({
  ...raw,
  input: JSON.parse(raw.input) as unknown,
  before: JSON.parse(raw.before) as Snapshot,
  after: JSON.parse(raw.after) as Snapshot,
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
  ...when(asked.createdBy, (name): Condition => sql`c.created_by = ${name}`),
];

const LATEST_FIRST: Order = { name: 'NUMBER', parts: [{ columns: ['c.number'], direction: 'DESC' }] };

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
