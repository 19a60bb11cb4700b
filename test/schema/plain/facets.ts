/** Facets: the items of a list grouped by a value, and counted. */
import { within } from './errors.ts';
import type { Entity } from './model.ts';
import { sortBy, type Value } from './order.ts';

const VALUES = [1, 100] as const;

export interface FacetArgs {
  readonly first: number;
  /** Of facets of entities. */
  readonly kinds?: readonly string[] | null;
}

interface Group {
  readonly value: Value | null;
  readonly count: number;
}

/** The values that most items have: highest count first, then in the order of the values; null before all others. */
export function topValues(values: () => readonly (Value | null)[], { first }: FacetArgs): Group[] {
  within(VALUES, 'first', first);
  const groups = new Map<Value | null, number>();
  for (const value of values()) groups.set(value, (groups.get(value) ?? 0) + 1);
  const counted = [...groups].map(([value, count]) => ({ value, count }));
  return sortBy(counted, ({ value, count }) => [-count, value === null ? 0 : 1, value ?? '']).slice(0, first);
}

/** The same of entities, which go by row id. */
export function topEntities(entities: () => readonly (Entity | null)[], args: FacetArgs) {
  const byId = new Map<Value | null, Entity>();
  const { kinds } = args;
  const isMeant = (entity: Entity | null): boolean => kinds == null || (entity !== null && kinds.includes(entity.kind));
  const ids = (): (number | null)[] =>
    entities()
      .filter(isMeant)
      .map((entity) => {
        if (entity) byId.set(entity.rowId, entity);
        return entity?.rowId ?? null;
      });
  return topValues(ids, args).map(({ value, count }) => ({ entity: byId.get(value) ?? null, count }));
}

/** The year of a time of publication. */
const yearOf = (time: string | null): number | null => (time === null ? null : Number(time.slice(0, 4)));

export const kindFacets = (kinds: () => readonly string[], args: FacetArgs) =>
  topValues(kinds, args).map(({ value, count }) => ({ kind: value, count }));

export const sourceFacets = (sources: () => readonly (string | null)[], args: FacetArgs) =>
  topValues(sources, args).map(({ value, count }) => ({ source: value, count }));

export const yearFacets = (times: () => readonly (string | null)[], args: FacetArgs) =>
  topValues(() => times().map(yearOf), args).map(({ value, count }) => ({ year: value, count }));

/** The month of a time of publication. */
const monthOf = (time: string | null): string | null => (time === null ? null : time.slice(0, 7));

export const monthFacets = (times: () => readonly (string | null)[], args: FacetArgs) =>
  topValues(() => times().map(monthOf), args).map(({ value, count }) => ({ month: value, count }));

/** The same of a text under its own name. */
export const textFacets = <Name extends string>(name: Name, texts: () => readonly (string | null)[], args: FacetArgs) =>
  topValues(texts, args).map(({ value, count }) => ({ [name]: value, count }));
