/** How documents become operations: parsed, measured and validated, in that order, refused at the first limit they break, and kept for a next time. */
import { type DocumentNode, GraphQLError, parse, type Source, specifiedRules, validate } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { LRUCache } from 'lru-cache';
import type { Limits } from '../limits.ts';
import type { Manifest } from './persisted.ts';
import { refuse } from './refusal.ts';
import { asOne } from './rules.ts';
import { checkStructure } from './structure.ts';

const KILOBYTE = 1024;
/** What a token keeps in memory, about. Comments are tokens too, though no limit of the parser counts them. */
const TOKEN_BYTES = 150;
const UNCOUNTED_TOKENS = 1000;
/** A document that takes more of the cache than this share of it is not kept. */
const LARGEST_SHARE = 16;

function refuseTokens(most: number): GraphQLError {
  return refuse(
    'TOO_MANY_TOKENS',
    { most },
    `The document has more than ${most} tokens (words and punctuation). Pass values in variables, or ask in several requests.`,
  );
}

/**
 * Places are given in documents of so many lines at most, and of so many nodes an answer: to tell the line of a place GraphQL
 * counts the lines before it, once for each node of each error.
 */
const PLACED_LINES = 1000;
const PLACED_NODES = 100;

function hasFewLines(body: string): boolean {
  let lines = 0;
  for (const _line of body.matchAll(/\r\n|[\n\r]/g)) if (++lines > PLACED_LINES) return false;
  return true;
}

/** Parses no further than the limit. The parser has no error of its own for it. */
export const parserOf =
  ({ maxTokens }: Limits) =>
  (source: string | Source): DocumentNode => {
    const body = typeof source === 'string' ? source : source.body;
    try {
      return parse(source, { maxTokens, noLocation: !hasFewLines(body) });
    } catch (error) {
      const isOurs = error instanceof GraphQLError && error.message.includes(`more that ${maxTokens} tokens`);
      throw isOurs ? refuseTokens(maxTokens) : error;
    }
  };

/** The same document without places. */
const withoutPlaces = (document: DocumentNode): DocumentNode =>
  document.loc === undefined ? document : parse(document.loc.source, { noLocation: true });

/** Measures first: some rules of validation take time beyond measure on a document that goes beyond it. */
export const validatorOf =
  (limits: Limits) =>
  (...[schema, document, rules = specifiedRules]: Parameters<typeof validate>): readonly GraphQLError[] => {
    const refused = checkStructure(document, limits);
    if (refused !== null) return [refused];
    // With one error less, for the one that says that validation stopped there.
    const options = { maxErrors: Math.max(limits.maxErrors - 1, 1) };
    const one = [asOne(rules)];
    const errors = validate(schema, withoutPlaces(document), one, options);
    const nodes = errors.reduce((sum, error) => sum + (error.nodes?.length ?? 0), 0);
    return errors.length === 0 || nodes > PLACED_NODES ? errors : validate(schema, document, one, options);
  };

/** Parses and validates every document within its limits. */
export function boundedDocuments(limits: Limits): Plugin {
  const [boundedParse, boundedValidate] = [parserOf(limits), validatorOf(limits)];
  return {
    onParse: ({ setParseFn }) => setParseFn(boundedParse),
    onValidate: ({ setValidationFn }) => setValidationFn(boundedValidate as typeof validate),
  };
}

/** Without places the tokens are gone, and what was made of them takes as much. */
function bytesOf({ loc }: DocumentNode, text: string): number {
  let tokens = loc === undefined ? UNCOUNTED_TOKENS : 0;
  for (let token = loc?.startToken; token != null; token = token.next ?? undefined) tokens++;
  return 2 * text.length + tokens * TOKEN_BYTES;
}

export type Documents = ReturnType<typeof cachesBeside>;

/** Caches for Yoga that hold so many bytes, not so many documents. Documents that do not parse are not kept. */
export function boundedCaches({ cacheKilobytes }: Limits) {
  const maxSize = cacheKilobytes * KILOBYTE;
  return {
    documentCache: new LRUCache<string, DocumentNode>({
      maxSize,
      maxEntrySize: Math.ceil(maxSize / LARGEST_SHARE),
      sizeCalculation: bytesOf,
    }),
    errorCache: { get: (_text: string) => undefined, set: (_text: string, _error: unknown) => undefined },
  };
}

/** The same, beside documents that are always kept. */
export function cachesBeside({ documentByText }: Manifest, limits: Limits) {
  const { documentCache, errorCache } = boundedCaches(limits);
  const get = (text: string): DocumentNode | undefined => documentByText.get(text) ?? documentCache.get(text);
  return { documentCache: { get, set: documentCache.set.bind(documentCache) }, errorCache };
}
