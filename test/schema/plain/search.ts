/** Search: entities by their names, articles by their texts, mentions by what they print, each sort best first. */
import type { Span } from '../../../src/model.ts';
import {
  Connection,
  compareIn,
  cut,
  extentOf,
  hasCursor,
  type Label,
  readCursor,
  refuseCursor,
  valuesIn,
  writeCursor,
} from './connection.ts';
import { countsOf } from './counts.ts';
import { refuseFirst, together } from './errors.ts';
import { type FacetArgs, monthFacets, sourceFacets, topEntities, topValues, yearFacets } from './facets.ts';
import { articlesOfHit, entitiesOfHit, meetsSearch, type SearchFilter } from './filter.ts';
import { problemsOfFilter } from './filter-check.ts';
import { directionOf, type ListArgs, nullsOf, type OrderBy, publication } from './lists.ts';
import type { Alias, Article, Base, Entity, Mention } from './model.ts';
import { compareTexts, type Value } from './order.ts';
import { highlightsIn, type Row, scorer, toRelevance } from './rank.ts';
import { type TextSpan, textSpan } from './spans.ts';
import { respelled, type Spelled, spelledNames } from './spelled.ts';
import { timelinesOf } from './timeline.ts';
import { fits, occurs, problemsOfSearch, type Term, termsOf } from './words.ts';

type Node = Entity | Article | Mention;

export interface SearchArgs extends ListArgs<SearchFilter> {
  readonly query: string;
  readonly in: readonly string[];
}

interface Hit {
  readonly node: Node;
  /** By rank. */
  readonly key: readonly Value[];
  readonly name: string | null;
  /** Of a name that is spelled otherwise. */
  readonly likeness?: number;
  readonly highlights: () => TextSpan[];
}

interface Source {
  readonly order: Label;
  readonly hits: (base: Base, terms: readonly Term[]) => Hit[];
}

const wantedOf = (terms: readonly Term[]): Term[] => terms.filter(({ excluded }) => !excluded);

const nameRow = ({ name }: { readonly name: string }): Row => ({ texts: [name], weights: [1] });

/** The alias that fits best: of equals the name of the entity, then the first. */
const bestOf = (entity: Entity, aliases: readonly Alias[], score: (alias: Alias) => number): Alias | undefined => {
  const isName = ({ name }: Alias): number => (name === entity.name ? 1 : 0);
  const [best] = aliases.toSorted(
    (one, other) => score(other) - score(one) || isName(other) - isName(one) || compareTexts(one.name, other.name),
  );
  return best;
};

/** The words of a query that has neither phrases nor beginnings. */
const plainWords = (terms: readonly Term[]): string[] | null =>
  terms.every(({ prefix, isPhrase }) => !prefix && !isPhrase) ? terms.flatMap(({ words }) => words) : null;

const UNITS = 1e12;

/** One alias has all the words that are wanted or is like them, and none has one that is excluded. */
const entityHits = ({ entities }: Base, terms: readonly Term[]): Hit[] => {
  const wanted = wantedOf(terms);
  const scoreRow = scorer(
    wanted,
    entities.flatMap(({ aliases }) => aliases.map(nameRow)),
  );
  const score = (alias: Alias): number => scoreRow(nameRow(alias));
  const isExcluded = ({ name }: Alias): boolean => terms.some((term) => term.excluded && occurs(term, [name]));
  const allowed = entities.filter(({ aliases }) => !aliases.some(isExcluded));
  const exact = allowed.flatMap((entity) => {
    const fitting = entity.aliases.filter(({ name }) => fits(wanted, [name]));
    const best = bestOf(entity, fitting, score);
    if (!best) return [];
    const { name } = best;
    const highlights = (): TextSpan[] => highlightsIn(wanted, name).map((span) => textSpan(name, span));
    return [{ node: entity, key: [score(best), countsOf(entity).mentionCount, entity.rowId], name, highlights }];
  });
  const known = new Set(exact.map(({ node }) => node));
  const isNew = ({ entity }: Spelled): boolean => !known.has(entity) && allowed.includes(entity);
  const alike = spelledNames(entities, plainWords(wanted) ?? []).filter(isNew);
  return [
    ...exact,
    ...alike.map(({ entity, name, likeness }) => ({
      node: entity,
      key: [Math.round((likeness - 1) * UNITS), countsOf(entity).mentionCount, entity.rowId],
      name,
      likeness,
      highlights: () => [],
    })),
  ];
};

const TITLE_WEIGHT = 4;
const articleRow = ({ title, text }: Article): Row => ({ texts: [title ?? '', text], weights: [TITLE_WEIGHT, 1] });

