/** An entity. */
import type { ArticleFilter as Filter } from '../../src/store/filter/model.ts';
import { evidenceOf } from '../../src/store/graph/evidence.ts';
import { neighboursOf } from '../../src/store/graph/neighbours.ts';
import { articlesOfEntity } from '../../src/store/read/appearances.ts';
import { changesOf } from '../../src/store/read/changes.ts';
import { duplicatesOf } from '../../src/store/read/duplicates.ts';
import {
  allEntities,
  type EntityRow,
  entitiesByKey,
  entityByIdentifier,
  entityByKey,
} from '../../src/store/read/entities.ts';
import { countryOf, locationOf } from '../../src/store/read/locations.ts';
import { mentionsOfEntity } from '../../src/store/read/mentions.ts';
import { aliasesOf, formerIdsOf, identifiersOf } from '../../src/store/read/names.ts';
import { rolesOfEntity } from '../../src/store/read/roles.ts';
import { statementsOfEntity } from '../../src/store/read/statements.ts';
import { type Interval, timelineOf } from '../../src/store/read/timeline.ts';
import { nullIfEmpty } from '../../src/store/sql/operators.ts';
import { builder } from '../builder.ts';
import { EntityArticleConnection, entityArticleArgs } from '../connections/appearances.ts';
import { ChangeConnection, changeArgs } from '../connections/changes.ts';
import { DuplicateConnection, duplicateArgs } from '../connections/duplicates.ts';
import { EntityConnection, entityArgs } from '../connections/entities.ts';
import { MentionConnection, mentionArgs } from '../connections/mentions.ts';
import { NeighbourConnection, neighbourArgs } from '../connections/neighbours.ts';
import { RoleConnection, roleArgs } from '../connections/roles.ts';
import { SentenceConnection } from '../connections/sentences.ts';
import { StatementConnection, statementArgs } from '../connections/statements.ts';
import { deferred } from '../engine/deferred.ts';
import { Kind, Window } from '../enums.ts';
import { entityKeys, globalId, ID, keyIn } from '../ids.ts';
import { ArticleFilter } from '../inputs/filters.ts';
import { IdentifierInput } from '../inputs/identifier.ts';
import { MIN_COUNT, TIMELINES, within } from '../limits.ts';
import { oneOf } from '../one-of.ts';
import { Entity, Location, Node } from '../refs.ts';
import { Alias } from './alias.ts';
import { Identifier } from './identifier.ts';
import { Area } from './location.ts';
import { intervalArg, TimelinePeriod } from './timeline-period.ts';

/** What it costs to read and sort all articles of an entity, in nodes. */
const SORTED = 50;
/** What it costs to count the neighbours in some of them. */
const COUNTED = 100;
const isBySalience = (orderBy: unknown): boolean =>
  typeof orderBy === 'object' && orderBy !== null && 'field' in orderBy && orderBy.field === 'SALIENCE';

