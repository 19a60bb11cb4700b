/** A pair of entities that may be one. */

import { countTogether } from '../../src/store/graph/pair-counts.ts';
import { type DuplicateRow, listSharedNeighbours } from '../../src/store/read/duplicates.ts';
import { findEntities } from '../../src/store/read/entities.ts';
import { builder } from '../builder.ts';
import { DuplicateConnection, duplicateArgs, duplicateList } from '../connections/duplicates.ts';
import type { Context } from '../context.ts';
import { LikenessReason } from '../enums.ts';
import { EVERYWHERE } from '../place.ts';
import { present } from '../present.ts';
import { Duplicate, Entity } from '../refs.ts';

const pairOf = ({ entityId, otherId }: DuplicateRow) => ({ a: entityId, b: otherId });
const entityOf = async ({ load }: Context, id: number) => present(await load(findEntities, id));

Duplicate.implement({
  description:
    'Two entities that may be one, because their names are alike. Dateline never joins them by itself: a person decides.',
  fields: (t) => ({
    entity: t.field({
      type: Entity,
      description: 'One of the two: in the list of an entity that entity, otherwise the one whose key comes first.',
      compiles: true,
      resolve: ({ entityId }, _args, context) => entityOf(context, entityId),
    }),
    other: t.field({
      type: Entity,
      description: 'The other.',
      compiles: true,
      resolve: ({ otherId }, _args, context) => entityOf(context, otherId),
    }),
    score: t.exposeFloat('score', {
      description:
        'How likely the reason makes it that the two are one, 0 to 1. It puts the reasons in order and was not measured.',
    }),
    reason: t.expose('reason', { type: LikenessReason, description: 'In what the two names are alike.' }),
    name: t.exposeString('name', { description: 'The name of `entity` that is alike.' }),
    otherName: t.exposeString('otherName', { description: 'The name of `other` that is alike.' }),
    articleCount: t.int({
      description:
        'How many articles mention both, demonyms left out. Whoever writes both names in one text mostly means two.',
      compiles: true,
      resolve: async (row, _args, { load }) => (await load(countTogether, pairOf(row))).articles,
    }),
    sharedNeighbours: t.field({
      type: [Entity],
      description:
        'Whom both stand beside, looking at the latest 64 articles of each: the rarest first, at most 10. Shared company speaks for one.',
      compiles: 'ONCE',
      resolve: async (row, _args, { load }) => [...(await load(listSharedNeighbours, pairOf(row)))],
    }),
  }),
});

builder.queryField('duplicates', (t) =>
  t.field({
    type: DuplicateConnection,
    args: duplicateArgs(t.arg),
    description: 'The pairs of entities that may be one, likeliest first.',
    compiles: true,
    resolve: (_root, args, context) => duplicateList(context, EVERYWHERE, args),
  }),
);
