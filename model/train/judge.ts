/** Runs a model on held-out news and marks which names are right. */
import { join } from 'node:path';
import { createDecoder } from '../../src/extract/tagger/decoder.ts';
import { TYPES } from '../../src/extract/tagger/labels.ts';
import type { Lexicon } from '../../src/extract/tagger/lexicon.ts';
import type { Weights } from '../../src/extract/tagger/weights.ts';
import { createWordCache } from '../../src/extract/tagger/word-features.ts';
import { sequenceOfArticle } from '../../src/extract/tagger/word-sequence.ts';
import type { Judged } from './calibrate.ts';
import { HELD_OUT } from './corpora.ts';
import { readCorpus } from './corpus.ts';

export function judge(folder: string, weights: Weights, lexicon: Lexicon): Judged[] {
  const decoder = createDecoder(weights, lexicon);
  const cache = createWordCache(lexicon);
  return HELD_OUT.flatMap((file) => [...readCorpus(join(folder, file))]).flatMap(({ article, gold }) => {
    const right = new Set(gold?.map(({ start, end, type }) => `${start} ${end} ${type}`));
    const tokens = article.tokens.flat();
    return decoder.decode(sequenceOfArticle(article, cache)).map(({ first, last, type, probability }) => ({
      probability,
      isRight: right.has(`${tokens[first]?.start} ${tokens[last]?.end} ${TYPES[type]}`),
    }));
  });
}
