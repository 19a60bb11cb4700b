/** Compiles filters of entities to conditions. */
import { type Expression, sql } from 'kysely';
import type { Identifier } from '../../model.ts';
import { articleConditions } from './articles.ts';
import {
  type Condition,
  choiceConditions,
  combine,
  dateConditions,
  every,
  numberConditions,
  when,
} from './conditions.ts';
import type { ArticleFilter, EntityFilter, StringFilter } from './model.ts';
import { pinsArticles } from './selective.ts';
import { column, named, tied } from './semi-join.ts';
import { findsText, type TextColumn, textConditions } from './texts.ts';

/** `table` is what the query calls the entities it filters. */
export function entityConditions(filter: EntityFilter, table: string): Condition[] {
  const id = column(table, 'id');
  const name: TextColumn = {
    value: column(table, 'name'),
    folded: column(table, 'name_key'),
    narrow: (pattern) => sql`${id} in (
      select entity_id from aliases where id in (select rowid from aliases_trigrams where name_key glob ${pattern}))`,
  };
  const time = (asked: EntityFilter['firstSeen'], at: string): Condition[] =>
    when(asked, (value) => every(dateConditions(value, column(table, at))));
  const count = (asked: EntityFilter['mentionCount'], of: string): Condition[] =>
    when(asked, (value) => every(numberConditions(value, column(table, of))));
  const identified = ({ scheme, value }: Identifier): Condition =>
    sql`${id} = (select entity_id from identifiers where scheme = ${scheme} and value = ${value})`;
  return [
    ...when(filter.key, (asked) => every(textConditions(asked, { value: column(table, 'key') }))),
    ...when(filter.name, (asked) => every(textConditions(asked, name))),
    ...when(filter.alias, (asked) => havingAlias(asked, id, `${table}l`)),
    ...when(filter.kind, (asked) => every(choiceConditions(asked, column(table, 'kind')))),
    ...when(filter.identifier, identified),
    ...count(filter.mentionCount, 'mention_count'),
    ...count(filter.articleCount, 'article_count'),
    ...time(filter.firstSeen, 'first_published_at'),
    ...time(filter.lastSeen, 'last_published_at'),
    ...when(filter.articles, (asked) => inArticles(asked, id, `${table}a`)),
    ...combine(filter, (part) => entityConditions(part, table)),
  ];
}

const havingAlias = (filter: StringFilter, own: Expression<unknown>, name: string): Condition => {
  const alias: TextColumn = {
    value: column(name, 'name'),
    folded: column(name, 'name_key'),
    narrow: (pattern) =>
      sql`${column(name, 'id')} in (select rowid from aliases_trigrams where name_key glob ${pattern})`,
  };
  return tied({
    own,
    from: named('aliases', name),
    other: column(name, 'entity_id'),
    such: textConditions(filter, alias),
    pins: findsText(filter),
  });
};

const inArticles = (filter: ArticleFilter, own: Expression<unknown>, name: string): Condition =>
  tied({
    own,
    from: sql`article_entities as x join ${named('articles', name)} on ${column(name, 'id')} = x.article_id`,
    other: sql.ref('x.entity_id'),
    such: articleConditions(filter, { table: name, publishedAt: 'x.published_at', leading: pinsArticles(filter) }),
    pins: pinsArticles(filter),
  });
