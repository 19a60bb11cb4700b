/** Compiles filters of articles to the criteria that blocks of posting lists know: a period, values of facets, entities. */
import { periodOf } from '../filter/conditions.ts';
import { entityIdsOf } from '../filter/entity-keys.ts';
import type { ArticleFilter, DateFilter, StringFilter } from '../filter/model.ts';
import { textConditions } from '../filter/texts.ts';
import { Alias, Bound, column, type Fragment, fragment, join, type Sql, sql, text } from '../sql/expression.ts';
import { eq, nullIfEmpty, tick } from '../sql/operators.ts';
import { from, select } from '../sql/query.ts';
import { statistics } from '../sql/tables/counts.ts';
import type { Period } from './month-counts.ts';

/** The facets of blocks that filters ask for. */
const FACETS = { source: 'SOURCE', language: 'LANGUAGE', section: 'SECTION' } as const;
type Field = keyof typeof FACETS;

/** A filter in parts, all of which must hold. */
export interface Parts {
  readonly dates: readonly DateFilter[];
  readonly texts: readonly (readonly [Field, StringFilter])[];
  /** Keys of entities: every article mentions at least one of each list. */
  readonly entities: readonly (readonly Bound<string>[])[];
  /** Whether there is more. */
  readonly goesOn: boolean;
}

const isGiven = (filter: object): boolean => Object.values(filter).some((value) => value != null);

export function partsOf(filter: ArticleFilter): Parts {
  const { publishedAt, source: publisher, language, section, entities, and, ...others } = filter;
  const parts = (and ?? []).map(partsOf);
  const texts = Object.entries({ source: publisher, language, section }).flatMap(([name, such]) =>
    such == null ? [] : [[name as Field, such] as const],
  );
  const { all, any, ...more } = entities ?? {};
  const mentioned = isGiven(more) ? [] : [...(all ?? []).map((key) => [key]), ...(any ? [any] : [])];
  return {
    dates: [...(publishedAt == null ? [] : [publishedAt]), ...parts.flatMap(({ dates }) => dates)],
    texts: [...texts, ...parts.flatMap((part) => part.texts)],
    entities: [...mentioned, ...parts.flatMap((part) => part.entities)],
    goesOn: isGiven(more) || isGiven(others) || parts.some((part) => part.goesOn),
  };
}

/** The values that a filter lets through, of all that articles have, as a JSON array: there are few, so their conditions are those of articles. */
function valuesOf(name: Field, filters: readonly StringFilter[]): Sql<string> {
  const rows = from(statistics, ({ subject, facet, value, count }) => [
    eq(subject, text('ARTICLE')),
    eq(facet, text(FACETS[name])),
    tick(count),
    ...filters.flatMap((filter) => textConditions(filter, { value: nullIfEmpty(value) })),
  ]);
  return sql`json(${sql`${select(fragment`json_group_array(${rows.row.value})`, rows)}`})`;
}

/** Row ids of entities as JSON arrays of which an article mentions one each. */
const idsOf = (keys: readonly Bound<string>[]): Fragment => {
  const found = new Alias();
  return fragment`(select json_group_array(${column(found, 'id')}) from (${entityIdsOf(Bound.list(keys))}) as ${found})`;
};

interface Criteria {
  readonly period: Period;
  /** What SQL functions are given, see `Criteria` in src/store/database/postings/selection.ts. */
  readonly criteria: Fragment;
  /** Whether they ask for nothing but the period. */
  readonly isPeriod: boolean;
}

/** The criteria of a filter, and of an entity that every article mentions. */
export function criteriaOf(filter: ArticleFilter, entityId?: Sql<number>): Criteria {
  const { dates, texts, entities: lists } = partsOf(filter);
  const period = periodOf(dates);
  const names = [...new Set(texts.map(([name]) => name))];
  const values = names.map((name) => {
    const own = texts.flatMap(([of, such]) => (of === name ? [such] : []));
    return fragment`, ${text(FACETS[name])}, ${valuesOf(name, own)}`;
  });
  const named = [...lists.map(idsOf), ...(entityId ? [fragment`json_array(${entityId})`] : [])];
  const mentioned = named.map((ids) => fragment`json(${ids})`);
  const criteria = fragment`json_object('from', ${period.from}, 'until', ${period.until}${join(values, '')},
    'entities', json_array(${join(mentioned)}))`;
  return { period, criteria, isPeriod: texts.length === 0 && named.length === 0 };
}
