/** How two entities hang together. */
import { findEntitiesByKey } from '../../src/store/entities.ts';
import { findPath, type PathHop as HopRow, type PathResult } from '../../src/store/path.ts';
import { builder } from '../builder.ts';
import { Window } from '../enums.ts';
import { PATH_LENGTH, within } from '../limits.ts';
import { Entity, Sentence } from '../refs.ts';

const PathHop = builder.objectRef<HopRow>('PathHop').implement({
  description: 'One step of a path: two entities that stand together.',
  fields: (t) => ({
    from: t.expose('from', { type: Entity, description: 'Where the step begins.' }),
    to: t.expose('to', { type: Entity, description: 'Where it ends.' }),
    articleCount: t.exposeInt('articles', { description: 'How many articles mention both, demonyms left out.' }),
    sentenceCount: t.exposeInt('sentences', { description: 'How many sentences mention both, demonyms left out.' }),
    evidence: t.field({
      type: [Sentence],
      description:
        'The first sentence that mentions both. When there is none, the sentences of the two nearest mentions in the first article that mentions both.',
      resolve: ({ evidence }) => [...evidence],
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
      resolve: ({ hops }) => hops && [...hops],
    }),
    length: t.int({
      nullable: true,
      description: 'The number of steps; null when no path was found.',
      resolve: ({ hops }) => hops?.length ?? null,
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
    resolve: async (_root, { from, to, maxLength, window }, { store, load }) => {
      const length = within(PATH_LENGTH, 'maxLength', maxLength);
      const [start, end] = await Promise.all([load(findEntitiesByKey, from.id), load(findEntitiesByKey, to.id)]);
      return start && end && findPath(store, { from: start.id, to: end.id, maxLength: length, window });
    },
  }),
);
