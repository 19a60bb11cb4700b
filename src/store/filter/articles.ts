/** Compiles filters of articles to conditions. */
import { Bound, bind, number, type Sql, sql } from '../sql/expression.ts';
import {
  all,
  type Condition,
  choose,
  eq,
  exists,
  fails,
  gt,
  gte,
  isAmong,
  ne,
  tick,
  unindexed,
} from '../sql/operators.ts';
import { from, type Rows, select } from '../sql/query.ts';
import { type Row, rowWith, source } from '../sql/table.ts';
import { mentions } from '../sql/tables/articles.ts';
import { articleEntities } from '../sql/tables/counts.ts';
import { versions } from '../sql/tables/versions.ts';
import { combine, dateConditions, numberConditions, when } from './conditions.ts';
import { isNamed } from './cooccurrence.ts';
import { entityIdOf, entityIdsOf } from './entity-keys.ts';
import { containing, matching } from './full-text.ts';
import { isLocated } from './locations.ts';
import type { ArticleFilter, EntitiesFilter, LocationFilter, MentionFilter } from './model.ts';
import type { FilteredArticle, Nested } from './nested.ts';
import { toFullText } from './query-syntax.ts';
import { asksAppearances, pinsMentions } from './selective.ts';
import { semiJoin } from './semi-join.ts';
import { type TextColumn, textConditions } from './texts.ts';

/** What holds for articles that mention one of the entities. */
type Appearing = (keys: readonly Bound<string>[]) => Condition;

export const isOneOf = (entityId: Sql<number>, keys: readonly Bound<string>[]): Condition => {
  const [key, ...others] = keys;
  return key && others.length === 0 ? eq(entityId, entityIdOf(key)) : isAmong(entityId, entityIdsOf(Bound.list(keys)));
};

type Meant = (appearance: Row<typeof articleEntities>) => Condition[];

const meantBy =
  ({ minSalience }: EntitiesFilter): Meant =>
  (appearance) => [isNamed(appearance), ...when(minSalience, (least) => gte(appearance.salience, bind(least)))];

const appearingIn =
  (articleId: Sql<number>, meant: Meant): Appearing =>
  (keys) => {
    const appearances = from(articleEntities, (row) => [
      tick(row.article_id),
      isOneOf(row.entity_id, keys),
      ...meant(row),
    ]);
    return isAmong(articleId, select(appearances.row.article_id, appearances));
  };

/**
 * Checked for one appearance after another, as far as the page reaches: to list all articles of the entities may take longer. The index has
 * the appearances of both in the same order, so that one look-up goes on where the one before it ended.
 */
const appearingBeside =
  (own: NonNullable<FilteredArticle['appearance']>, meant: Meant): Appearing =>
  (keys) => {
    const { row: other, from: origin } = source(articleEntities, 'article_entities_by_entity');
    const where = [
      eq(other.published_at, own.published_at),
      eq(other.article_id, own.article_id),
      isOneOf(other.entity_id, keys),
      ...meant(other),
    ];
    const others = { row: other, from: origin, where };
    return choose(isOneOf(own.entity_id, keys), all(meant(own)), exists(select(sql`1`, others)));
  };

const entitiesConditions = ({ all: every, any, none }: EntitiesFilter, appearing: Appearing): Condition[] => [
  ...(every ?? []).map((key) => appearing([key])),
  ...when(any, appearing),
  ...when(none, (keys) => fails(appearing(keys))),
];

/** Keys of entities that every article of the list mentions. */
export function sharedEntities({ entities, and }: ArticleFilter): Bound<string>[] {
  const only = entities?.any?.length === 1 ? entities.any : [];
  return [...(entities?.all ?? []), ...only, ...(and ?? []).flatMap(sharedEntities)];
}

const PLAIN = ['key', 'source', 'url', 'language', 'section', 'byline'] as const;

export function articleConditions(filter: ArticleFilter, article: FilteredArticle, nested: Nested): Condition[] {
  const { row, appearance, leading, publishedAt = row.published_at } = article;
  const title: TextColumn = {
    value: row.title,
    folded: row.title_key,
    narrow: (part) => isAmong(row.id, containing('articles_trigrams', 'title_key', part)),
  };
  // Otherwise SQLite may read and sort what a subquery gives, which may be most articles of all.
  const id = leading ? row.id : unindexed(row.id);
  const appearing = (meant: Meant) => (appearance ? appearingBeside(appearance, meant) : appearingIn(id, meant));
  return [
    ...PLAIN.flatMap((name) => when(filter[name], (texts) => all(textConditions(texts, { value: row[name] })))),
    ...when(filter.title, (texts) => all(textConditions(texts, title))),
    ...when(filter.publishedAt, (dates) => all(dateConditions(dates, publishedAt))),
    ...when(filter.wordCount, (numbers) => all(numberConditions(numbers, row.word_count))),
    ...when(filter.copy, (wanted) => (wanted ? isCopy(row.id) : fails(isCopy(row.id)))),
    ...when(filter.text, ({ matches }) => isAmong(id, matching('articles_fts', bind(toFullText(matches))))),
    ...when(filter.entities, (entities) => all(entitiesConditions(entities, appearing(meantBy(entities))))),
    ...when(filter.location, (location) => namingPlaces(location, id)),
    ...when(filter.mentions, (such) => havingMentions(such, id, nested)),
    ...combine(filter, (part) => articleConditions(part, article, nested)),
  ];
}

function isCopy(articleId: Sql<number>): Condition {
  const copies = from(versions, (own) => [eq(own.article_id, articleId), ne(own.first_id, articleId)]);
  return exists(select(number(1), copies));
}

function namingPlaces(filter: LocationFilter, own: Sql<number>): Condition {
  const rows = from(articleEntities, (appearance) => [isNamed(appearance), isLocated(filter, appearance.entity_id)]);
  const { article_id: other, entity_id: counted } = rows.row;
  return semiJoin({ own, other, rows, counted, selective: false });
}

function havingMentions(filter: MentionFilter, own: Sql<number>, nested: Nested): Condition {
  const selective = pinsMentions(filter);
  if (asksAppearances(filter)) {
    const rows = appearancesOf(filter, nested);
    return semiJoin({ own, other: rows.row.article_id, rows, counted: rows.row.entity_id, selective });
  }
  const rows = from(mentions, (row) => nested.mentions(filter, { row, inStory: true }));
  return semiJoin({ own, other: rows.row.article_id, rows, counted: rows.row.start, selective });
}

/** They are fewer than the mentions, and an index holds all of them that is asked. */
const appearancesOf = (filter: MentionFilter, nested: Nested): Rows<Row<typeof articleEntities>> =>
  from(articleEntities, ({ article_id, entity_id, mention_count: named, demonym_count: demonyms }) => {
    const row = rowWith(source(mentions).row, { article_id, entity_id });
    return [gt(sql<number>`${named} + ${demonyms}`, number(0)), ...nested.mentions(filter, { row, accepted: true })];
  });
