/** Filters as they are written, with texts in the place of what the store binds. */
import type * as model from '../../src/store/filter/model.ts';
import { type Bound, bind } from '../../src/store/sql/expression.ts';

/** A type with the value of everything that is bound in it. */
type Written<T> =
  T extends Bound<infer Value> ? Value : T extends object ? { readonly [Name in keyof T]: Written<T[Name]> } : T;

export type StringFilter = Written<model.StringFilter>;
export type NumberFilter = model.NumberFilter;
export type DateFilter = model.DateFilter;
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

/** The fields that hold a `StringFilter`. */
const TEXTS: ReadonlySet<string> = new Set(
  'key title source url language section byline name alias surface text'.split(' '),
);
/** The fields of a `StringFilter` that are bound. */
const BOUND: ReadonlySet<string> = new Set(['eq', 'eqInsensitive', 'not', 'contains', 'startsWith']);

const mapped = (value: object, map: (inner: unknown, name: string) => unknown): object =>
  Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, map(inner, name)]));

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

const boundText = (filter: object): object =>
  mapped(filter, (value, name) => (BOUND.has(name) && value != null ? bind(value) : value));

function withBound(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withBound);
  if (!isObject(value)) return value;
  return mapped(value, (inner, name) => (TEXTS.has(name) && isObject(inner) ? boundText(inner) : withBound(inner)));
}

/** The filter as the store takes it. */
export const filterOf = <Noun extends keyof Filters>(_of: Noun, filter: Written<Filters[Noun]> | null): Filters[Noun] =>
  (filter === null ? {} : withBound(filter)) as Filters[Noun];
