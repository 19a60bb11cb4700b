/** Lists of statements: all of them, those in an article, those that an entity makes. */
import { type Connection, connect, type Order } from './connection.ts';
import { badInput } from './errors.ts';
import { type FacetArgs, monthFacets, sourceFacets, textFacets, topEntities, yearFacets } from './facets.ts';
import { meetsStatement, type StatementFilter } from './filter.ts';
import {
  beginning,
  byPosition,
  byPublication,
  filtered,
  type ListArgs,
  type OrderBy,
  type WithinArgs,
} from './lists.ts';
import type { Article, Base, Entity, Statement } from './model.ts';
import { timelinesOfList } from './timeline.ts';

const facetsOf = (statements: () => readonly Statement[]) => ({
  speakers: (args: FacetArgs) => topEntities(() => statements().map(({ speaker }) => speaker.entity), args),
  sources: (args: FacetArgs) => sourceFacets(() => statements().map(({ article }) => article.source), args),
  sections: (args: FacetArgs) => textFacets('section', () => statements().map(({ article }) => article.section), args),
  languages: (args: FacetArgs) =>
    textFacets('language', () => statements().map(({ article }) => article.language), args),
  months: (args: FacetArgs) => monthFacets(() => statements().map(({ article }) => article.publishedAt), args),
  years: (args: FacetArgs) => yearFacets(() => statements().map(({ article }) => article.publishedAt), args),
});

const LATEST_FIRST = { field: 'PUBLISHED_AT', direction: 'DESC' } as const;
const FROM_BEGINNING = { field: 'POSITION', direction: 'ASC' } as const;

const positionOf = ({ cue }: Statement): number[] => [cue.start, cue.end];

const elsewhere = (orderBy: OrderBy): Order<Statement> => {
  if (orderBy.field === 'PUBLISHED_AT') return byPublication(orderBy, positionOf, 2);
  throw badInput('Statements go by POSITION within one article only. Use PUBLISHED_AT here.');
};

const list = (
  statements: readonly Statement[],
  { filter, orderBy: _, ...args }: ListArgs<StatementFilter>,
  order: () => Order<Statement>,
): Connection => {
  const items = filtered(statements, filter, meetsStatement);
  const counters = timelinesOfList(() => items().map(({ article }) => article));
  return connect({ items, order, args, edge: (node) => ({ node }), facets: facetsOf(items), counters });
};

export function statementList({ statements }: Base, args: ListArgs<StatementFilter>): Connection {
  return list(statements, args, () => elsewhere(args.orderBy ?? LATEST_FIRST));
}

export function entityStatementList({ statements }: Base, entity: Entity, args: ListArgs<StatementFilter>): Connection {
  const own = statements.filter(({ speaker }) => speaker.entity === entity);
  return list(own, args, () => elsewhere(args.orderBy ?? LATEST_FIRST));
}

export function articleStatementList(
  { statements }: Article,
  args: ListArgs<StatementFilter> & WithinArgs,
): Connection {
  return list(
    beginning(statements, ({ cue }) => cue.start, args),
    args,
    () => byPosition(args.orderBy ?? FROM_BEGINNING, positionOf),
  );
}
