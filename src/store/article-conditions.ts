/** Compiles filters of articles to conditions. */
import { type Expression, sql } from 'kysely';
import { type Condition, combine, dateConditions, every, fails, numberConditions, when } from './conditions.ts';
import { entityIdOf, entityIdsOf } from './entity-keys.ts';
import type { ArticleFilter, EntitiesFilter, EntityReference, MentionFilter } from './filter.ts';
import { toFullText } from './full-text.ts';
import { mentionConditions } from './mention-conditions.ts';
import { pinsMentions } from './pinned.ts';
import type { ArticlesTable } from './tables.ts';
import { type TextColumn, textConditions } from './text-conditions.ts';
import { column, named, tied } from './tie.ts';

/** `articles as a` found by id, along the index that holds what filters speak of. */
export const ARTICLES_BY_ID = sql<ArticlesTable>`articles`.as<'a'>(sql`a indexed by articles_by_id`);

/** How a query calls the articles it filters. */
export interface ArticleNames {
  readonly table: string;
  /** A column equal to their time of publication, when a nearer one than their own is at hand. */
  readonly publishedAt?: string;
  /** The conditions are to lead to the articles; otherwise each article is asked whether it meets them. */
  readonly leading?: boolean;
}

const appearing = (article: Expression<unknown>, keys: readonly string[]): Condition => {
  const [key = ''] = keys;
  const entity = keys.length === 1 ? sql`= ${entityIdOf(sql.val(key))}` : sql`in ${entityIdsOf(keys)}`;
  return sql`${article} in (select x.article_id from article_entities as x where x.entity_id ${entity})`;
};

const entitiesConditions = ({ all, any, none }: EntitiesFilter, article: Expression<unknown>): Condition[] => [
  ...(all ?? []).map(({ id }) => appearing(article, [id])),
  ...when(any, (references) => appearing(article, references.map(keyOf))),
  ...when(none, (references) => fails(appearing(article, references.map(keyOf)))),
];

const keyOf = ({ id }: EntityReference): string => id;

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
  const published = names.publishedAt ? sql.ref(names.publishedAt) : column(table, 'published_at');
  const matching = ({ matches }: { readonly matches: string }): Condition =>
    sql`${among} in (select rowid from articles_fts where articles_fts match ${toFullText(matches)})`;
  return [
    ...(['key', 'source', 'url', 'language', 'section', 'byline'] as const).flatMap(plain),
    ...when(filter.title, (asked) => every(textConditions(asked, title))),
    ...when(filter.publishedAt, (asked) => every(dateConditions(asked, published))),
    ...when(filter.wordCount, (asked) => every(numberConditions(asked, column(table, 'word_count')))),
    ...when(filter.text, matching),
    ...when(filter.entities, (asked) => every(entitiesConditions(asked, among))),
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
