/** Compiles filters of articles to conditions. */
import { type Expression, sql } from 'kysely';
import type { ArticlesTable } from '../sql/tables/articles.ts';
import { type Condition, combine, dateConditions, every, fails, numberConditions, when } from './conditions.ts';
import { entityIdOfKey, entityIdsOf } from './entity-keys.ts';
import { mentionConditions } from './mentions.ts';
import type { ArticleFilter, EntitiesFilter, EntityReference, MentionFilter } from './model.ts';
import { toFullText } from './query-syntax.ts';
import { pinsMentions } from './selective.ts';
import { column, named, tied } from './semi-join.ts';
import { type TextColumn, textConditions } from './texts.ts';

/** `articles as a` found by id. */
export const ARTICLES = sql<ArticlesTable>`articles`.as<'a'>(sql`a`);

/** The same found by id, along the index that holds what filters speak of. */
export const ARTICLES_BY_ID = sql<ArticlesTable>`articles`.as<'a'>(sql`a indexed by articles_by_id`);

/** How a query calls the articles it filters. */
export interface ArticleNames {
  readonly table: string;
  /** A column equal to their time of publication, when a nearer one than their own is at hand. */
  readonly publishedAt?: string;
  /** The table of the ties of one entity, when those lead to the articles, in the order of the list. */
  readonly ties?: string;
  /** The conditions are to lead to the articles; otherwise each article is asked whether it meets them. */
  readonly leading?: boolean;
}

const meaning = (keys: readonly string[]): Expression<unknown> => {
  const [key = ''] = keys;
  return keys.length === 1 ? sql`= ${entityIdOfKey(key)}` : sql`in ${entityIdsOf(keys)}`;
};

/** What holds for articles that mention one of the entities. */
type Appearing = (keys: readonly string[]) => Condition;

const appearingIn =
  (article: Expression<unknown>): Appearing =>
  (keys) =>
    sql`${article} in (select x.article_id from article_entities as x where x.entity_id ${meaning(keys)})`;

/** Asked of one tie after another, as far as the page reaches: to list all articles of the entities may take longer than that. */
const appearingBeside =
  (ties: string): Appearing =>
  (keys) =>
    sql`iif(${column(ties, 'entity_id')} ${meaning(keys)}, 1, exists (
      select 1 from article_entities as x
      where x.article_id = ${column(ties, 'article_id')} and x.entity_id ${meaning(keys)}))`;

const entitiesConditions = ({ all, any, none }: EntitiesFilter, appearing: Appearing): Condition[] => [
  ...(all ?? []).map(({ id }) => appearing([id])),
  ...when(any, (references) => appearing(references.map(keyOf))),
  ...when(none, (references) => fails(appearing(references.map(keyOf)))),
];

const keyOf = ({ id }: EntityReference): string => id;

/** Keys of entities that every article of the list mentions. */
export function sharedEntities({ entities, and }: ArticleFilter): string[] {
  const only = entities?.any?.length === 1 ? entities.any : [];
  return [...(entities?.all ?? []), ...only].map(keyOf).concat((and ?? []).flatMap(sharedEntities));
}

export function articleConditions(filter: ArticleFilter, names: ArticleNames): Condition[] {
  const { table } = names;
  const id = column(table, 'id');
  const plain = (name: 'key' | 'source' | 'url' | 'language' | 'section' | 'byline'): Condition[] =>
    when(filter[name], (asked) => every(textConditions(asked, { value: column(table, name) })));
  const title: TextColumn = {
    value: column(table, 'title'),
    folded: column(table, 'title_key'),
    narrow: (pattern) => sql`${id} in (select rowid from articles_trigrams where title_key glob ${pattern})`,
  };
  // The plus keeps SQLite from reading and sorting what a subquery gives, which may be most articles of all.
  const among = names.leading ? id : sql`+${id}`;
  const appearing = names.ties ? appearingBeside(names.ties) : appearingIn(among);
  const published = names.publishedAt ? sql.ref(names.publishedAt) : column(table, 'published_at');
  const matching = ({ matches }: { readonly matches: string }): Condition =>
    sql`${among} in (select rowid from articles_fts where articles_fts match ${toFullText(matches)})`;
  return [
    ...(['key', 'source', 'url', 'language', 'section', 'byline'] as const).flatMap(plain),
    ...when(filter.title, (asked) => every(textConditions(asked, title))),
    ...when(filter.publishedAt, (asked) => every(dateConditions(asked, published))),
    ...when(filter.wordCount, (asked) => every(numberConditions(asked, column(table, 'word_count')))),
    ...when(filter.text, matching),
    ...when(filter.entities, (asked) => every(entitiesConditions(asked, appearing))),
    ...when(filter.mentions, (asked) => havingMentions(asked, among, `${table}m`)),
    ...combine(filter, (part) => articleConditions(part, names)),
  ];
}

const havingMentions = (filter: MentionFilter, own: Expression<unknown>, name: string): Condition =>
  tied({
    own,
    from: named('mentions', name),
    other: column(name, 'article_id'),
    such: mentionConditions(filter, { table: name }),
    pins: pinsMentions(filter),
  });
