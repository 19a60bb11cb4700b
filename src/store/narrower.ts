/** Works on queries that are made already: which columns they have, fewer of them, fewer rows. */
import { type Expression, LimitNode, OffsetNode, type OperationNode, SelectQueryNode, ValueNode } from 'kysely';
import { NotInSql } from './column.ts';
import { expressionOf } from './instead-of-parent.ts';

/** Names of the columns that a query selects. */
export function namesOf(query: OperationNode): string[] {
  const { selections = [] } = query as SelectQueryNode;
  return selections.map(({ selection }) => nameOf(selection));
}

function nameOf(node: OperationNode): string {
  const { alias, column, name } = node as Partial<{ alias: OperationNode; column: OperationNode; name: string }>;
  const inner = alias ?? column;
  if (inner) return nameOf(inner);
  if (name === undefined) throw new NotInSql('a column of its query has no name');
  return name;
}

const selecting = (query: OperationNode, wanted: (name: string) => boolean): OperationNode => {
  const { selections = [] } = query as SelectQueryNode;
  const kept = selections.filter(({ selection }) => wanted(nameOf(selection)));
  return { ...query, selections: kept.length > 0 ? kept : selections.slice(0, 1) } as OperationNode;
};

/** The query without that column. */
export const without = (query: OperationNode, name: string): OperationNode => selecting(query, (each) => each !== name);

/** The query with no more columns than are used. What is grouped may go by the names of its columns, and stays. */
export const only = (query: OperationNode, used: ReadonlySet<string>): OperationNode =>
  (query as SelectQueryNode).groupBy ? query : selecting(query, (name) => used.has(name));

const immediate = (size: number) => ValueNode.createImmediate(size);

/** So many rows, after so many others. */
export const limited = (rows: OperationNode, limit: number, offset: number): Expression<unknown> => {
  const query = SelectQueryNode.cloneWithLimit(rows as SelectQueryNode, LimitNode.create(immediate(limit)));
  if (offset === 0) return expressionOf(query);
  return expressionOf(SelectQueryNode.cloneWithOffset(query, OffsetNode.create(immediate(offset))));
};
