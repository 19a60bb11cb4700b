/** An entity. */
import { findEntitiesByIdentifier, findEntitiesByKey } from '../../src/store/read/entities.ts';
import { listAliases, listFormerKeys, listIdentifiers } from '../../src/store/read/names.ts';
import { listTimeline } from '../../src/store/read/timeline.ts';
import { builder } from '../builder.ts';
import { ChangeConnection, changeArgs, changeList } from '../connections/changes.ts';
import { DuplicateConnection, duplicateArgs, duplicateList } from '../connections/duplicates.ts';
import { EntityConnection, entityArgs, entityList } from '../connections/entities.ts';
import { EntityArticleConnection, entityArticleArgs, entityArticleList } from '../connections/entity-articles.ts';
import { MentionConnection, mentionArgs, mentionList } from '../connections/mentions.ts';
import { NeighbourConnection, neighbourArgs, neighbourList } from '../connections/neighbours.ts';
import { RoleConnection, roleArgs, roleList } from '../connections/roles.ts';
import { evidenceList, SentenceConnection } from '../connections/sentences.ts';
import { StatementConnection, statementArgs, statementList } from '../connections/statements.ts';
import { Interval, Kind, Window } from '../enums.ts';
import { encodeGlobalId } from '../global-id.ts';
import { IdentifierInput } from '../inputs/identifier.ts';
import { oneOf } from '../one-of.ts';
import { Entity } from '../refs.ts';
import { Alias } from './alias.ts';
import { Identifier } from './identifier.ts';
import { TimelinePeriod } from './timeline-period.ts';

