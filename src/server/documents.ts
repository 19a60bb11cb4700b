/** Parses and validates documents within the limits, and caches parsed documents by the bytes that they take. */
import {
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  parse,
  type Source,
  specifiedRules,
  validate,
} from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { LRUCache } from 'lru-cache';
import type { Limits } from '../limits.ts';
import { combineRules } from './combined-rules.ts';
import { limitExceeded } from './errors.ts';
import { checkStructure } from './structure.ts';

const tooManyTokens = (most: number): GraphQLError =>
  limitExceeded(
    'TOO_MANY_TOKENS',
    { most },
    `The document has more than ${most} tokens (words and punctuation). Pass values in variables, or ask in several requests.`,
  );

/**
 * Errors have locations up to so many lines of the document, and up to so many nodes of all errors: GraphQL counts the lines before
 * each location from the start, once for each node of each error.
 */
const MAX_LOCATED_LINES = 1000;
const MAX_LOCATED_NODES = 100;

function hasFewLines(body: string): boolean {
  let lines = 0;
  for (const _line of body.matchAll(/\r\n|[\n\r]/g)) if (++lines > MAX_LOCATED_LINES) return false;
  return true;
}

/** A parser that stops at the limit of tokens. */
export const parserOf =
  ({ maxTokens }: Limits) =>
  (source: string | Source, isLocated = true): DocumentNode => {
    const body = typeof source === 'string' ? source : source.body;
    try {
      return parse(source, { maxTokens, noLocation: !isLocated || !hasFewLines(body) });
    } catch (error) {
      // The parser of graphql-js has no other way to tell, and spells it so.
      const isOverLimit = error instanceof GraphQLError && error.message.includes(`more that ${maxTokens} tokens`);
      throw isOverLimit ? tooManyTokens(maxTokens) : error;
    }
  };

const combined = [combineRules(specifiedRules)];

const withoutLocations = (document: DocumentNode): DocumentNode =>
  document.loc === undefined ? document : parse(document.loc.source, { noLocation: true });

/**
 * A validator that checks the structure first, since some rules take exponential time on documents beyond its limits. It locates the
 * errors of invalid documents in a second run.
 */
export const validatorOf =
  (limits: Limits) =>
  (schema: GraphQLSchema, document: DocumentNode): readonly GraphQLError[] => {
    const exceeded = checkStructure(document, limits);
    if (exceeded !== null) return [exceeded];
    // One less than the limit: `validate` adds an error that says that it stopped.
    const options = { maxErrors: Math.max(limits.maxErrors - 1, 1) };
    const errors = validate(schema, withoutLocations(document), combined, options);
    const nodes = errors.reduce((sum, error) => sum + (error.nodes?.length ?? 0), 0);
    return errors.length === 0 || nodes > MAX_LOCATED_NODES ? errors : validate(schema, document, combined, options);
  };

/** Lets Yoga parse and validate as the fast path does. */
export const limitDocuments = ({ parse, validate }: DocumentCache): Plugin => ({
  onParse: ({ setParseFn }) => setParseFn(parse),
  onValidate: ({ setValidationFn }) => setValidationFn(validate as never),
});

const KILOBYTE = 1024;
/** Memory of a token in bytes, with its nodes; measured. Comments are tokens too, though the parser's limit does not count them. */
const TOKEN_BYTES = 350;
/** A document larger than a sixteenth of the cache is not cached. */
const MAX_ENTRY_SHARE = 16;

/** Without locations a document has the nodes, but keeps no tokens. A token has a character at least. */
function bytesOf({ loc, tokenCount }: DocumentNode, text: string): number {
  let tokens = loc === undefined ? (tokenCount ?? text.length) : 0;
  for (let token = loc?.startToken; token != null; token = token.next ?? undefined) tokens++;
  return 2 * text.length + tokens * TOKEN_BYTES;
}

/** Parsed documents by their text, evicted by size. */
export function createDocumentLru({ cacheKilobytes }: Pick<Limits, 'cacheKilobytes'>): LRUCache<string, DocumentNode> {
  const maxSize = cacheKilobytes * KILOBYTE;
  return new LRUCache({ maxSize, maxEntrySize: Math.ceil(maxSize / MAX_ENTRY_SHARE), sizeCalculation: bytesOf });
}

/** Null for a text that does not parse. */
export function parsed(parser: ReturnType<typeof parserOf>, text: string, isLocated = true): DocumentNode | null {
  try {
    return parser(text, isLocated);
  } catch {
    return null;
  }
}

/** Documents that do not parse are not cached. */
const NO_ERROR_CACHE = { get: (_text: string) => undefined, set: (_text: string, _error: unknown) => undefined };

export type DocumentCache = ReturnType<typeof createDocumentCache>;

/** The cache of Yoga's parser and of the fast path, beside documents that are never evicted. */
export function createDocumentCache(limits: Limits, pinned: ReadonlyMap<string, DocumentNode>) {
  const lru = createDocumentLru(limits);
  const [parseWithin, validateWithin] = [parserOf(limits), validatorOf(limits)];
  const errors = new WeakMap<DocumentNode, readonly GraphQLError[]>();
  const get = (text: string): DocumentNode | undefined => pinned.get(text) ?? lru.get(text);

  /** The errors of a document, found once: there is one schema. */
  function validateOnce(schema: GraphQLSchema, document: DocumentNode): readonly GraphQLError[] {
    const known = errors.get(document);
    if (known) return known;
    const found = validateWithin(schema, document);
    errors.set(document, found);
    return found;
  }

  /** The document of a text, of which `known` is what the cache has; null when it has errors, which Yoga tells. */
  function validDocument(schema: GraphQLSchema, text: string, known: DocumentNode | undefined): DocumentNode | null {
    const document = known ?? parsed(parseWithin, text);
    if (document === null) return null;
    if (!known) lru.set(text, document);
    return validateOnce(schema, document).length === 0 ? document : null;
  }

  return {
    documentCache: { get, set: lru.set.bind(lru) },
    errorCache: NO_ERROR_CACHE,
    parse: parseWithin,
    validate: validateOnce,
    validDocument,
  };
}
