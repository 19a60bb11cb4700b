/** The log of changes: by number, and the lists of all, of an entity and of an article. */
import type { ChangeState, ChangeType } from '../../corrections/definitions.ts';
import { when } from '../filter/conditions.ts';
import { type Bound, bind, type Sql, text } from '../sql/expression.ts';
import { rowsFor } from '../sql/gather.ts';
import { desc } from '../sql/keyset.ts';
import { type Condition, choose, eq, gt, isAmong, isIn, isNotNull, tick } from '../sql/operators.ts';
import { type Few, find, from, type List, type One, select } from '../sql/query.ts';
import type { Row } from '../sql/table.ts';
import { changeSubjects, changes } from '../sql/tables/corrections.ts';

export type ChangeRow = Row<typeof changes>;

interface ChangeQuery {
  readonly types?: readonly ChangeType[] | null | undefined;
  readonly states?: readonly ChangeState[] | null | undefined;
  readonly createdBy?: Bound<string> | null | undefined;
  /** Number of the last change that is known: only those made after it. */
  readonly since?: number | null | undefined;
}

/** The change with that number, if any. */
export const changeByNumber = (number: Sql<number>): One<ChangeRow | null> =>
  find(from(changes, (change) => [eq(change.number, number)]));

/** The changes with these numbers that exist, in the order of the numbers. */
export const changesByNumber = (numbers: readonly number[]): Few<ChangeRow> =>
  rowsFor(numbers, { of: changes, key: 'number' }, (change, number) => eq(change.number, number));

/** Whether a change is in force. */
export const stateOf = (change: ChangeRow): Sql<ChangeState> =>
  choose<ChangeState>(
    isNotNull(change.undone_by),
    text('UNDONE'),
    choose<ChangeState>(isNotNull(change.orphan_reason), text('ORPHANED'), text('HOLDS')),
  );

function conditionsOf({ types, states, createdBy, since }: ChangeQuery, change: ChangeRow): Condition[] {
  return [
    tick(change.number),
    ...when(types, (among) => isIn(change.type, among)),
    ...when(states, (among) => isIn(stateOf(change), among)),
    ...when(since, (number) => gt(change.number, bind(number))),
    ...when(createdBy, (name) => eq(change.created_by, name)),
  ];
}

/** The changes of which the number meets a condition, latest first. */
function listed(query: ChangeQuery, where: (number: Sql<number>) => Condition[] = () => []): List<ChangeRow> {
  const rows = from(changes, (change) => [...where(change.number), ...conditionsOf(query, change)]);
  return { ...rows, order: () => ({ name: 'NUMBER', parts: [desc(rows.row.number)] }) };
}

/** All changes, latest first. */
export const allChanges = (query: ChangeQuery): List<ChangeRow> => listed(query);

/** The changes that touched an entity or article, latest first. */
export function changesOf(subject: 'ENTITY' | 'ARTICLE', id: Sql<number>, query: ChangeQuery): List<ChangeRow> {
  const touched = from(changeSubjects, (row) => [eq(row.subject, text(subject)), eq(row.subject_id, id)]);
  return listed(query, (number) => [isAmong(number, select(touched.row.change_number, touched))]);
}
