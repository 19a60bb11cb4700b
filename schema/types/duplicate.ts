/** A pair of entities that may be one. */

import type { Pair } from '../../src/store/filter/cooccurrence.ts';
import { sharedNeighbours } from '../../src/store/graph/shared-neighbours.ts';
import { allDuplicates, type DuplicateRow } from '../../src/store/read/duplicates.ts';
import { entityKeyOf } from '../../src/store/read/entities.ts';
import { togetherIn } from '../../src/store/read/pair-counts.ts';
import { text } from '../../src/store/sql/expression.ts';
import { concat } from '../../src/store/sql/operators.ts';
import { refer } from '../../src/store/sql/query.ts';
import { entities } from '../../src/store/sql/tables/entities.ts';
import { builder } from '../builder.ts';
import { DuplicateConnection, duplicateArgs } from '../connections/duplicates.ts';
import { LikenessReason } from '../enums.ts';
import { globalId, ID } from '../ids.ts';
import { Duplicate, Entity, Node } from '../refs.ts';

const pairOf = ({ entity_id: a, other_id: b }: DuplicateRow): Pair => ({ a, b });

Duplicate.implement({
  description:
    'Two entities that may be one, because their names are alike. Dateline never joins them by itself: a person decides.',
  interfaces: [Node],
  fields: (t) => ({
    id: t.sql({
      type: 'ID',
      description: `${ID} It names \`entity\` first: the pair with the two exchanged has an id of its own.`,
      sql: ({ entity_id, other_id }) =>
        globalId('Duplicate', concat(entityKeyOf(entity_id), text(' '), entityKeyOf(other_id))),
    }),
    entity: t.one({
      type: Entity,
      description: 'One of the two: in the list of an entity that entity, otherwise the one whose key comes first.',
      from: ({ entity_id }) => refer(entities, 'id', entity_id),
    }),
    other: t.one({
      type: Entity,
      description: 'The other.',
      from: ({ other_id }) => refer(entities, 'id', other_id),
    }),
    score: t.column('score', {
      description:
        'How likely the two are one, 0.5 to 1. It is the share of pairs with this reason that are one, as judged by hand, apart for pairs that have a third entity beside both in their latest 16 articles and for others. For SURNAME, ACRONYM and INITIALS it is multiplied by the share that the entity with the longer name has in the articles of all entities that the shorter one may mean.',
    }),
    reason: t.column('reason', { type: LikenessReason, description: 'In what the two names are alike.' }),
    name: t.column('name', { description: 'The name of `entity` that is alike.' }),
    otherName: t.column('other_name', { description: 'The name of `other` that is alike.' }),
    articleCount: t.sql({
      type: 'Int',
      description:
        'How many articles mention both, by mentions that count. Whoever writes both names in one text mostly means two.',
      sql: (pair) => togetherIn('ARTICLE', pairOf(pair)),
    }),
    sharedNeighbours: t.rows({
      type: [Entity],
      description:
        'Whom both stand beside, looking at the latest 64 articles of each: the rarest first, at most 10. Shared company speaks for one.',
      slow: true,
      rows: (pair) => sharedNeighbours(pairOf(pair)),
    }),
  }),
});

builder.queryField('duplicates', (t) =>
  t.list({
    type: DuplicateConnection,
    args: duplicateArgs(t.arg),
    description:
      'The pairs of entities that may be one, likeliest first. Entities with what more than 16 have in common, such as a frequent surname, are no pair by that alone.',
    list: (_root, args) => allDuplicates(args),
  }),
);
