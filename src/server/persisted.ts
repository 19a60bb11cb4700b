/** Persisted documents: clients name them by a hash. They come from the operator's manifest, or were sent with their hash before. */
import { hash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { type DocumentNode, GraphQLError, type GraphQLSchema, Kind } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { LRUCache } from 'lru-cache';
import type { Executor } from '../../schema/execute.ts';
import type { Limits } from '../limits.ts';
import { DatelineError, type ErrorCode } from '../problem.ts';
import { parserOf, validatorOf } from './documents.ts';

/** The operator's documents, found valid. */
export interface Manifest {
  readonly textByHash: ReadonlyMap<string, string>;
  readonly documentByText: ReadonlyMap<string, DocumentNode>;
}

export const EMPTY_MANIFEST: Manifest = { textByHash: new Map(), documentByText: new Map() };

interface ManifestOptions {
  readonly schema: GraphQLSchema;
  readonly limits: Limits;
  readonly compile: Executor['compile'];
}

const badManifest = (path: string, message: string): DatelineError =>
  new DatelineError('BAD_USER_INPUT', `${path}: ${message}`);

const isTextByHash = (value: unknown): value is Readonly<Record<string, string>> =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  Object.values(value).every((text) => typeof text === 'string');

function readManifest(path: string): Readonly<Record<string, string>> {
  let json: unknown;
  try {
    // A device such as /dev/zero has no end.
    if (statSync(path).isCharacterDevice()) throw new Error('it is a device');
    json = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw badManifest(path, `The persisted documents cannot be read (${reason}). Name a JSON file with --persisted.`);
  }
  if (isTextByHash(json)) return json;
  throw badManifest(path, 'The persisted documents must be one JSON object: { "hash": "text of the document" }.');
}

/** Throws the first error of the document. */
function parseValid(text: string, { schema, limits }: ManifestOptions): DocumentNode {
  const document = parserOf(limits)(text);
  const [error] = validatorOf(limits)(schema, document);
  if (error) throw error;
  return document;
}

async function compileOperations(document: DocumentNode, { schema, compile }: ManifestOptions): Promise<void> {
  const operations = document.definitions.filter((each) => each.kind === Kind.OPERATION_DEFINITION);
  for (const { name } of operations) await compile({ schema, document, operationName: name?.value });
}

/** Parses, validates and compiles every document of the JSON file; an empty path gives no documents. Throws BAD_USER_INPUT for the first bad one. */
export async function openManifest(path: string, options: ManifestOptions): Promise<Manifest> {
  if (path === '') return EMPTY_MANIFEST;
  const textByHash = new Map(Object.entries(readManifest(path)));
  const documentByText = new Map<string, DocumentNode>();
  for (const [name, text] of textByHash) {
    try {
      const document = parseValid(text, options);
      documentByText.set(text, document);
      await compileOperations(document, options);
    } catch (error) {
      if (!(error instanceof GraphQLError)) throw error;
      const { message, locations } = error;
      const position = locations?.[0] ? ` (line ${locations[0].line}, column ${locations[0].column})` : '';
      throw badManifest(path, `The document "${name}" is invalid: ${message}${position} Correct it or remove it.`);
    }
  }
  return { textByHash, documentByText };
}

export interface PersistedDocuments {
  readonly textOf: (hash: string) => string | undefined;
  /** Keeps the text when the hash is its SHA-256; false when it is not. */
  readonly keep: (hash: string, text: string) => boolean;
}

const KILOBYTE = 1024;
/** Texts may fill an eighth of the memory for parsed documents. */
const CACHE_SHARE = 8;

/** Documents that clients sent are evicted, the least recently used first; those of the manifest are not. */
export function createPersistedDocuments({ textByHash }: Manifest, { cacheKilobytes }: Limits): PersistedDocuments {
  const sent = new LRUCache<string, string>({
    maxSize: (cacheKilobytes * KILOBYTE) / CACHE_SHARE,
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

/** The hash in the extensions of a request, as Apollo's clients send it: undefined for none, null for a malformed one. */
export function persistedHash(extensions: Extensions): string | null | undefined {
  const persistedQuery = extensions?.persistedQuery;
  if (persistedQuery === undefined || persistedQuery === null) return undefined;
  const { version, sha256Hash } = persistedQuery as { readonly version?: unknown; readonly sha256Hash?: unknown };
  return version === 1 && typeof sha256Hash === 'string' ? sha256Hash : null;
}

const rejection = (message: string, code: ErrorCode): GraphQLError =>
  new GraphQLError(message, { extensions: { code } });

/** Replaces a hash by its text. Clients know the message `PersistedQueryNotFound`, and then send the text with its hash. */
export const persistedQueries = ({ textOf, keep }: PersistedDocuments): Plugin => ({
  onParams({ params, setParams }) {
    const name = persistedHash(params?.extensions);
    if (name === undefined) return;
    if (name === null) {
      throw rejection('"extensions.persistedQuery" must have "version": 1 and a "sha256Hash".', 'BAD_USER_INPUT');
    }
    const query = params.query ?? textOf(name);
    if (query === undefined) throw rejection('PersistedQueryNotFound', 'PERSISTED_QUERY_NOT_FOUND');
    if (params.query != null && !keep(name, String(query))) {
      throw rejection('"sha256Hash" is not the SHA-256 of "query", in hexadecimal digits.', 'BAD_USER_INPUT');
    }
    setParams({ ...params, query });
  },
});
