/** How often an entity appears in a stretch of time. */
import type { TimelineRow } from '../../src/store/read/timeline.ts';
import { text } from '../../src/store/sql/expression.ts';
import { concat } from '../../src/store/sql/operators.ts';
import { builder } from '../builder.ts';

export const TimelinePeriod = builder.objectRef<TimelineRow>('TimelinePeriod').implement({
  description: 'How often an entity appears in one period. Periods in which it does not are left out.',
  fields: (t) => ({
    start: t.sql({
      type: 'DateTime',
      nullable: true,
      description:
        'The first moment of the period; null for the articles that are undated, or dated less exactly than the interval.',
      sql: ({ start }) => concat(start, text('T00:00:00Z')),
    }),
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
