/** Finds entities by the keys that name them or used to name them. */
import { type Expression, sql } from 'kysely';
import { lately } from '../sql/late.ts';

/** Row id of the entity behind a key; null when there is none. */
export function entityIdOf(key: Expression<string>): Expression<number> {
  return sql`(
    select id from entities where key = ${key}
    union all
    select entity_id from redirects where from_key = ${key}
    limit 1)`;
}

/** The same for a key of a filter, which may be bound only when the statement runs. */
export function entityIdOfKey(key: string): Expression<number> {
  return entityIdOf(sql`${lately(key, (given) => given)}`);
}

/** Row ids of the entities behind many keys, for `in`. */
export function entityIdsOf(keys: readonly string[]): Expression<number> {
  const list = JSON.stringify(keys);
  return sql`(
    select id from entities where key in (select value from json_each(${list}))
    union all
    select entity_id from redirects where from_key in (select value from json_each(${list})))`;
}

/** Row id of the one among them that the fewest articles mention; null when one of them does not exist. */
export function rarestOf(keys: readonly string[]): Expression<number> {
  const ids = keys.map((key) => sql`select ${entityIdOfKey(key)} as id`);
  return sql`(
    select named.id from (${sql.join(ids, sql` union all `)}) as named left join entities as e on e.id = named.id
    order by e.article_count + e.demonym_count, named.id limit 1)`;
}
