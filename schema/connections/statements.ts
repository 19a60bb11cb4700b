/** Lists of statements: all of them, those in an article, those that an entity makes. */
import type { StatementFilter as Filter } from '../../src/store/filter/model.ts';
import { statementFacet } from '../../src/store/read/said-facets.ts';
import {
  countStatements,
  listStatements,
  type StatementOrder as Order,
  type StatementRow,
} from '../../src/store/read/statements.ts';
import type { PageRequest } from '../../src/store/sql/page.ts';
import type { ArgBuilder } from '../builder.ts';
import { defineConnection, type List, pageRequest } from '../connection.ts';
import type { Context } from '../context.ts';
import { StatementFilter } from '../inputs/filters.ts';
import { StatementOrder } from '../inputs/orders.ts';
import { byPlace, type Place } from '../place.ts';
import { Statement } from '../refs.ts';
import { type StatementCounter, StatementFacets } from '../types/said-facets.ts';

type StatementList = List<StatementRow> & StatementCounter;

export const StatementConnection = defineConnection<StatementRow, StatementList, StatementRow>({
  name: 'Statement',
  of: 'statements',
  edge: 'A statement',
  node: Statement,
  toNode: (row) => row,
  fields: (t) => ({
    facets: t.field({
      type: StatementFacets,
      description: 'The whole list, counted by what its statements have in common.',
      compiles: true,
      resolve: (list) => list,
    }),
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
  ...arg.connectionArgs(),
});

interface Asked extends PageRequest {
  readonly filter?: Filter | null | undefined;
  readonly orderBy?: Order | null | undefined;
}

const pages = byPlace(listStatements);
const counts = byPlace(countStatements);
const facets = byPlace(statementFacet);

export const statementList = (
  { load }: Context,
  { of, id }: Place<'root' | 'article' | 'entity'>,
  { filter, orderBy, ...asked }: Asked,
): StatementList => {
  const page = pageRequest(asked);
  return {
    page: () => load(pages, id, { of, query: { filter, orderBy, page } }),
    count: () => load(counts, id, { of, query: filter }),
    countStatements: (by, first) => load(facets, id, { of, query: { filter, by, first } }),
  };
};
