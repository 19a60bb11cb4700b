/** Lists of articles: all of them, and those of an entity. */
import { type Connection, connect } from './connection.ts';
import { countedMentions, entitiesOf, isCounted, salienceOf } from './counts.ts';
import {
  type FacetArgs,
  kindFacets,
  monthFacets,
  sourceFacets,
  textFacets,
  topEntities,
  yearFacets,
} from './facets.ts';
import { type ArticleFilter, meetsArticle } from './filter.ts';
import { byValue, filtered, type ListArgs } from './lists.ts';
import {
  type Appearance,
  type Article,
  type Base,
  type Entity,
  isCountedDemonym,
  isPeripheral,
  type Mention,
} from './model.ts';
import { pairsIn } from './pairs.ts';
import { timelinesOfList } from './timeline.ts';
import { folded } from './words.ts';

const VALUES = {
  PUBLISHED_AT: ({ publishedAt }: Article) => publishedAt ?? '',
  TITLE: ({ title }: Article) => folded(title ?? ''),
  WORD_COUNT: ({ wordCount }: Article) => wordCount,
};

const LATEST_FIRST = { field: 'PUBLISHED_AT', direction: 'DESC' } as const;

/** Each kind once that an accepted mention of the article has, other than a peripheral one. */
const kindsIn = ({ mentions }: Article): string[] => [
  ...new Set(mentions.filter((one) => one.status === 'ACCEPTED' && !isPeripheral(one)).map(({ kind }) => kind)),
];

const facetsOf = (articles: () => readonly Article[]) => ({
  kinds: (args: FacetArgs) => kindFacets(() => articles().flatMap(kindsIn), args),
  sources: (args: FacetArgs) => sourceFacets(() => articles().map(({ source }) => source), args),
  years: (args: FacetArgs) => yearFacets(() => articles().map(({ publishedAt }) => publishedAt), args),
  months: (args: FacetArgs) => monthFacets(() => articles().map(({ publishedAt }) => publishedAt), args),
  sections: (args: FacetArgs) => textFacets('section', () => articles().map(({ section }) => section), args),
  languages: (args: FacetArgs) => textFacets('language', () => articles().map(({ language }) => language), args),
  bylines: (args: FacetArgs) => textFacets('byline', () => articles().map(({ byline }) => byline), args),
  entities: (args: FacetArgs) => topEntities(() => articles().flatMap(entitiesOf), args),
});

export function articleList({ articles }: Base, { filter, orderBy, ...args }: ListArgs<ArticleFilter>): Connection {
  const items = filtered(articles, filter, meetsArticle);
  return connect({
    items,
    order: () => byValue(orderBy ?? LATEST_FIRST, VALUES, ({ rowId }) => rowId),
    args,
    edge: (node) => ({ node }),
    facets: facetsOf(items),
    counters: { ...timelinesOfList(items), cooccurrences: pairsIn(items) },
  });
}

/** How an entity stands in an article: the fields of edges between the two. */
export function appearanceFields(appearance: Appearance) {
  const mentionCount = countedMentions(appearance).length;
  return {
    mentionCount,
    demonymCount: appearance.mentions.filter(isCountedDemonym).length,
    salience: salienceOf(appearance),
    /** In whatever form. */
    firstMention: (appearance.mentions.find((one) => !isPeripheral(one)) ?? appearance.mentions[0]) as Mention,
  };
}

/** The articles that name an entity otherwise than by demonyms. */
export function entityArticleList(
  { appearances }: Entity,
  { filter, orderBy, ...args }: ListArgs<ArticleFilter>,
): Connection {
  const items = filtered(appearances.filter(isCounted), filter, ({ article }, asked) => meetsArticle(article, asked));
  const articlesIn = (): Article[] => items().map(({ article }) => article);
  return connect({
    items,
    order: () => {
      const values = {
        PUBLISHED_AT: ({ article }: Appearance) => article.publishedAt ?? '',
        SALIENCE: ({ salience }: Appearance) => salience,
      };
      return byValue(orderBy ?? LATEST_FIRST, values, ({ article }) => article.rowId);
    },
    args,
    edge: (appearance) => ({ node: appearance.article, ...appearanceFields(appearance) }),
    facets: facetsOf(articlesIn),
    counters: { ...timelinesOfList(articlesIn), cooccurrences: pairsIn(articlesIn) },
  });
}
