/** Mutations that say which entities are one, and which are not. */
import type { EntityKey } from '../../src/model.ts';
import { Kind } from '../enums.ts';
import { defineMutation } from './define.ts';
import { articleKey, entityKey, mentionPlace } from './named.ts';

defineMutation({
  name: 'mergeEntities',
  description:
    'Makes one entity of several; this is also how a pair of `duplicates` is accepted. The ids of those that are merged lead to the survivor from then on, and each of their names and mentions still says whose it was.',
  about: 'entity',
  fields: (t) => ({
    survivor: t.id({ required: true, description: 'Global id of the entity that stays.' }),
    merged: t.idList({ required: true, description: 'Global ids of those that are the same: one at least.' }),
  }),
  change: ({ survivor, merged }) => ({
    type: 'MERGE_ENTITIES',
    survivor: entityKey(survivor),
    merged: merged.map((id) => entityKey(String(id))),
  }),
});

defineMutation({
  name: 'splitEntity',
  description:
    'Makes two of an entity: a new one takes some of its mentions. What is given adds up; some of it has to be.',
  about: 'split',
  fields: (t) => ({
    entity: t.id({ required: true, description: 'Global id of the entity that is two.' }),
    name: t.string({ required: true, description: 'The one name to show of the new one.' }),
    kind: t.field({ type: Kind, required: true, description: 'What sort of thing the new one is.' }),
    key: t.string({ description: 'Natural key of the new one. Null: one that is made of its kind and name.' }),
    mentions: t.idList({ description: 'Global ids of mentions that it takes.' }),
    articles: t.idList({ description: 'Global ids of articles of which it takes all mentions.' }),
    aliases: t.stringList({ description: 'Names of which it takes all mentions that print them, whatever the form.' }),
  }),
  change: ({ entity, name, kind, key, mentions, articles, aliases }) => ({
    type: 'SPLIT_ENTITY',
    entity: entityKey(entity),
    into: { key: (key ?? null) as EntityKey | null, kind, name },
    mentions: (mentions ?? []).map((id) => mentionPlace(String(id))),
    articles: (articles ?? []).map((id) => articleKey(String(id))),
    aliases: aliases ?? [],
  }),
});

defineMutation({
  name: 'keepEntitiesApart',
  description:
    'Says that two entities are not one; this is also how a pair of `duplicates` is refused. They are never in it again.',
  about: 'entity',
  fields: (t) => ({
    entity: t.id({ required: true, description: 'Global id of one of the two.' }),
    other: t.id({ required: true, description: 'Global id of the other.' }),
  }),
  change: ({ entity, other }) => ({ type: 'KEEP_APART', entity: entityKey(entity), other: entityKey(other) }),
});
