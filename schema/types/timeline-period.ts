/** How often an entity appears, or how many of a list there are, in a stretch of time. */
import {
  type Dated,
  type PeriodRow,
  type SourcePeriodRow,
  type TimelineRow,
  timelineBySource,
  timelineOfList,
} from '../../src/store/read/timeline.ts';
import { type Sql, text } from '../../src/store/sql/expression.ts';
import { concat } from '../../src/store/sql/operators.ts';
import { type ArgBuilder, builder, type Fields } from '../builder.ts';
import type { CostParams } from '../engine/declaration.ts';
import { Interval } from '../enums.ts';
import { FACET_VALUES, within } from '../limits.ts';

const START =
  'The first moment of the period; null for the articles that are undated, or dated less exactly than the interval.';

const momentOf = (start: Sql<string | null>) => concat(start, text('T00:00:00Z'));

export const TimelinePeriod = builder.objectRef<TimelineRow>('TimelinePeriod').implement({
  description: 'How often an entity appears in one period. Periods in which it does not are left out.',
  fields: (t) => ({
    start: t.sql({ type: 'DateTime', nullable: true, description: START, sql: ({ start }) => momentOf(start) }),
    articleCount: t.sql({
      type: 'Int',
      description: 'Articles of the period with at least one mention that counts.',
      sql: ({ articles }) => articles,
    }),
    mentionCount: t.sql({
      type: 'Int',
      description: 'Mentions in them that count.',
      sql: ({ mentions }) => mentions,
    }),
  }),
});

const ListPeriod = builder.objectRef<PeriodRow>('ListPeriod').implement({
  description: 'How many of a list are of one period. Periods of which it has nothing are left out.',
  fields: (t) => ({
    start: t.sql({ type: 'DateTime', nullable: true, description: START, sql: ({ start }) => momentOf(start) }),
    count: t.sql({ type: 'Int', description: 'How many of the list are of it.', sql: ({ count }) => count }),
  }),
});

const SourcePeriod = builder.objectRef<SourcePeriodRow>('SourcePeriod').implement({
  description: 'How many of a list are of one period and come from one source.',
  fields: (t) => ({
    start: t.sql({ type: 'DateTime', nullable: true, description: START, sql: ({ start }) => momentOf(start) }),
    source: t.sql({
      type: 'String',
      nullable: true,
      description: 'The source; null for those of no known source.',
      sql: ({ source }) => source,
    }),
    count: t.sql({ type: 'Int', description: 'How many of the list are of both.', sql: ({ count }) => count }),
  }),
});

export const intervalArg = (arg: ArgBuilder) =>
  arg({ type: Interval, required: true, defaultValue: 'MONTH', description: 'How finely to cut time.' });

/** What it costs to count a list along time, in nodes. */
const LISTED = 100;
const costOfTimeline = ({ list }: CostParams): number => LISTED + list;

/** The fields that count a list along time. `sums` says how the counts go together with the length of the list. */
export const timelineFields = (t: Fields<Dated>, sums = 'The counts add up to `totalCount`.') => ({
  timeline: t.rows({
    type: [ListPeriod],
    args: { interval: intervalArg(t.arg) },
    description: `The whole list counted along time, in its order; last, when there are any, what is of no known period. ${sums}`,
    cost: costOfTimeline,
    slow: true,
    rows: (list, { interval }) => timelineOfList(list, interval),
  }),
  timelineBySource: t.rows({
    type: [SourcePeriod],
    args: {
      interval: intervalArg(t.arg),
      sources: t.arg.int({
        required: true,
        defaultValue: FACET_VALUES.default,
        description: `How many sources to give at most, those that most of the list comes from: 1 to ${FACET_VALUES.most}.`,
      }),
    },
    description:
      'The whole list counted along time and by source: a period has an entry for each source that it has something of.',
    cost: (params) => 2 * costOfTimeline(params),
    slow: true,
    check: ({ sources }) => within(FACET_VALUES, 'sources', sources),
    rows: (list, { interval, sources }) => timelineBySource(list, interval, sources),
  }),
});
