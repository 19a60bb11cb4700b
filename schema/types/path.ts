/** How two entities hang together. */

import { findMeetings } from '../../src/store/graph/first-cooccurrence.ts';
import type { Pair } from '../../src/store/graph/neighbours.ts';
import { countTogether } from '../../src/store/graph/pair-counts.ts';
import {
  findPath,
  type PathHop as HopRow,
  listHops,
  type PathQuery,
  type PathResult,
} from '../../src/store/graph/path.ts';
import { findEntities } from '../../src/store/read/entities.ts';
import { lengthOf } from '../../src/store/sql/column.ts';
import { builder } from '../builder.ts';
import type { Batch } from '../context.ts';
import { Window } from '../enums.ts';
import { PATH_LENGTH, within } from '../limits.ts';
import { present } from '../present.ts';
import { Entity, Sentence } from '../refs.ts';

const paths: Batch<PathQuery, unknown, PathResult | null> = (store, queries) =>
  queries.map((query) => findPath(store, query));

const pairOf = ({ from, to }: HopRow): Pair => ({ a: from, b: to });

const PathHop = builder.objectRef<HopRow>('PathHop').implement({
  description: 'One step of a path: two entities that stand together.',
  fields: (t) => ({
    from: t.field({
      type: Entity,
      description: 'Where the step begins.',
      compiles: true,
      resolve: async ({ from }, _args, { load }) => present(await load(findEntities, from)),
    }),
    to: t.field({
      type: Entity,
      description: 'Where it ends.',
      compiles: true,
      resolve: async ({ to }, _args, { load }) => present(await load(findEntities, to)),
    }),
    articleCount: t.int({
      description: 'How many articles mention both, demonyms left out.',
      compiles: true,
      resolve: async (hop, _args, { load }) => (await load(countTogether, pairOf(hop))).articles,
    }),
    sentenceCount: t.int({
      description: 'How many sentences mention both, demonyms left out.',
      compiles: true,
      resolve: async (hop, _args, { load }) => (await load(countTogether, pairOf(hop))).sentences,
    }),
    evidence: t.field({
      type: [Sentence],
      description:
        'The first sentence that mentions both. When there is none, the sentences of the two nearest mentions in the first article that mentions both.',
      compiles: true,
      resolve: (hop, _args, { load }) => load(findMeetings, pairOf(hop)),
    }),
  }),
});

const Path = builder.objectRef<PathResult>('Path').implement({
  description: 'The answer to how two entities hang together.',
  fields: (t) => ({
    hops: t.field({
      type: [PathHop],
      nullable: true,
      description:
        'The steps from one end to the other, none when both ends are one entity; null when no path was found.',
      compiles: true,
      resolve: ({ hops }, _args, { load }) => hops && load(listHops, hops),
    }),
    length: t.int({
      nullable: true,
      description: 'The number of steps; null when no path was found.',
      compiles: true,
      resolve: ({ hops }) => lengthOf(hops),
    }),
    truncated: t.exposeBoolean('truncated', {
      description:
        'Whether the search had to stop before it had looked everywhere: a path that was not found may exist, and one that was may not be the shortest.',
    }),
  }),
});

builder.queryField('path', (t) =>
  t.field({
    type: Path,
    nullable: true,
    args: {
      from: t.arg.globalID({ for: [Entity], required: true, description: 'Global id of the entity at one end.' }),
      to: t.arg.globalID({ for: [Entity], required: true, description: 'Global id of the entity at the other end.' }),
      maxLength: t.arg.int({
        required: true,
        defaultValue: PATH_LENGTH.default,
        description: `How many steps it may have at most: ${PATH_LENGTH.least} to ${PATH_LENGTH.most}.`,
      }),
      window: t.arg({
        type: Window,
        required: true,
        defaultValue: 'ARTICLE',
        description: 'How near two entities must stand for a step.',
      }),
    },
    description:
      'The shortest chain of entities that stand together, from one to another. Null when either end does not exist.',
    compiles: true,
    resolve: (_root, { from, to, maxLength, window }, { load }) => {
      const length = within(PATH_LENGTH, 'maxLength', maxLength);
      return load(paths, { from: from.id, to: to.id, maxLength: length, window });
    },
  }),
);