/** What is looked for in texts: the words as they were typed or, when no text has all of them, as names have them. */
interface Sought {
  /** Whatever may stand in a text. */
  readonly terms: readonly Term[];
  readonly fits: (texts: readonly string[]) => boolean;
  /** Of names that are spelled otherwise. */
  readonly likeness?: number;
}

const wordTerm = (word: string): Term => ({ words: [word], isPhrase: false, prefix: false, excluded: false });

function soughtIn({ entities }: Base, terms: readonly Term[], all: readonly (readonly string[])[]): Sought {
  const wanted = wantedOf(terms);
  const asTyped = { terms: wanted, fits: (texts: readonly string[]) => fits(terms, texts) };
  const plain = plainWords(wanted);
  if (plain === null || all.some((texts) => fits(wanted, texts))) return asTyped;
  const found = respelled(entities, plain, (word) => all.some((texts) => occurs(wordTerm(word), texts)));
  if (found === null) return asTyped;
  const groups = found.words.map((any) => any.map(wordTerm));
  const excluded = terms.filter((term) => term.excluded);
  return {
    terms: groups.flat(),
    likeness: found.likeness,
    fits: (texts) =>
      groups.every((any) => any.some((term) => occurs(term, texts))) && !excluded.some((term) => occurs(term, texts)),
  };
}

const likenessIn = ({ likeness }: Sought) => (likeness === undefined ? {} : { likeness });

const articleHits = (base: Base, terms: readonly Term[]): Hit[] => {
  const rows = base.articles.map(articleRow);
  const sought = soughtIn(
    base,
    terms,
    rows.map(({ texts }) => texts),
  );
  const score = scorer(sought.terms, rows);
  return base.articles
    .filter((article) => sought.fits(articleRow(article).texts))
    .map((article) => ({
      node: article,
      key: [score(articleRow(article)), article.rowId],
      name: null,
      ...likenessIn(sought),
      highlights: () => highlightsIn(sought.terms, article.text).map((span) => textSpan(article.text, span)),
    }));
};

const surfaceRow = ({ surface }: { readonly surface: string }): Row => ({ texts: [surface], weights: [1] });

const mentionHits = (base: Base, terms: readonly Term[]): Hit[] => {
  const rows = base.surfaces.map(surfaceRow);
  const sought = soughtIn(
    base,
    terms,
    rows.map(({ texts }) => texts),
  );
  const score = scorer(sought.terms, rows);
  const moved = ({ start, end }: Span, by: number): Span => ({ start: start + by, end: end + by });
  return base.mentions
    .filter(({ status, surface }) => status === 'ACCEPTED' && sought.fits([surface]))
    .map((mention) => ({
      node: mention,
      key: [score(surfaceRow(mention)), mention.surfaceId, mention.article.rowId, mention.start, mention.end],
      name: null,
      ...likenessIn(sought),
      highlights: () =>
        highlightsIn(sought.terms, mention.surface).map((span) =>
          textSpan(mention.article.text, moved(span, mention.start)),
        ),
    }));
};

const SOURCES: Readonly<Record<string, Source>> = {
  ENTITY: { order: { name: 'ENTITY_HITS', directions: ['DESC', 'DESC', 'ASC'] }, hits: entityHits },
  ARTICLE: { order: { name: 'ARTICLE_HITS', directions: ['DESC', 'ASC'] }, hits: articleHits },
  MENTION: { order: { name: 'MENTION_HITS', directions: ['DESC', 'ASC', 'ASC', 'ASC', 'ASC'] }, hits: mentionHits },
};

const BEST_FIRST: OrderBy = { field: 'RANK' };

/** By the time of the article; of entities that of the last one that mentions it. */
const dateKey = (node: Node): Value[] => {
  if (node.__typename === 'Article') return [...publication(node)];
  if (node.__typename === 'Entity') return [countsOf(node).lastSeen ?? '', node.rowId];
  return [...publication(node.article), node.start, node.end];
};

/** The order of the hits of a source. */
const orderIn = ({ order }: Source, orderBy: OrderBy): Label => {
  const [, ...others] = order.directions;
  const [direction, nulls] = [directionOf(orderBy), nullsOf(orderBy)];
  if (orderBy.field === 'RANK') return { name: order.name, directions: [direction, ...others] };
  const positions = order.name === 'MENTION_HITS' ? (['ASC', 'ASC'] as const) : [];
  return { name: `${order.name}_BY_DATE`, directions: [direction, direction, ...positions], nulls };
};

