/** Lists of statements: all of them, those in an article, those that an entity makes. */
import type { StatementRow } from '../../src/store/read/statement-sources.ts';
import type { StatementList } from '../../src/store/read/statements.ts';
import { type ArgBuilder, builder } from '../builder.ts';
import { defineConnection } from '../connection.ts';
import { StatementFilter } from '../inputs/filters.ts';
import { StatementOrder } from '../inputs/orders.ts';
import { Statement } from '../refs.ts';
import { entityFacet, facetsOfArticles } from '../types/facets.ts';
import { timelineFields } from '../types/timeline-period.ts';

const StatementFacets = builder.objectRef<Pick<StatementList, 'countBy'>>('StatementFacets').implement({
  description: 'The statements of the whole list, counted.',
  fields: (t) => ({
    speakers: entityFacet(t, {
      by: 'SPEAKER',
      description: 'By who makes them, highest count first; null for speakers tied to no entity.',
    }),
    ...facetsOfArticles(t),
  }),
});

export const StatementConnection = defineConnection<StatementList, StatementRow>({
  name: 'Statement',
  of: 'statements',
  edge: 'A statement',
  node: Statement,
  fields: (t) => ({
    facets: t.part({
      type: StatementFacets,
      description: 'The whole list, counted by what its statements have in common.',
      of: (list) => list,
    }),
    ...timelineFields(t),
  }),
});

/** The arguments of every list of statements. */
export const statementArgs = (arg: ArgBuilder) => ({
  filter: arg({
    type: StatementFilter,
    description: 'Which statements; those of accepted speakers unless it says otherwise.',
  }),
  orderBy: arg({
    type: StatementOrder,
    description: 'In which order. Default: in an article from its beginning, elsewhere latest article first.',
  }),
});
