/** Lists of mentions: all of them, those in an article, those of an entity. */
import { type Connection, connect, type Order } from './connection.ts';
import { badInput } from './errors.ts';
import {
  type FacetArgs,
  kindFacets,
  monthFacets,
  sourceFacets,
  textFacets,
  topEntities,
  yearFacets,
} from './facets.ts';
import { type MentionFilter, meetsMention } from './filter.ts';
import {
  beginning,
  byPosition,
  byPublication,
  filtered,
  type ListArgs,
  type OrderBy,
  type WithinArgs,
} from './lists.ts';
import type { Article, Base, Entity, Mention } from './model.ts';
import { timelinesOfList } from './timeline.ts';

const facetsOf = (mentions: () => readonly Mention[]) => ({
  kinds: (args: FacetArgs) => kindFacets(() => mentions().map(({ kind }) => kind), args),
  sources: (args: FacetArgs) => sourceFacets(() => mentions().map(({ article }) => article.source), args),
  sections: (args: FacetArgs) => textFacets('section', () => mentions().map(({ article }) => article.section), args),
  languages: (args: FacetArgs) => textFacets('language', () => mentions().map(({ article }) => article.language), args),
  months: (args: FacetArgs) => monthFacets(() => mentions().map(({ article }) => article.publishedAt), args),
  years: (args: FacetArgs) => yearFacets(() => mentions().map(({ article }) => article.publishedAt), args),
  entities: (args: FacetArgs) => topEntities(() => mentions().map(({ entity }) => entity), args),
});

const LATEST_FIRST = { field: 'PUBLISHED_AT', direction: 'DESC' } as const;
const FROM_BEGINNING = { field: 'POSITION', direction: 'ASC' } as const;

const positionOf = ({ start, end }: Mention): number[] => [start, end];

const elsewhere = (orderBy: OrderBy): Order<Mention> => {
  if (orderBy.field === 'PUBLISHED_AT') return byPublication(orderBy, positionOf, 2);
  throw badInput('Mentions go by POSITION within one article only. Use PUBLISHED_AT here.');
};

const list = (
  mentions: readonly Mention[],
  { filter, orderBy: _, ...args }: ListArgs<MentionFilter>,
  order: () => Order<Mention>,
): Connection => {
  const items = filtered(mentions, filter, meetsMention);
  const counters = timelinesOfList(() => items().map(({ article }) => article));
  return connect({ items, order, args, edge: (node) => ({ node }), facets: facetsOf(items), counters });
};

export function mentionList({ mentions }: Base, args: ListArgs<MentionFilter>): Connection {
  return list(mentions, args, () => elsewhere(args.orderBy ?? LATEST_FIRST));
}

export function entityMentionList({ mentions }: Entity, args: ListArgs<MentionFilter>): Connection {
  return list(mentions, args, () => elsewhere(args.orderBy ?? LATEST_FIRST));
}

export function articleMentionList({ mentions }: Article, args: ListArgs<MentionFilter> & WithinArgs): Connection {
  return list(
    beginning(mentions, ({ start }) => start, args),
    args,
    () => byPosition(args.orderBy ?? FROM_BEGINNING, positionOf),
  );
}
