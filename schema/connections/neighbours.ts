/** The entities that stand beside an entity, how often, and the sentences that show it. */

import {
  countNeighbours,
  listNeighbours,
  type NeighbourQuery,
  type NeighbourRow,
} from '../../src/store/graph/neighbours.ts';
import type { EntityRow } from '../../src/store/read/entities.ts';
import type { PageRequest } from '../../src/store/sql/page.ts';
import type { ArgBuilder } from '../builder.ts';
import { defineConnection, type List, mapPage, pageRequest } from '../connection.ts';
import type { Context } from '../context.ts';
import { Kind, Window } from '../enums.ts';
import { MIN_COUNT, within } from '../limits.ts';
import { Entity } from '../refs.ts';
import { evidenceList, SentenceConnection } from './sentences.ts';

/** A neighbour, whose it is, and in which window. */
interface Row extends NeighbourRow, Pick<NeighbourQuery, 'window'> {
  readonly ofId: number;
}
type NeighbourList = List<Row>;

export const NeighbourConnection = defineConnection<Row, NeighbourList, EntityRow>({
  name: 'Neighbour',
  of: 'neighbours',
  edge: 'A neighbour, and what shows the two together,',
  node: Entity,
  toNode: ({ entity }) => entity,
  edgeFields: (t) => ({
    weight: t.int({
      description:
        '`sentenceCount` in the window SENTENCE, `articleCount` in the window ARTICLE. The order goes by it.',
      compiles: true,
      resolve: ({ row }) => (row.window === 'SENTENCE' ? row.sentences : row.articles),
    }),
    sentenceCount: t.int({
      description: 'How many sentences mention both, demonyms left out.',
      compiles: true,
      resolve: ({ row }) => row.sentences,
    }),
    articleCount: t.int({
      description: 'How many articles mention both, demonyms left out.',
      compiles: true,
      resolve: ({ row }) => row.articles,
    }),
    evidence: t.field({
      type: SentenceConnection,
      args: t.arg.connectionArgs(),
      description:
        'The sentences behind the weight, latest article first: in the window SENTENCE those that mention both, in the window ARTICLE also those that mention either in an article that mentions both.',
      compiles: true,
      resolve: ({ row }, args, context) =>
        evidenceList(context, { a: row.ofId, b: row.entity.id }, { ...args, window: row.window }),
    }),
  }),
});

export const neighbourArgs = (arg: ArgBuilder) => ({
  window: arg({
    type: Window,
    required: true,
    defaultValue: 'SENTENCE',
    description: 'How near the two must stand to be neighbours.',
  }),
  kinds: arg({ type: [Kind], description: 'Only neighbours of these kinds. Default: all.' }),
  minCount: arg.int({
    required: true,
    defaultValue: MIN_COUNT.default,
    description: 'Only neighbours of this weight or more.',
  }),
  ...arg.connectionArgs(),
});

type Asked = PageRequest & NeighbourQuery & { readonly minCount: number };

export const neighbourList = (
  { load }: Context,
  { id }: EntityRow,
  { window, kinds, minCount, ...asked }: Asked,
): NeighbourList => {
  const page = pageRequest(asked);
  const query = { window, kinds, minCount: within(MIN_COUNT, 'minCount', minCount) };
  const toRow = (row: NeighbourRow): Row => ({ ...row, ofId: id, window });
  return {
    page: async () => mapPage(await load(listNeighbours, id, { ...query, page }), toRow),
    count: () => load(countNeighbours, id, query),
  };
};