/** Where a hit stands: by the source it is of, and within that by its key. */
interface Place {
  readonly source: number;
  readonly key: readonly Value[];
}

const compare = (orders: readonly Label[], one: Place, other: Place): number =>
  one.source - other.source || compareIn(orders[one.source] as Label, one.key, other.key);

const placeIn = (orders: readonly Label[], cursor: string): Place => {
  const [name] = valuesIn(cursor);
  const source = orders.findIndex((order) => order.name === name);
  return { source, key: readCursor(orders[source] ?? refuseCursor(), cursor) };
};

const labelOf = (node: Node): string => {
  if (node.__typename === 'Entity') return node.name;
  if (node.__typename === 'Article') return node.title ?? node.key;
  return `${node.surface} (${labelOf(node.article)})`;
};

const TYPES = { Article: 'ARTICLE', Entity: 'ENTITY', Mention: 'MENTION' };

/** A value counts once for a hit, in however many of its articles it is. */
const facetsOf = (hits: () => readonly Node[]) => {
  const values = (read: (article: Article) => string | null) => () =>
    hits().flatMap((node) => [...new Set(articlesOfHit(node).map(read))]);
  const cut = (length: number) => values(({ publishedAt }) => publishedAt?.slice(0, length) ?? null);
  return {
    types: (args: FacetArgs) =>
      topValues(() => hits().map(({ __typename }) => TYPES[__typename]), args).map(({ value, count }) => ({
        type: value,
        count,
      })),
    sources: (args: FacetArgs) =>
      sourceFacets(
        values(({ source }) => source),
        args,
      ),
    languages: (args: FacetArgs) =>
      topValues(
        values(({ language }) => language),
        args,
      ).map(({ value, count }) => ({ language: value, count })),
    sections: (args: FacetArgs) =>
      topValues(
        values(({ section }) => section),
        args,
      ).map(({ value, count }) => ({ section: value, count })),
    years: (args: FacetArgs) => yearFacets(cut(YEAR_LENGTH), args),
    months: (args: FacetArgs) => monthFacets(cut(MONTH_LENGTH), args),
    entities: (args: FacetArgs) => topEntities(() => hits().flatMap(entitiesOfHit), args),
  };
};

const [YEAR_LENGTH, MONTH_LENGTH] = [4, 7];

export function hitList(base: Base, { query, in: among, filter, orderBy, ...args }: SearchArgs): Connection {
  extentOf(args);
  const asked = orderBy ?? BEST_FIRST;
  const sources = Object.entries(SOURCES)
    .filter(([name]) => among.includes(name))
    .map(([, source]) => source);
  const orders = sources.map((source) => orderIn(source, asked));
  const places = () => {
    refuseFirst([...problemsOfFilter(filter ?? {}), ...problemsOfSearch(query)]);
    const terms = termsOf(query);
    return sources.flatMap(({ hits }, source) =>
      hits(base, terms)
        .filter(({ node }) => meetsSearch(node, filter ?? {}))
        .map((hit) => ({
          ...hit,
          source,
          score: hit.key[0],
          key: asked.field === 'RANK' ? hit.key : dateKey(hit.node),
        })),
    );
  };
  const exactly = termsOf(query).some(({ prefix, excluded }) => prefix && !excluded) ? 'PREFIX' : 'EXACT';
  const placeOf = (cursor: string | null | undefined) => (cursor == null ? null : placeIn(orders, cursor));
  const page = () => {
    const [all, after, before] = together(
      places,
      () => placeOf(args.after),
      () => placeOf(args.before),
    );
    const between = all
      .filter((place) => after === null || compare(orders, place, after) > 0)
      .filter((place) => before === null || compare(orders, place, before) < 0)
      .sort((one, other) => compare(orders, one, other));
    const { items, ...info } = cut(between, args);
    return {
      ...info,
      edges: items.map(({ node, key, score, name, likeness, highlights, source }) => ({
        cursor: writeCursor(orders[source] as Label, key),
        node,
        label: labelOf(node),
        score: toRelevance(score as number),
        name,
        matchedBy: likeness === undefined ? exactly : 'SPELLING',
        likeness: likeness ?? 1,
        highlights,
      })),
    };
  };
  if (hasCursor(args)) page();
  const dated = () => places().flatMap(({ node }) => articlesOfHit(node).map((article) => ({ thing: node, article })));
  const connection = new Connection(
    page,
    () => places().length,
    facetsOf(() => places().map(({ node }) => node)),
  );
  return Object.assign(connection, timelinesOf(dated));
}
