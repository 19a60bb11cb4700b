/** Reads what a plain request asks. Whatever is out of the ordinary is left to Yoga, which says what is wrong with it. */
import type { ExecutionArgs } from 'graphql';
import { hashIn } from './persisted.ts';

/** A document, or its hash. */
type Named = { readonly query: string; readonly hash?: never } | { readonly query: null; readonly hash: string };

export type Asked = Named & {
  readonly operationName: string | undefined;
  readonly variables: NonNullable<ExecutionArgs['variableValues']> | undefined;
};

/** Parameters as they arrived; those that are null are not there. */
type Parameters = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Parameters =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const NAMES = ['query', 'operationName', 'variables', 'extensions'];

function nameOf(query: unknown, extensions: Parameters | null | undefined): Named | null {
  const hash = hashIn(extensions);
  if (typeof query === 'string') return hash === undefined ? { query } : null;
  return typeof hash === 'string' && query == null ? { query: null, hash } : null;
}

function askedIn(parameters: Parameters): Asked | null {
  const { query, operationName, variables, extensions } = parameters;
  if (operationName != null && (typeof operationName !== 'string' || operationName === '')) return null;
  if ((variables != null && !isObject(variables)) || (extensions != null && !isObject(extensions))) return null;
  for (const name in parameters) if (!NAMES.includes(name)) return null;
  const named = nameOf(query, extensions);
  return named && { ...named, operationName: operationName ?? undefined, variables: variables ?? undefined };
}

function parsed(json: string | undefined): unknown {
  try {
    return json === undefined ? undefined : JSON.parse(json);
  } catch {
    return NaN;
  }
}

/** What the body of a POST asks; null when it is not the ordinary. */
export function askedInBody(body: string): Asked | null {
  const parameters = parsed(body);
  return isObject(parameters) ? askedIn(parameters) : null;
}

/** What the address of a GET asks, read by `Search`; null when it is not the ordinary. */
export function askedInUrl(url: string, Search: typeof URLSearchParams): Asked | null {
  const start = url.indexOf('?') + 1;
  if (start === 0 || url.includes('#')) return null;
  const search = new Search(url.slice(start));
  const textOf = (name: string): string | undefined => search.get(name) || undefined;
  return askedIn({
    query: textOf('query'),
    operationName: textOf('operationName'),
    variables: parsed(textOf('variables')),
    extensions: parsed(textOf('extensions')),
  });
}
