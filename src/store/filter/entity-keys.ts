/** Finds entities by the keys that they have or had. */
import { Alias, type Bound, type Fragment, fragment, join, type Sql, sql } from '../sql/expression.ts';
import { elements, eq, isAmong } from '../sql/operators.ts';
import { from, select } from '../sql/query.ts';
import { source } from '../sql/table.ts';
import { entities, redirects } from '../sql/tables/entities.ts';

/** Row id of the entity with that key, or that had it; null when there is none. */
export function entityIdOf(key: Sql<string>): Sql<number | null> {
  const named = from(entities, ({ key: own }) => [eq(own, key)]);
  const renamed = from(redirects, ({ from_key: former }) => [eq(former, key)]);
  return sql`${select(named.row.id, named)} union all ${select(renamed.row.entity_id, renamed)} limit 1`;
}

/** Row ids of the entities with these keys, or that had them, as a query for `in`. */
export function entityIdsOf(keys: Bound<readonly string[]>): Fragment {
  const list = fragment`select value from ${elements(keys)} as ${new Alias()}`;
  const named = from(entities, ({ key }) => [isAmong(key, list)]);
  const renamed = from(redirects, ({ from_key: former }) => [isAmong(former, list)]);
  return fragment`${select(named.row.id, named)} union all ${select(renamed.row.entity_id, renamed)}`;
}

/** Row id of the one among them that the fewest articles mention; null when one of them does not exist. */
export function rarestOf(keys: readonly Bound<string>[]): Sql<number | null> {
  const { row: entity, from: origin } = source(entities);
  const ids = keys.map((key) => fragment`select ${entityIdOf(key)} as id`);
  return sql`select named.id from (${join(ids, ' union all ')}) as named left join ${origin} on ${entity.id} = named.id
    order by ${entity.article_count}, named.id limit 1`;
}
