/** Who rises and who falls between two periods. */
import { articlesOfEntity } from '../../src/store/read/appearances.ts';
import {
  articlesOf,
  type TrendDirection as Direction,
  directionOf,
  scoreOf,
  sizeOf,
  type TrendList,
  type TrendRow,
  trendOf,
  trendsOf,
} from '../../src/store/read/trends.ts';
import { type ArgBuilder, builder } from '../builder.ts';
import { defineConnection } from '../connection.ts';
import { EntityArticleConnection } from '../connections/appearances.ts';
import { Kind } from '../enums.ts';
import { DateTimeFilter } from '../inputs/fields.ts';
import { ArticleFilter } from '../inputs/filters.ts';
import { Entity } from '../refs.ts';

const TrendDirection = builder.enumType('TrendDirection', {
  description: 'Which way an entity goes from one period to another.',
  values: {
    RISING: { description: 'A larger share of the articles mentions it in the period.' },
    FALLING: { description: 'A smaller share of the articles mentions it in the period.' },
  } satisfies Readonly<Record<Direction, { readonly description: string }>>,
});

/** What it costs to count the entities of all articles of two periods, and one entity, in nodes. */
const ALL = 500;
const ONE = 50;

const Trend = builder.objectRef<TrendRow>('Trend').implement({
  description: 'How much more, or less, an entity is written about in one period than in another.',
  fields: (t) => ({
    entity: t.part({ type: Entity, description: 'The entity.', of: ({ entity }) => entity }),
    direction: t.sql({
      type: TrendDirection,
      nullable: true,
      description: 'Which way it goes; null when its share of the articles is the same in both.',
      sql: directionOf,
    }),
    score: t.sql({
      type: 'Float',
      description:
        'How sure it is that the shares differ, 0 or more: the log-likelihood ratio (Dunning 1993), to six digits. Over 3.84 by chance in one case of twenty, over 10.83 in one of a thousand.',
      sql: scoreOf,
    }),
    articleCount: t.sql({
      type: 'Int',
      description: 'Articles of the period that mention it, by mentions that count.',
      sql: ({ counts }) => counts.k1,
    }),
    articleCountAgainst: t.sql({
      type: 'Int',
      description: 'Articles of the period it is compared with that mention it, by mentions that count.',
      sql: ({ counts }) => counts.k2,
    }),
    articles: t.list({
      type: EntityArticleConnection,
      description: 'The evidence: the articles in `articleCount`, latest first.',
      list: ({ entity, comparison }) => articlesOfEntity(entity.id, { filter: articlesOf(comparison, 'period') }),
    }),
    articlesAgainst: t.list({
      type: EntityArticleConnection,
      description: 'The articles in `articleCountAgainst`, latest first.',
      list: ({ entity, comparison }) => articlesOfEntity(entity.id, { filter: articlesOf(comparison, 'against') }),
    }),
  }),
});

const TrendConnection = defineConnection<TrendList, TrendRow>({
  name: 'Trend',
  of: 'entities that rise or fall',
  edge: 'A trend',
  node: Trend,
  fields: (t) => ({
    articleCount: t.sql({
      type: 'Int',
      description: 'All articles of the period.',
      cost: 5,
      sql: ({ comparison }) => sizeOf(comparison, 'period'),
    }),
    articleCountAgainst: t.sql({
      type: 'Int',
      description: 'All articles of the period it is compared with.',
      cost: 5,
      sql: ({ comparison }) => sizeOf(comparison, 'against'),
    }),
  }),
});

const comparisonArgs = (arg: ArgBuilder) => ({
  period: arg({
    type: DateTimeFilter,
    required: true,
    description: 'The period: `{ eq: "2005-03" }`, or `{ gte: "2005-03", lt: "2005-06" }`.',
  }),
  against: arg({ type: DateTimeFilter, required: true, description: 'The period that it is compared with.' }),
  filter: arg({ type: ArticleFilter, description: 'Which articles count in both. Default: all.' }),
});

builder.queryField('trends', (t) =>
  t.list({
    type: TrendConnection,
    args: {
      ...comparisonArgs(t.arg),
      kinds: t.arg({ type: [Kind], description: 'Only entities of these kinds. Default: all.' }),
      direction: t.arg({ type: TrendDirection, description: 'Only those that go this way. Default: both.' }),
    },
    description:
      'Who is written about more, or less, in one period than in another: the entities of which the share of articles differs, surest first.',
    cost: ALL,
    slow: true,
    list: (_root, args) => trendsOf(args),
  }),
);

builder.objectField(Entity, 'trend', (t) =>
  t.one({
    type: Trend,
    args: comparisonArgs(t.arg),
    description: 'How much more, or less, it is written about in one period than in another.',
    cost: ONE,
    slow: true,
    from: (entity, args) => trendOf(entity, args),
  }),
);