Entity.implement({
  description: 'A person, organization, place or other named thing: one node, whatever it is called.',
  fields: (t) => ({
    key: t.exposeString('key', {
      description: 'Its natural key, unique, such as "person/ada-lovelace". Keys it had before lead to it as well.',
    }),
    kind: t.expose('kind', { type: Kind, description: 'What sort of thing it is.' }),
    name: t.exposeString('name', {
      description: 'The one name to show: that of the gazetteer, else the full name most mentions use.',
    }),
    inGazetteer: t.exposeBoolean('inGazetteer', {
      description: 'Whether a gazetteer among the seeds names it. It then stays though no article mentions it.',
    }),
    articleCount: t.exposeInt('articleCount', {
      description: 'Articles with at least one accepted mention of it other than a demonym.',
    }),
    mentionCount: t.exposeInt('mentionCount', { description: 'Accepted mentions of it, demonyms left out.' }),
    demonymCount: t.exposeInt('demonymCount', { description: 'Accepted mentions of it by a demonym.' }),
    firstSeen: t.expose('firstSeen', {
      type: 'DateTime',
      nullable: true,
      description: 'When the first of the articles in `articleCount` was published; null when none is dated.',
    }),
    lastSeen: t.expose('lastSeen', {
      type: 'DateTime',
      nullable: true,
      description: 'When the last of the articles in `articleCount` was published; null when none is dated.',
    }),
    aliases: t.field({
      type: [Alias],
      description: 'Every name it may go by, full names first.',
      compiles: true,
      resolve: ({ id }, _args, { load }) => load(listAliases, id),
    }),
    identifiers: t.field({
      type: [Identifier],
      description: "Its names in others' schemes.",
      compiles: true,
      resolve: ({ id }, _args, { load }) => load(listIdentifiers, id),
    }),
    mentions: t.field({
      type: MentionConnection,
      args: mentionArgs(t.arg),
      description: 'The places that name it, demonyms included.',
      compiles: true,
      resolve: ({ id }, args, context) => mentionList(context, { of: 'entity', id }, args),
    }),
    articles: t.field({
      type: EntityArticleConnection,
      args: entityArticleArgs(t.arg),
      description: 'The articles in `articleCount`.',
      compiles: true,
      resolve: (entity, args, context) => entityArticleList(context, entity, args),
    }),
    roles: t.field({
      type: RoleConnection,
      args: roleArgs(t.arg),
      description:
        'What articles say it is, by office or calling, latest article first. `facets { texts }` counts each such wording once.',
      compiles: true,
      resolve: ({ id }, args, context) => roleList(context, { of: 'entity', id }, args),
    }),
    statements: t.field({
      type: StatementConnection,
      args: statementArgs(t.arg),
      description: 'What it says, be it a person, an organization or a place.',
      compiles: true,
      resolve: ({ id }, args, context) => statementList(context, { of: 'entity', id }, args),
    }),
    neighbours: t.field({
      type: NeighbourConnection,
      args: neighbourArgs(t.arg),
      description: 'The entities that stand beside it, heaviest first.',
      compiles: true,
      resolve: (entity, args, context) => neighbourList(context, entity, args),
    }),
    evidence: t.field({
      type: SentenceConnection,
      nullable: true,
      args: {
        with: t.arg.globalID({ for: [Entity], required: true, description: 'Global id of the other entity.' }),
        window: t.arg({
          type: Window,
          required: true,
          defaultValue: 'SENTENCE',
          description:
            'SENTENCE: sentences that mention both. ARTICLE: also those that mention either in an article that mentions both.',
        }),
        ...t.arg.connectionArgs(),
      },
      description:
        'The sentences that show it together with another entity, latest article first; null when there is no such entity.',
      compiles: true,
      resolve: async ({ id }, { with: { id: key }, ...args }, context) => {
        const other = await context.load(findEntitiesByKey, key);
        return other && evidenceList(context, { a: id, b: other.id }, args);
      },
    }),
    duplicates: t.field({
      type: DuplicateConnection,
      args: duplicateArgs(t.arg),
      description: 'The entities that may be the same as this one, likeliest first.',
      compiles: true,
      resolve: ({ id }, args, context) => duplicateList(context, { of: 'entity', id }, args),
    }),
    redirectedFrom: t.idList({
      description:
        'The global ids that lead here because the entities they were of are this one now. Whoever asked by one of these was redirected.',
      compiles: true,
      resolve: async ({ id }, _args, { load }) =>
        (await load(listFormerKeys, id)).map((key) => encodeGlobalId('Entity', key)),
    }),
    changes: t.field({
      type: ChangeConnection,
      args: changeArgs(t.arg),
      description: 'What people changed about it, latest first.',
      compiles: true,
      resolve: ({ id }, args, context) => changeList(context, { of: 'entity', id }, args),
    }),
    timeline: t.field({
      type: [TimelinePeriod],
      args: {
        interval: t.arg({
          type: Interval,
          required: true,
          defaultValue: 'MONTH',
          description: 'How finely to cut time.',
        }),
      },
      description:
        'How often it appears as time goes by: the periods in which it does, in order of time; last, when there are any, the articles of no known period.',
      compiles: 'ONCE',
      resolve: ({ id }, { interval }, { load }) => load(listTimeline, id, interval),
    }),
  }),
});

builder.queryFields((t) => ({
  entity: t.field({
    type: Entity,
    nullable: true,
    args: {
      id: t.arg.globalID({ for: [Entity], description: 'Its global id, or one it had before.' }),
      key: t.arg.string({ description: 'Its natural key, or one it had before.' }),
      identifier: t.arg({ type: IdentifierInput, description: "Its name in somebody else's scheme." }),
    },
    description: 'One entity, by its id, key or identifier: give exactly one. Null when there is none.',
    compiles: true,
    resolve: (_root, args, { load }) => {
      const by = oneOf(args, ['id', 'key', 'identifier']);
      if (by.name === 'identifier') return load(findEntitiesByIdentifier, by.value);
      return load(findEntitiesByKey, by.name === 'id' ? by.value.id : by.value);
    },
  }),
  entities: t.field({
    type: EntityConnection,
    args: entityArgs(t.arg),
    description: 'All entities, or those that a filter lets through.',
    compiles: true,
    resolve: (_root, args, context) => entityList(context, args),
  }),
}));
