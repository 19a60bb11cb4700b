/** Where the product is known to be wrong by its own description. Whoever mends one of these takes it out of the list. */
import { print } from 'graphql';
import type { Difference } from './compare.ts';
import type { Request } from './shrink.ts';

interface KnownDifference {
  readonly what: string;
  readonly explains: (difference: Difference, request: Request) => boolean;
}

const KNOWN_DIFFERENCES: readonly KnownDifference[] = [
  {
    what: 'the sentences that show an entity in more than 64 articles with itself are counted as 0',
    explains: ({ product }, { document }) => product === 0 && /evidence\(/.test(print(document)),
  },
  {
    what: 'articles without a title have one that starts with nothing',
    explains: (_difference, { document, variables }) =>
      /startsWith: "\s*"|"startsWith":"\s*"/.test(print(document) + JSON.stringify(variables)),
  },
];

/** Whether a difference is a known one. */
export function isKnown(difference: Difference, request: Request): boolean {
  return KNOWN_DIFFERENCES.some(({ explains }) => explains(difference, request));
}
