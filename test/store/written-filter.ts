/** Filters as they are written, with texts in the place of what the store binds. */
import type * as model from '../../src/store/filter/model.ts';
import { type Bound, bind } from '../../src/store/sql/expression.ts';

/** A type with the value of everything that is bound in it. */
type Written<T> =
  T extends Bound<infer Value> ? Value : T extends object ? { readonly [Name in keyof T]: Written<T[Name]> } : T;

export type StringFilter = Written<model.StringFilter>;
export type NumberFilter = model.NumberFilter;
export type DateFilter = Written<model.DateFilter>;
export type ChoiceFilter<Choice extends string> = model.ChoiceFilter<Choice>;
export type Combined<Filter> = model.Combined<Filter>;
export type ArticleFilter = Written<model.ArticleFilter>;
export type EntityFilter = Written<model.EntityFilter>;
export type MentionFilter = Written<model.MentionFilter>;
export type RoleFilter = Written<model.RoleFilter>;
export type StatementFilter = Written<model.StatementFilter>;

interface Filters {
  readonly article: model.ArticleFilter;
  readonly entity: model.EntityFilter;
  readonly mention: model.MentionFilter;
  readonly role: model.RoleFilter;
  readonly statement: model.StatementFilter;
}

/** The fields that hold a `StringFilter`, a `DateFilter` or an `EntitiesFilter`. */
const HOLDERS: ReadonlySet<string> = new Set(
  'key title source url language section byline name alias surface text publishedAt firstSeen lastSeen entities'.split(
    ' ',
  ),
);
/** The fields of those that are bound. */
const BOUND: ReadonlySet<string> = new Set(
  'eq eqInsensitive not in contains startsWith gt gte lt lte all any none'.split(' '),
);

const mapped = (value: object, map: (inner: unknown, name: string) => unknown): object =>
  Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, map(inner, name)]));

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

const bound = (value: unknown): unknown => (Array.isArray(value) ? value.map((item) => bind(item)) : bind(value));

const boundFields = (filter: object): object =>
  mapped(filter, (value, name) => (BOUND.has(name) && value != null ? bound(value) : value));

function withBound(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withBound);
  if (!isObject(value)) return value;
  return mapped(value, (inner, name) => (HOLDERS.has(name) && isObject(inner) ? boundFields(inner) : withBound(inner)));
}

/** The filter as the store takes it. */
export const filterOf = <Noun extends keyof Filters>(_of: Noun, filter: Written<Filters[Noun]> | null): Filters[Noun] =>
  (filter === null ? {} : withBound(filter)) as Filters[Noun];
