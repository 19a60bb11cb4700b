/** Parses the GraphQL parameters of an ordinary request for the fast path. Yoga parses every other, and says what is wrong with it. */
import type { ExecutionArgs } from 'graphql';
import { persistedHash } from './persisted.ts';

/** The text of a document, or its hash. */
type DocumentParam =
  | { readonly query: string; readonly hash?: never }
  | { readonly query: null; readonly hash: string };

export type Params = DocumentParam & {
  readonly operationName: string | undefined;
  readonly variables: NonNullable<ExecutionArgs['variableValues']> | undefined;
};

type JsonObject = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const NAMES = ['query', 'operationName', 'variables', 'extensions'];

function documentParam(query: unknown, extensions: JsonObject | null | undefined): DocumentParam | null {
  const hash = persistedHash(extensions);
  if (typeof query === 'string') return hash === undefined ? { query } : null;
  return typeof hash === 'string' && query == null ? { query: null, hash } : null;
}

/** Null counts as absent. */
function paramsOf(json: JsonObject): Params | null {
  const { query, operationName, variables, extensions } = json;
  if (operationName != null && (typeof operationName !== 'string' || operationName === '')) return null;
  if ((variables != null && !isObject(variables)) || (extensions != null && !isObject(extensions))) return null;
  for (const name in json) if (!NAMES.includes(name)) return null;
  const document = documentParam(query, extensions);
  return document && { ...document, operationName: operationName ?? undefined, variables: variables ?? undefined };
}

/** Text that is no JSON becomes NaN, which no parameter can be. */
function parseJson(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : JSON.parse(text);
  } catch {
    return NaN;
  }
}

/** The parameters in the body of a POST; null when Yoga has to parse it. */
export function paramsOfBody(body: string): Params | null {
  const json = parseJson(body);
  return isObject(json) ? paramsOf(json) : null;
}

/** The parameters in the URL of a GET; null when Yoga has to parse it. */
export function paramsOfUrl(url: string, SearchParams: typeof URLSearchParams): Params | null {
  const start = url.indexOf('?') + 1;
  if (start === 0 || url.includes('#')) return null;
  const search = new SearchParams(url.slice(start));
  const textOf = (name: string): string | undefined => search.get(name) || undefined;
  return paramsOf({
    query: textOf('query'),
    operationName: textOf('operationName'),
    variables: parseJson(textOf('variables')),
    extensions: parseJson(textOf('extensions')),
  });
}
