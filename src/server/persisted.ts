/** Documents that clients name by a hash: the operator's, and those that were sent with their hash before. */
import { hash } from 'node:crypto';
import { type DocumentNode, GraphQLError } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { LRUCache } from 'lru-cache';
import type { Limits } from '../limits.ts';
import type { ErrorCode } from '../problem.ts';

/** The documents of a manifest, which were found valid. */
export interface Manifest {
  readonly textByHash: ReadonlyMap<string, string>;
  readonly documentByText: ReadonlyMap<string, DocumentNode>;
}

export const NO_MANIFEST: Manifest = { textByHash: new Map(), documentByText: new Map() };

export interface Persisted {
  readonly textOf: (hash: string) => string | undefined;
  /** Keeps the text when the hash is its own; false when it is another's. */
  readonly keep: (hash: string, text: string) => boolean;
}

const KILOBYTE = 1024;
/** Texts may fill this share of the memory for parsed documents. */
const SHARE = 8;

/** What clients sent is forgotten again, the least recently asked first; the manifest is not. */
export function rememberPersisted({ textByHash }: Manifest, { cacheKilobytes }: Limits): Persisted {
  const sent = new LRUCache<string, string>({
    maxSize: (cacheKilobytes * KILOBYTE) / SHARE,
    sizeCalculation: (text, name) => 2 * (text.length + name.length) + 1,
  });
  return {
    textOf: (name) => textByHash.get(name) ?? sent.get(name),
    keep(name, text) {
      if (textByHash.get(name) === text) return true;
      if (hash('sha256', text) !== name) return false;
      sent.set(name, text);
      return true;
    },
  };
}

type Extensions = Readonly<Record<string, unknown>> | null | undefined;

/** The hash that a request names; undefined when it names none, null when it does not name it as Apollo's clients do. */
export function hashIn(extensions: Extensions): string | null | undefined {
  const named = extensions?.persistedQuery;
  if (named === undefined || named === null) return undefined;
  const { version, sha256Hash } = named as { readonly version?: unknown; readonly sha256Hash?: unknown };
  return version === 1 && typeof sha256Hash === 'string' ? sha256Hash : null;
}

const refusal = (message: string, code: ErrorCode): GraphQLError => new GraphQLError(message, { extensions: { code } });

/** Puts the text in the place of its hash. Clients know the message of a hash that is not known, and send the text then. */
export const persistedQueries = ({ textOf, keep }: Persisted): Plugin => ({
  onParams({ params, setParams }) {
    const name = hashIn(params?.extensions);
    if (name === undefined) return;
    if (name === null) {
      throw refusal('"extensions.persistedQuery" must have "version": 1 and a "sha256Hash".', 'BAD_USER_INPUT');
    }
    const query = params.query ?? textOf(name);
    if (query === undefined) throw refusal('PersistedQueryNotFound', 'PERSISTED_QUERY_NOT_FOUND');
    if (params.query != null && !keep(name, String(query))) {
      throw refusal('"sha256Hash" is not the SHA-256 of "query", in hexadecimal digits.', 'BAD_USER_INPUT');
    }
    setParams({ ...params, query });
  },
});
