/** Relay connections: one way to define them all. */
import type { FieldMap, OutputRef } from '@pothos/core';
import type { FoundList, List } from '../src/store/sql/query.ts';
import { builder, type Fields } from './builder.ts';
import type { CostParams, Declaration } from './engine/declaration.ts';
import { pagePart } from './engine/methods.ts';

/** The list is looked through once more. */
const lookedThrough = ({ list }: CostParams): number => list;

const PageInfo = builder.objectRef<unknown>('PageInfo').implement({
  description: 'Where a page stands in its list.',
  fields: (t) => ({
    hasNextPage: pagePart(
      t,
      { type: 'Boolean', cost: lookedThrough, description: 'Whether the list goes on after this page.' },
      { kind: 'hasNextPage' },
    ),
    hasPreviousPage: pagePart(
      t,
      { type: 'Boolean', cost: lookedThrough, description: 'Whether the list has something before this page.' },
      { kind: 'hasPreviousPage' },
    ),
    startCursor: pagePart(
      t,
      {
        type: 'String',
        nullable: true,
        description: 'Cursor of the first edge, for `before`; null when the page is empty.',
      },
      { kind: 'startCursor' },
    ),
    endCursor: pagePart(
      t,
      {
        type: 'String',
        nullable: true,
        description: 'Cursor of the last edge, for `after`; null when the page is empty.',
      },
      { kind: 'endCursor' },
    ),
  }),
});

/** What counting a list costs, in nodes. */
const COUNT = 5;

type RowOf<L> = L extends Pick<List<infer R>, 'row'> ? R : never;

interface Parts<L, Node> {
  /** What the names of the connection and the edge begin with. */
  readonly name: string;
  /** What the list holds, in the plural. */
  readonly of: string;
  /** What an edge is: a noun with its article. */
  readonly edge: string;
  readonly node: OutputRef<Node>;
  /** What the node of a row is; by default the row itself. */
  readonly declared?: Declaration;
  readonly edgeFields?: (t: Fields<RowOf<L>>) => FieldMap;
  readonly fields?: (t: Fields<L>) => FieldMap;
}

const CURSOR =
  'Where it stands in the list, for `after` and `before`. Opaque; holds for lists in the same order, also after a reseed.';

/** The node is the row of the list. */
const ROW: Declaration = { kind: 'part', of: (row: unknown) => row } as Declaration;

/** The node is a part of the row of the list. */
export const nodeIn = <R>(of: (row: R) => unknown): Declaration => ({ kind: 'part', of }) as Declaration;

function defineEdge<L, Node>({ name, edge, node, declared = ROW, edgeFields }: Parts<L, Node>) {
  return builder.objectRef<RowOf<L>>(`${name}Edge`).implement({
    description: `${edge} on a page of a list.`,
    fields: (t) => ({
      cursor: pagePart(t, { type: 'String', description: CURSOR }, { kind: 'cursor' }),
      node: pagePart(t, { type: node, description: 'The thing itself.' }, declared),
      ...edgeFields?.(t as never),
    }),
  });
}

/** A connection of which the lists are of that shape. */
export function defineConnection<L extends List<unknown> | FoundList<unknown>, Node>(parts: Parts<L, Node>) {
  const { name, of, node, declared = ROW, fields } = parts;
  const edge = defineEdge(parts);
  return builder.objectRef<L>(`${name}Connection`).implement({
    description: `A list of ${of}, a page at a time.`,
    fields: (t) => ({
      totalCount: pagePart(
        t,
        {
          type: 'Int',
          cost: ({ list }: CostParams) => COUNT + list,
          description: `How many ${of} there are in the whole list, not only on this page.`,
        },
        { kind: 'totalCount' },
      ),
      pageInfo: pagePart(
        t,
        { type: PageInfo, description: 'Where the page stands in the list.' },
        { kind: 'pageInfo' },
      ),
      edges: pagePart(
        t,
        { type: [edge], description: 'The nodes of the page, each with what ties it to the list.' },
        { kind: 'edges' },
      ),
      nodes: pagePart(
        t,
        { type: [node], description: 'The nodes of the page alone.' },
        { kind: 'nodes', node: declared },
      ),
      ...fields?.(t as never),
    }),
  });
}
