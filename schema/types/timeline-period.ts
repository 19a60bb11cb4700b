/** How often an entity appears in a stretch of time. */

import type { TimelineRow } from '../../src/store/read/timeline.ts';
import { followedBy } from '../../src/store/sql/column.ts';
import { builder } from '../builder.ts';

export const TimelinePeriod = builder.objectRef<TimelineRow>('TimelinePeriod').implement({
  description: 'How often an entity appears in one period. Periods in which it does not are left out.',
  fields: (t) => ({
    start: t.field({
      type: 'DateTime',
      nullable: true,
      description:
        'The first moment of the period; null for the articles that are undated, or dated less exactly than the interval.',
      compiles: true,
      resolve: ({ start }) => followedBy(start, 'T00:00:00Z'),
    }),
    articleCount: t.exposeInt('articles', {
      description: 'Articles of the period with at least one accepted mention other than a demonym.',
    }),
    mentionCount: t.exposeInt('mentions', { description: 'Accepted mentions in them, demonyms left out.' }),
  }),
});