Entity.implement({
  description: 'A person, organization, place or other named thing: one node, whatever it is called.',
  interfaces: [Node],
  fields: (t) => ({
    id: t.sql({ type: 'ID', description: ID, sql: ({ key }) => globalId('Entity', key) }),
    key: t.column('key', {
      description: 'Its natural key, unique, such as "person/ada-lovelace". Keys it had before lead to it as well.',
    }),
    kind: t.column('kind', { type: Kind, description: 'What sort of thing it is.' }),
    name: t.column('name', {
      description: 'The one name to show: that of the gazetteer, else the full name most mentions use.',
    }),
    inGazetteer: t.column('in_gazetteer', {
      description: 'Whether a gazetteer among the seeds names it. It then stays though no article mentions it.',
    }),
    articleCount: t.column('article_count', {
      description: 'Articles with at least one mention of it that counts.',
    }),
    mentionCount: t.column('mention_count', {
      description: 'Mentions of it that count.',
    }),
    demonymCount: t.column('demonym_count', {
      description: 'Accepted mentions of it by a demonym, without those in bylines, captions and credits.',
    }),
    firstSeen: t.sql({
      type: 'DateTime',
      nullable: true,
      description: 'When the first of the articles in `articleCount` was published; null when none is dated.',
      sql: ({ first_published_at }) => nullIfEmpty(first_published_at),
    }),
    lastSeen: t.sql({
      type: 'DateTime',
      nullable: true,
      description: 'When the last of the articles in `articleCount` was published; null when none is dated.',
      sql: ({ last_published_at }) => nullIfEmpty(last_published_at),
    }),
    aliases: t.rows({
      type: [Alias],
      description: 'Every name it may go by, full names first.',
      rows: ({ id }) => aliasesOf(id),
    }),
    identifiers: t.rows({
      type: [Identifier],
      description: "Its names in others' schemes.",
      rows: ({ id }) => identifiersOf(id),
    }),
    location: t.one({
      type: Location,
      nullable: true,
      description:
        'Where it lies; null for what is no place, and for places that neither a gazetteer of the seeds nor an identifier locates.',
      from: ({ id }) => locationOf(id),
    }),
    country: t.one({
      type: Area,
      nullable: true,
      description: 'The country that it lies in, or is: `location { country }`.',
      from: ({ id }) => countryOf(id),
    }),
    mentions: t.list({
      type: MentionConnection,
      args: mentionArgs(t.arg),
      description: 'The places that name it, demonyms and those in bylines, captions and credits included.',
      list: ({ id }, args) => mentionsOfEntity(id, args),
    }),
    articles: t.list({
      type: EntityArticleConnection,
      args: entityArticleArgs(t.arg),
      description: 'The articles in `articleCount`.',
      cost: ({ args }) => (isBySalience(args.orderBy) ? SORTED : 0),
      list: ({ id }, args) => articlesOfEntity(id, args),
    }),
    roles: t.list({
      type: RoleConnection,
      args: roleArgs(t.arg),
      description:
        'What articles say it is, by office or calling, latest article first. `facets { texts }` counts each such wording once.',
      list: ({ id }, args) => rolesOfEntity(id, args),
    }),
    statements: t.list({
      type: StatementConnection,
      args: statementArgs(t.arg),
      description: 'What it says, be it a person, an organization or a place.',
      list: ({ id }, args) => statementsOfEntity(id, args),
    }),
    neighbours: t.list({
      type: NeighbourConnection,
      args: neighbourArgs(t.arg),
      description:
        'The entities that stand beside it, heaviest first. With a filter they are counted on request, from its articles that fit.',
      cost: ({ args }) => (args.filter ? COUNTED : 10),
      check: ({ minCount }) => within(MIN_COUNT, 'minCount', minCount),
      list: ({ id }, args) => neighboursOf(id, args),
    }),
    evidence: t.listWith({
      type: SentenceConnection,
      nullable: true,
      args: {
        with: deferred(t.arg.id({ required: true, description: 'Global id of the other entity.' })),
        window: t.arg({
          type: Window,
          required: true,
          defaultValue: 'SENTENCE',
          description:
            'SENTENCE: sentences that mention both. ARTICLE: also those that mention either in an article that mentions both.',
        }),
        filter: t.arg({ type: ArticleFilter, description: 'Which articles count. Default: all.' }),
      },
      description:
        'The sentences that show it together with another entity, latest article first; null when there is no such entity.',
      cost: ({ args }) => (args.filter ? COUNTED : 5),
      with: (_entity, args) => entityByKey(keyIn('Entity', args.with)),
      list: ({ id }, { window, filter }, other) => evidenceOf({ a: id, b: other.id }, window, filter),
    }),
    duplicates: t.list({
      type: DuplicateConnection,
      args: duplicateArgs(t.arg),
      description: 'The entities that may be the same as this one, likeliest first.',
      list: ({ id }, args) => duplicatesOf(id, args),
    }),
    redirectedFrom: t.sql({
      description:
        'The global ids that lead here because the entities they were of are this one now. Whoever asked by one of these was redirected.',
      type: ['ID'],
      sql: ({ id }) => formerIdsOf(id),
    }),
    changes: t.list({
      type: ChangeConnection,
      args: changeArgs(t.arg),
      description: 'What people changed about it, latest first.',
      list: ({ id }, args) => changesOf('ENTITY', id, args),
    }),
    timeline: t.rows({
      type: [TimelinePeriod],
      args: {
        interval: intervalArg(t.arg),
        filter: t.arg({ type: ArticleFilter, description: 'Which articles count. Default: all.' }),
      },
      description:
        'How often it appears as time goes by: the periods in which it does, in order of time; last, when there are any, the articles of no known period.',
      cost: ({ args }) => (args.filter ? SORTED : 20),
      slow: true,
      rows: ({ id }, { interval, filter }) => timelineOf(id, interval, filter),
    }),
  }),
});

/** An entity whose timeline is asked for. */
interface TimelineOf {
  readonly entity: EntityRow;
  readonly interval: Interval;
  readonly filter: Filter | null | undefined;
}

const EntityTimeline = builder.objectRef<TimelineOf>('EntityTimeline').implement({
  description: 'How often one of several entities appears as time goes by.',
  fields: (t) => ({
    entity: t.part({ type: Entity, description: 'The entity.', of: ({ entity }) => entity }),
    periods: t.rows({
      type: [TimelinePeriod],
      description:
        'The periods in which it appears, in order of time; last, when there are any, the articles of no known period.',
      slow: true,
      rows: ({ entity, interval, filter }) => timelineOf(entity.id, interval, filter),
    }),
  }),
});

builder.queryField('timelines', (t) =>
  t.rows({
    type: [EntityTimeline],
    args: {
      entities: entityKeys(
        t.arg.idList({
          required: true,
          description: `Global ids of the entities, ${TIMELINES.least} to ${TIMELINES.most}. What does not exist is left out.`,
        }),
      ),
      interval: intervalArg(t.arg),
      filter: t.arg({ type: ArticleFilter, description: 'Which articles count. Default: all.' }),
    },
    description: 'Several entities compared along time, in the order in which they are given, each once.',
    cost: ({ args }) => (args.filter ? SORTED : 20) * [args.entities].flat().length,
    size: ({ args }) => [args.entities].flat().length,
    check: ({ entities }) => within(TIMELINES, 'entities', entities.length),
    rows: (_root, { entities, interval, filter }) => {
      const rows = entitiesByKey(entities);
      return { ...rows, row: { entity: rows.row, interval, filter } };
    },
  }),
);

builder.queryFields((t) => ({
  entity: t.one({
    type: Entity,
    nullable: true,
    args: {
      id: deferred(t.arg.id({ description: 'Its global id, or one it had before.' })),
      key: deferred(t.arg.string({ description: 'Its natural key, or one it had before.' })),
      identifier: t.arg({ type: IdentifierInput, description: "Its name in somebody else's scheme." }),
    },
    description: 'One entity, by its id, key or identifier: give exactly one. Null when there is none.',
    from: (_root, args) => {
      const by = oneOf(args, ['id', 'key', 'identifier']);
      if (by.name === 'identifier') return entityByIdentifier(by.value);
      return entityByKey(by.name === 'id' ? keyIn('Entity', by.value) : by.value);
    },
  }),
  entities: t.list({
    type: EntityConnection,
    args: entityArgs(t.arg),
    description: 'All entities, or those that a filter lets through.',
    list: (_root, args) => allEntities(args),
  }),
}));
