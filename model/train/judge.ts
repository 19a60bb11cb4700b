/** Has a model find names in news that it was not trained on, and says which are right. */
import { join } from 'node:path';
import { createDecoder } from '../../src/extract/tagger/decoder.ts';
import { TYPES } from '../../src/extract/tagger/labels.ts';
import type { Lexicon } from '../../src/extract/tagger/lexicon.ts';
import { readArticle } from '../../src/extract/tagger/reading.ts';
import type { Weights } from '../../src/extract/tagger/weights.ts';
import { createWordBook } from '../../src/extract/tagger/words.ts';
import type { Judged } from './calibrate.ts';
import { HELD_OUT } from './corpora.ts';
import { readCorpus } from './corpus.ts';

export function judge(folder: string, weights: Weights, lexicon: Lexicon): Judged[] {
  const decoder = createDecoder(weights, lexicon);
  const book = createWordBook(lexicon);
  return [...readCorpus(join(folder, HELD_OUT))].flatMap(({ article, gold }) => {
    const right = new Set(gold?.map(({ start, end, type }) => `${start} ${end} ${type}`));
    const tokens = article.tokens.flat();
    return decoder.decode(readArticle(article, book)).map(({ first, last, type, probability }) => ({
      probability,
      isRight: right.has(`${tokens[first]?.start} ${tokens[last]?.end} ${TYPES[type]}`),
    }));
  });
}
