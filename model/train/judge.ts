/** Runs a model with all rules on held-out news and marks which names are right. */
import { join } from 'node:path';
import type { Calibration } from '../../src/extract/tagger/calibration.ts';
import type { Lexicon } from '../../src/extract/tagger/lexicon.ts';
import { taggerOf } from '../../src/extract/tagger/tagger.ts';
import type { Weights } from '../../src/extract/tagger/weights.ts';
import { typeOf } from '../evaluate/score.ts';
import type { Judged } from './calibrate.ts';
import { HELD_OUT } from './corpora.ts';
import { readCorpus } from './corpus.ts';

/** Leaves probabilities as they are. */
const NONE: Calibration = { probability: [0, 1], right: [0, 1] };

export function judge(folder: string, weights: Weights, lexicon: Lexicon): Judged[] {
  const tagger = taggerOf({ weights, lexicon, calibration: NONE }, 'judged');
  return HELD_OUT.flatMap((file) => [...readCorpus(join(folder, file))]).flatMap(({ article, gold }) => {
    const right = new Set(gold?.map(({ start, end, type }) => `${start} ${end} ${type}`));
    return tagger.extract(article).map((found) => ({
      probability: found.score,
      isRight: right.has(`${found.start} ${found.end} ${typeOf(found)}`),
    }));
  });
}
