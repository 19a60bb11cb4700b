/** Relay connections: one way to define them all, over lists that read nothing before a field asks for it. */
import type { FieldMap, MaybePromise, OutputRef } from '@pothos/core';
import { DatelineError } from '../src/problem.ts';
import type { Page, PageRequest } from '../src/store/sql/page.ts';
import { builder, type SchemaTypes } from './builder.ts';
import type { Context } from './context.ts';
import { PAGE_SIZE, within } from './limits.ts';

/** A list as its connection sees it. */
export interface List<Row> {
  readonly page: () => Promise<Page<Row>>;
  readonly count: () => Promise<number>;
}

/** One row of a page and its cursor. */
export interface Edge<Row> {
  readonly cursor: string;
  readonly row: Row;
}

interface Parts<Row, Of extends List<Row>, Node> {
  /** What the connection's and the edge's name begin with. */
  readonly name: string;
  /** What the list holds, in the plural. */
  readonly of: string;
  /** What an edge is: a noun with its article. */
  readonly edge: string;
  readonly node: OutputRef<Node>;
  readonly toNode: (row: Row, context: Context) => MaybePromise<Node>;
  readonly edgeFields?: (t: PothosSchemaTypes.ObjectFieldBuilder<SchemaTypes, Edge<Row>>) => FieldMap;
  readonly fields?: (t: PothosSchemaTypes.ObjectFieldBuilder<SchemaTypes, Of>) => FieldMap;
}

/** The same page with each row turned into another. */
export const mapPage = <Row, Other>(page: Page<Row>, toOther: (row: Row) => Other): Page<Other> => ({
  ...page,
  rows: page.rows.map(toOther),
});

const edgesOf = <Row>({ rows, cursors }: Page<Row>): Edge<Row>[] =>
  rows.map((row, index) => ({ row, cursor: cursors[index] ?? '' }));

const pageInfoOf = ({ cursors, hasNext, hasPrevious }: Page<unknown>) => ({
  hasNextPage: hasNext,
  hasPreviousPage: hasPrevious,
  startCursor: cursors[0] ?? null,
  endCursor: cursors.at(-1) ?? null,
});

const defineEdge = <Row, Of extends List<Row>, Node>({ name, edge, node, toNode, edgeFields }: Parts<Row, Of, Node>) =>
  builder.objectRef<Edge<Row>>(`${name}Edge`).implement({
    description: `${edge} on a page of a list.`,
    fields: (t) => ({
      cursor: t.exposeString('cursor', {
        description:
          'Where it stands in the list, for `after` and `before`. Opaque; holds for lists in the same order, also after a reseed.',
      }),
      node: t.field({
        type: node,
        description: 'The thing itself.',
        compiles: true,
        resolve: ({ row }, _args, context) => toNode(row, context) as never,
      }),
      ...edgeFields?.(t),
    }),
  });

/** The type of connections whose parents are lists of `Row`. */
export function defineConnection<Row, Of extends List<Row>, Node>(parts: Parts<Row, Of, Node>) {
  const { name, of, node, toNode, fields } = parts;
  const edge = defineEdge(parts);
  return builder.objectRef<Of>(`${name}Connection`).implement({
    description: `A list of ${of}, a page at a time.`,
    extensions: { toNode },
    fields: (t) => ({
      totalCount: t.int({
        description: `How many ${of} there are in the whole list, not only on this page.`,
        compiles: true,
        resolve: (list) => list.count(),
      }),
      pageInfo: t.field({
        type: builder.pageInfoRef(),
        description: 'Where the page stands in the list.',
        resolve: async (list) => pageInfoOf(await list.page()),
      }),
      edges: t.field({
        type: [edge],
        description: 'The nodes of the page, each with what ties it to the list.',
        resolve: async (list) => edgesOf(await list.page()),
      }),
      nodes: t.field({
        type: [node],
        description: 'The nodes of the page alone.',
        resolve: async (list, _args, context) => (await list.page()).rows.map((row) => toNode(row, context)) as never,
      }),
      ...fields?.(t),
    }),
  });
}

/** What `first` and its like ask for. Throws BAD_USER_INPUT for a size out of range, or both at once. */
export function pageRequest({ first, last, after, before }: PageRequest): PageRequest {
  if (first != null && last != null) throw new DatelineError('BAD_USER_INPUT', 'Give "first" or "last", not both.');
  if (last != null) return { last: within(PAGE_SIZE, 'last', last), after, before };
  return { first: within(PAGE_SIZE, 'first', first ?? PAGE_SIZE.default), after, before };
}
