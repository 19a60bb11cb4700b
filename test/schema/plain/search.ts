/** Search: entities by their names, articles by their texts, mentions by what they print, each sort best first. */
import type { Span } from '../../../src/model.ts';
import {
  Connection,
  cut,
  extentOf,
  hasCursor,
  type Label,
  type PageArgs,
  readCursor,
  refuseCursor,
  valuesIn,
  writeCursor,
} from './connection.ts';
import { countsOf } from './counts.ts';
import { refuseFirst, together } from './errors.ts';
import type { Alias, Article, Base, Entity, Mention } from './model.ts';
import { compareKeys, compareTexts, type Value } from './order.ts';
import { highlightsIn, type Row, scorer, toRelevance } from './rank.ts';
import { type TextSpan, textSpan } from './spans.ts';
import { fits, occurs, problemsOfSearch, type Term, termsOf } from './words.ts';

export interface SearchArgs extends PageArgs {
  readonly query: string;
  readonly in: readonly string[];
}

interface Hit {
  readonly node: Entity | Article | Mention;
  readonly key: readonly Value[];
  readonly name: string | null;
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

/** One alias has all the words that are wanted, and none has one that is excluded. */
const entityHits = ({ entities }: Base, terms: readonly Term[]): Hit[] => {
  const wanted = wantedOf(terms);
  const scoreRow = scorer(
    wanted,
    entities.flatMap(({ aliases }) => aliases.map(nameRow)),
  );
  const score = (alias: Alias): number => scoreRow(nameRow(alias));
  const isExcluded = ({ name }: Alias): boolean => terms.some((term) => term.excluded && occurs(term, [name]));
  return entities
    .filter(({ aliases }) => !aliases.some(isExcluded))
    .flatMap((entity) => {
      const fitting = entity.aliases.filter(({ name }) => fits(wanted, [name]));
      const best = bestOf(entity, fitting, score);
      if (!best) return [];
      const { name } = best;
      const highlights = (): TextSpan[] => highlightsIn(wanted, name).map((span) => textSpan(name, span));
      return [{ node: entity, key: [score(best), countsOf(entity).mentionCount, entity.rowId], name, highlights }];
    });
};

const TITLE_WEIGHT = 4;
const articleRow = ({ title, text }: Article): Row => ({ texts: [title ?? '', text], weights: [TITLE_WEIGHT, 1] });

const articleHits = ({ articles }: Base, terms: readonly Term[]): Hit[] => {
  const wanted = wantedOf(terms);
  const score = scorer(wanted, articles.map(articleRow));
  return articles
    .filter((article) => fits(terms, articleRow(article).texts))
    .map((article) => ({
      node: article,
      key: [score(articleRow(article)), article.rowId],
      name: null,
      highlights: () => highlightsIn(wanted, article.text).map((span) => textSpan(article.text, span)),
    }));
};

const surfaceRow = ({ surface }: { readonly surface: string }): Row => ({ texts: [surface], weights: [1] });

const mentionHits = ({ mentions, surfaces }: Base, terms: readonly Term[]): Hit[] => {
  const wanted = wantedOf(terms);
  const score = scorer(wanted, surfaces.map(surfaceRow));
  const moved = ({ start, end }: Span, by: number): Span => ({ start: start + by, end: end + by });
  return mentions
    .filter(({ status, surface }) => status === 'ACCEPTED' && fits(terms, [surface]))
    .map((mention) => ({
      node: mention,
      key: [score(surfaceRow(mention)), mention.surfaceId, mention.article.rowId, mention.start, mention.end],
      name: null,
      highlights: () =>
        highlightsIn(wanted, mention.surface).map((span) => textSpan(mention.article.text, moved(span, mention.start))),
    }));
};

const SOURCES: Readonly<Record<string, Source>> = {
  ENTITY: { order: { name: 'ENTITY_HITS', directions: ['DESC', 'DESC', 'ASC'] }, hits: entityHits },
  ARTICLE: { order: { name: 'ARTICLE_HITS', directions: ['DESC', 'ASC'] }, hits: articleHits },
  MENTION: { order: { name: 'MENTION_HITS', directions: ['DESC', 'ASC', 'ASC', 'ASC', 'ASC'] }, hits: mentionHits },
};

/** Where a hit stands: by the source it is of, and within that by its key. */
interface Place {
  readonly source: number;
  readonly key: readonly Value[];
}

const compare = (sources: readonly Source[], one: Place, other: Place): number =>
  one.source - other.source || compareKeys(one.key, other.key, sources[one.source]?.order.directions ?? []);

const placeIn = (sources: readonly Source[], cursor: string): Place => {
  const [name] = valuesIn(cursor);
  const source = sources.findIndex(({ order }) => order.name === name);
  const order = sources[source]?.order ?? refuseCursor();
  return { source, key: readCursor(order, cursor) };
};

export function hitList(base: Base, { query, in: among, ...args }: SearchArgs): Connection {
  extentOf(args);
  const sources = Object.entries(SOURCES)
    .filter(([name]) => among.includes(name))
    .map(([, source]) => source);
  const places = () => {
    refuseFirst(problemsOfSearch(query));
    const terms = termsOf(query);
    return sources.flatMap(({ hits }, source) => hits(base, terms).map((hit) => ({ ...hit, source })));
  };
  const placeOf = (cursor: string | null | undefined) => (cursor == null ? null : placeIn(sources, cursor));
  const page = () => {
    const [all, after, before] = together(
      places,
      () => placeOf(args.after),
      () => placeOf(args.before),
    );
    const between = all
      .filter((place) => after === null || compare(sources, place, after) > 0)
      .filter((place) => before === null || compare(sources, place, before) < 0)
      .sort((one, other) => compare(sources, one, other));
    const { items, ...info } = cut(between, args);
    return {
      ...info,
      edges: items.map(({ node, key, name, highlights, source }) => ({
        cursor: writeCursor((sources[source] as Source).order, key),
        node,
        score: toRelevance(key[0] as number),
        name,
        highlights,
      })),
    };
  };
  if (hasCursor(args)) page();
  return new Connection(page, () => places().length);
}
