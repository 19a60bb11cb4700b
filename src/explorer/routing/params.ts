/** Reads and writes the state of a view in the query string, the one place where it is kept. */
import { useCallback, useMemo, useRef } from 'react';
import { navigate, usePathname, useSearch } from 'wouter/use-browser-location';

/** How a value stands in the query string. What equals the default is left out of it. */
export interface Param<Value> {
  /** Gets all values of the parameter, none when it is missing. Never throws: addresses are typed by people. */
  readonly parse: (values: readonly string[]) => Value;
  readonly format: (value: Value) => readonly string[];
}

export type Params = Readonly<Record<string, Param<never>>>;
// biome-ignore lint/suspicious/noExplicitAny: a parameter of any type
type AnyParams = Readonly<Record<string, Param<any>>>;
export type ValuesOf<P> = { readonly [Name in keyof P]: P[Name] extends Param<infer Value> ? Value : never };

/** One string, '' by default. */
export const text = (byDefault = ''): Param<string> => ({
  parse: ([value]) => value ?? byDefault,
  format: (value) => (value === byDefault ? [] : [value]),
});

/** One of some values, the first by default. */
export const oneOf = <Value extends string>(values: readonly [Value, ...Value[]]): Param<Value> => ({
  parse: ([value]) => values.find((each) => each === value) ?? values[0],
  format: (value) => (value === values[0] ? [] : [value]),
});

/** Any number of strings, as `name=a&name=b`. */
export const strings: Param<readonly string[]> = { parse: (values) => values, format: (values) => values };

/** Any number of some values. */
export const someOf = <Value extends string>(values: readonly Value[]): Param<readonly Value[]> => ({
  parse: (given) => values.filter((value) => given.includes(value)),
  format: (value) => value,
});

/** A whole number within bounds. */
export const wholeNumber = (byDefault: number, [least, most]: readonly [number, number]): Param<number> => ({
  parse: ([value]) => {
    const number = Number(value ?? Number.NaN);
    return Number.isInteger(number) && number >= least && number <= most ? number : byDefault;
  },
  format: (value) => (value === byDefault ? [] : [String(value)]),
});

/** False by default. */
export const flag: Param<boolean> = { parse: ([value]) => value === '1', format: (value) => (value ? ['1'] : []) };

export function readParams<P extends AnyParams>(params: P, search: string): ValuesOf<P> {
  const query = new URLSearchParams(search);
  const entries = Object.entries(params).map(([name, param]) => [name, param.parse(query.getAll(name))]);
  return Object.fromEntries(entries);
}

/** The query string with its question mark; '' when all values are defaults. */
export function formatParams<P extends AnyParams>(params: P, values: Partial<ValuesOf<P>>): string {
  const query = new URLSearchParams();
  for (const [name, param] of Object.entries(params)) {
    if (!(name in values)) continue;
    for (const value of param.format(values[name])) query.append(name, value);
  }
  const formatted = query.toString();
  return formatted === '' ? '' : `?${formatted}`;
}

export interface UpdateOptions {
  /** Does not add to the history: for what changes with each key or while dragging. */
  readonly replace?: boolean;
}

export type Update<P> = (patch: Partial<ValuesOf<P>>, options?: UpdateOptions) => void;

/** The new values, but the old ones of those that did not change: what is computed from a list is not computed again for an equal one. */
function kept<P extends AnyParams>(params: P, before: ValuesOf<P>, after: ValuesOf<P>): ValuesOf<P> {
  const same = Object.entries(params).filter(
    ([name, param]) => param.format(before[name]).join('\n') === param.format(after[name]).join('\n'),
  );
  return { ...after, ...Object.fromEntries(same.map(([name]) => [name, before[name]])) };
}

/** The values in the address, and a function that changes some of them. `params` must be a constant outside of the component. */
export function useParams<P extends AnyParams>(params: P): readonly [ValuesOf<P>, Update<P>] {
  const [pathname, search] = [usePathname(), useSearch()];
  const latest = useRef(readParams(params, search));
  const values = useMemo(() => kept(params, latest.current, readParams(params, search)), [params, search]);
  latest.current = values;
  const update = useCallback<Update<P>>(
    (patch, options) => {
      // The address now, not that of the last render: two updates in one event both count.
      const now = readParams(params, location.search);
      navigate(pathname + formatParams(params, { ...now, ...patch }), options);
    },
    [params, pathname],
  );
  return [values, update];
}
