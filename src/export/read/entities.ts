/** Reads entities with their names, identifiers and former keys. */
import type { Asserter, Identifier } from '../../model.ts';
import type { Store } from '../../store/database/open.ts';
import { limitedTo } from '../../store/sql/dialect.ts';
import type { AliasOut, EntityOut, LocationOut } from '../records.ts';
import { rowsByKey } from './pages.ts';
import type { Selection } from './selection.ts';

const selectEntities = ({ hasEntity }: Selection): string => `
  SELECT e.id, e.key, e.kind, e.name, e.article_count AS articleCount, e.mention_count AS mentionCount,
    nullif(e.first_published_at, '') AS firstPublishedAt, nullif(e.last_published_at, '') AS lastPublishedAt
  FROM entities AS e WHERE e.key > @after${hasEntity('e.id')} ORDER BY e.key ${limitedTo('@limit')}`;

const ASSERTER = `json_object('type', r.type, 'name', r.name, 'version', nullif(r.version, '')) AS assertedBy`;

const SELECT_ALIASES = `
  SELECT l.name, l.form, ${ASSERTER}, g.key AS origin
  FROM aliases AS l CROSS JOIN asserters AS r ON r.id = l.asserter_id LEFT JOIN merged_entities AS g ON g.id = l.origin_id
  WHERE l.entity_id = ? ORDER BY l.name, l.form, r.type, r.name, r.version`;

const SELECT_IDENTIFIERS = `
  SELECT i.scheme, i.value, ${ASSERTER} FROM identifiers AS i CROSS JOIN asserters AS r ON r.id = i.asserter_id
  WHERE i.entity_id = ? ORDER BY i.scheme, i.value`;

const SELECT_FORMER_KEYS = `
  SELECT from_key AS key FROM redirects WHERE entity_id = @id UNION SELECT key FROM merged_entities WHERE survivor_id = @id
  ORDER BY key`;

const SELECT_LOCATION = `
  SELECT latitude, longitude, nullif(country, '') AS country, nullif(country_name, '') AS countryName
  FROM locations WHERE entity_id = ?`;

type Asserted<T> = Omit<T, 'assertedBy'> & { readonly assertedBy: string };

const withAsserter = <T extends { readonly assertedBy: Asserter }>(rows: readonly unknown[]): T[] =>
  (rows as Asserted<T>[]).map(
    (row) => ({ ...row, assertedBy: JSON.parse(row.assertedBy) as Asserter }) as unknown as T,
  );

type Row = Omit<EntityOut, 'aliases' | 'identifiers' | 'formerKeys' | 'location'> & { readonly id: number };

/** In the order of their keys. */
export function* readEntities(store: Store, selection: Selection): Generator<EntityOut> {
  for (const { id, ...entity } of rowsByKey<Row>(store, selectEntities(selection))) {
    yield {
      ...entity,
      aliases: withAsserter<AliasOut>(store.prepare(SELECT_ALIASES).all(id)),
      identifiers: withAsserter<Identifier & { assertedBy: Asserter }>(store.prepare(SELECT_IDENTIFIERS).all(id)),
      formerKeys: store.prepare(SELECT_FORMER_KEYS).pluck().all({ id }) as string[],
      location: (store.prepare(SELECT_LOCATION).get(id) as LocationOut | undefined) ?? null,
    };
  }
}
