/** Compiles filters of entities to conditions. */
import { bind, type Sql } from '../sql/expression.ts';
import { all, type Condition, eq, isAmong } from '../sql/operators.ts';
import { from, lookup, select } from '../sql/query.ts';
import type { Row } from '../sql/table.ts';
import { articleEntities } from '../sql/tables/counts.ts';
import { aliases, type entities, identifiers } from '../sql/tables/entities.ts';
import { choiceConditions, combine, dateConditions, numberConditions, when } from './conditions.ts';
import { isNamed } from './cooccurrence.ts';
import { containing } from './full-text.ts';
import { isLocated } from './locations.ts';
import type { ArticleFilter, EntityFilter, StringFilter } from './model.ts';
import type { Nested } from './nested.ts';
import { ofArticle } from './references.ts';
import { pinsArticles } from './selective.ts';
import { semiJoin } from './semi-join.ts';
import { findsText, type TextColumn, textConditions } from './texts.ts';

export function entityConditions(filter: EntityFilter, entity: Row<typeof entities>, nested: Nested): Condition[] {
  const name: TextColumn = {
    value: entity.name,
    folded: entity.name_key,
    narrow: (part) => {
      const named = from(aliases, ({ id }) => [isAmong(id, containing('aliases_trigrams', 'name_key', part))]);
      return isAmong(entity.id, select(named.row.entity_id, named));
    },
  };
  return [
    ...when(filter.key, (texts) => all(textConditions(texts, { value: entity.key }))),
    ...when(filter.name, (texts) => all(textConditions(texts, name))),
    ...when(filter.alias, (texts) => havingAlias(texts, entity.id)),
    ...when(filter.kind, (kinds) => all(choiceConditions(kinds, entity.kind))),
    ...when(filter.identifier, (identifier) => identified(identifier, entity.id)),
    ...when(filter.location, (location) => isLocated(location, entity.id)),
    ...when(filter.mentionCount, (numbers) => all(numberConditions(numbers, entity.mention_count))),
    ...when(filter.articleCount, (numbers) => all(numberConditions(numbers, entity.article_count))),
    ...when(filter.firstSeen, (dates) => all(dateConditions(dates, entity.first_published_at))),
    ...when(filter.lastSeen, (dates) => all(dateConditions(dates, entity.last_published_at))),
    ...when(filter.articles, (such) => inArticles(such, entity.id, nested)),
    ...combine(filter, (part) => entityConditions(part, entity, nested)),
  ];
}

function identified({ scheme, value }: NonNullable<EntityFilter['identifier']>, own: Sql<number>): Condition {
  const such = from(identifiers, (row) => [eq(row.scheme, bind(scheme)), eq(row.value, bind(value))]);
  return eq(own, lookup(such.row.entity_id, such));
}

function havingAlias(filter: StringFilter, own: Sql<number>): Condition {
  const rows = from(aliases, (alias) =>
    textConditions(filter, {
      value: alias.name,
      folded: alias.name_key,
      narrow: (part) => isAmong(alias.id, containing('aliases_trigrams', 'name_key', part)),
    }),
  );
  const { entity_id: other, id: counted } = rows.row;
  return semiJoin({ own, other, rows, counted, selective: findsText(filter) });
}

function inArticles(filter: ArticleFilter, own: Sql<number>, nested: Nested): Condition {
  const { publishedAt, ...rest } = filter;
  // An appearance has the time of its article, which need not be read where the rest says nothing of it.
  const rows = from(articleEntities, (appearance) => [
    isNamed(appearance),
    ...when(publishedAt, (dates) => all(dateConditions(dates, appearance.published_at))),
    ofArticle(rest, appearance.article_id, nested),
  ]);
  const { entity_id: other, article_id: counted } = rows.row;
  return semiJoin({ own, other, rows, counted, selective: pinsArticles(filter) });
}
