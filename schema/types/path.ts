/** How two entities hang together. */
import type { Pair } from '../../src/store/filter/cooccurrence.ts';
import { firstCooccurrence } from '../../src/store/graph/first-cooccurrence.ts';
import { type HopRow, hopsOf, lengthOf, type PathRow, pathOf } from '../../src/store/graph/path.ts';
import { togetherIn } from '../../src/store/read/pair-counts.ts';
import { refer } from '../../src/store/sql/query.ts';
import { entities } from '../../src/store/sql/tables/entities.ts';
import { builder } from '../builder.ts';
import { deferred } from '../engine/deferred.ts';
import { Window } from '../enums.ts';
import { keyIn } from '../ids.ts';
import { ArticleFilter } from '../inputs/filters.ts';
import { PATH_LENGTH, within } from '../limits.ts';
import { Entity, Sentence } from '../refs.ts';

/** What the search for a path costs, in nodes. */
const SEARCH = 200;
const FILTERED_SEARCH = 500;

const pairOf = ({ from, to }: HopRow): Pair => ({ a: from, b: to });

const PathHop = builder.objectRef<HopRow>('PathHop').implement({
  description: 'One step of a path: two entities that stand together.',
  fields: (t) => ({
    from: t.one({
      type: Entity,
      description: 'Where the step begins.',
      from: ({ from }) => refer(entities, 'id', from),
    }),
    to: t.one({ type: Entity, description: 'Where it ends.', from: ({ to }) => refer(entities, 'id', to) }),
    articleCount: t.sql({
      type: 'Int',
      description: 'How many articles mention both, by mentions that count.',
      sql: (hop) => togetherIn('ARTICLE', pairOf(hop), hop.filter),
    }),
    sentenceCount: t.sql({
      type: 'Int',
      description: 'How many sentences mention both, by mentions that count.',
      sql: (hop) => togetherIn('SENTENCE', pairOf(hop), hop.filter),
    }),
    evidence: t.rows({
      type: [Sentence],
      description:
        'The first sentence that mentions both. When there is none, the sentences of the two nearest mentions in the first article that mentions both.',
      rows: (hop) => firstCooccurrence(pairOf(hop), hop.filter),
    }),
  }),
});

const Path = builder.objectRef<PathRow>('Path').implement({
  description: 'The answer to how two entities hang together.',
  fields: (t) => ({
    hops: t.rows({
      type: [PathHop],
      nullable: true,
      description:
        'The steps from one end to the other, none when both ends are one entity; null when no path was found.',
      rows: hopsOf,
    }),
    length: t.sql({
      type: 'Int',
      nullable: true,
      description: 'The number of steps; null when no path was found.',
      sql: lengthOf,
    }),
    truncated: t.sql({
      type: 'Boolean',
      description:
        'Whether the search had to stop before it had looked everywhere: a path that was not found may exist, and one that was may not be the shortest.',
      sql: ({ truncated }) => truncated,
    }),
  }),
});

builder.queryField('path', (t) =>
  t.one({
    type: Path,
    nullable: true,
    cost: ({ args }) => (args.filter ? FILTERED_SEARCH : SEARCH),
    args: {
      from: deferred(t.arg.id({ required: true, description: 'Global id of the entity at one end.' })),
      to: deferred(t.arg.id({ required: true, description: 'Global id of the entity at the other end.' })),
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
      filter: t.arg({
        type: ArticleFilter,
        description: 'Which articles count for a step and its evidence. Default: all.',
      }),
    },
    description:
      'The shortest chain of entities that stand together, from one to another. Null when either end does not exist.',
    from: (_root, { from, to, maxLength, window, filter }) => {
      const ends = { from: keyIn('Entity', from), to: keyIn('Entity', to) };
      return pathOf({ ...ends, maxLength: within(PATH_LENGTH, 'maxLength', maxLength), window, filter });
    },
  }),
);
