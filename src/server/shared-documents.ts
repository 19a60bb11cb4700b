/** Documents with variables in the place of the texts that clients write into theirs, by what those have in common. */
import { type DocumentNode, type GraphQLSchema, Kind } from 'graphql';
import { LRUCache } from 'lru-cache';
import type { Limits } from '../limits.ts';
import { createDocumentLru, parsed, parserOf, validatorOf } from './documents.ts';
import { type Cut, cutTexts, parameterize } from './parameters.ts';

/** Shapes of texts that are remembered, a kilobyte each or less: one of which no second text came is not worth a document. */
const MOST_SHAPES = 2000;
const MAX_SHAPE_LENGTH = 1024;

/** They may fill half as much memory as those that are kept by their text. */
const CACHE_SHARE = 2;

/** In the place of a document that cannot be shared. */
const NONE: DocumentNode = { kind: Kind.DOCUMENT, definitions: [], tokenCount: 0 };

/** A document, and the values that its variables have for a text. */
interface SharedDocument {
  readonly document: DocumentNode;
  readonly values: Cut['values'];
}

/** Null where there is none, which the first text of its kind never has: to make one takes as long as a tenth of answering it. */
export type FindShared = (text: string) => SharedDocument | null;

export function createSharedDocuments(schema: GraphQLSchema, limits: Limits): FindShared {
  const documents = createDocumentLru({ cacheKilobytes: limits.cacheKilobytes / CACHE_SHARE });
  const seen = new LRUCache<string, true>({ max: MOST_SHAPES });
  const [parse, validate] = [parserOf(limits), validatorOf(limits)];

  function shared(text: string, { values }: Cut): DocumentNode {
    const document = parsed(parse, text, false);
    const parameterized = document && parameterize(schema, document, Object.keys(values).length);
    return parameterized && validate(schema, parameterized).length === 0 ? parameterized : NONE;
  }

  function documentOf(text: string, cut: Cut): DocumentNode | null {
    const known = documents.get(cut.shape);
    if (known) return known === NONE ? null : known;
    if (!seen.has(cut.shape)) {
      if (cut.shape.length <= MAX_SHAPE_LENGTH) seen.set(cut.shape, true);
      return null;
    }
    const document = shared(text, cut);
    documents.set(cut.shape, document);
    return document === NONE ? null : document;
  }

  return (text) => {
    const cut = cutTexts(text);
    const document = cut && documentOf(text, cut);
    return document && { document, values: cut.values };
  };
}
