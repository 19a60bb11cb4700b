/** Trains the tagger: `npm run train -- --data DIR` reads the corpora in DIR and writes `model/tagger.bin`. Deterministic. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { writeModel } from '../src/extract/tagger/model-file.ts';
import { PACKAGE_ROOT } from '../src/package-root.ts';
import { fitCalibration } from './train/calibrate.ts';
import {
  CORPORA,
  makeStories,
  type Piece,
  readLabelled,
  readUnlabelled,
  withOtherNames,
  writtenStories,
} from './train/corpora.ts';
import { freeze } from './train/freeze.ts';
import { judge } from './train/judge.ts';
import { buildLexicon } from './train/lexicon.ts';
import { addSecondPasses, toExamples } from './train/passes.ts';
import { train, trainOften } from './train/trainer.ts';

const ROUNDS_OF_FOLDS = 1;
const ROUNDS = 3;
/** A model is the average of trainings with these seeds. */
const SEEDS = [1, 2, 3];
/** The number of features kept for first passes, and in the shipped model. */
const WORKING_FEATURES = 2_000_000;
const SHIPPED_FEATURES = 500_000;

const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    /** Corpora to leave out of training, to evaluate on them. */
    without: { type: 'string', multiple: true, default: [] },
    out: { type: 'string', default: join(PACKAGE_ROOT, 'model', 'tagger.bin') },
  },
});
if (values.data === undefined) throw new Error('--data DIR is missing: the folder of the corpora');

const started = performance.now();
const tell = (what: string): unknown =>
  process.stderr.write(`${Math.round((performance.now() - started) / 1000)} s  ${what}\n`);

/** The first number that no article has. */
const nextArticle = (pieces: readonly Piece[]): number => 1 + Math.max(-1, ...pieces.map(({ article }) => article));

const corpora = CORPORA.filter(({ file }) => !values.without.includes(file.replace(/\.jsonl$/, '')));
const read = readLabelled(values.data, corpora);
const labelled = [...read, ...writtenStories(nextArticle(read))];
const unlabelled = readUnlabelled(values.data);
tell(`read ${labelled.length} annotated pieces and ${unlabelled.length} other sentences`);

const lexicon = buildLexicon([...unlabelled, ...labelled.flatMap(({ sentences }) => sentences)]);
tell('learned word clusters');

const stories = makeStories(nextArticle(labelled));
const examples = toExamples([...labelled, ...withOtherNames(labelled), ...stories], lexicon);
addSecondPasses(examples, lexicon, (fold) => freeze(train(fold, ROUNDS_OF_FOLDS, 1), WORKING_FEATURES));
tell('made first passes over held-out parts');

const weights = freeze(
  trainOften(
    examples.map(({ example }) => example),
    ROUNDS,
    SEEDS,
  ),
  SHIPPED_FEATURES,
);
tell('trained');

const calibration = fitCalibration(judge(values.data, weights, lexicon));
const bytes = writeModel({ weights, lexicon, calibration });
writeFileSync(values.out, bytes);
tell(`wrote ${bytes.length} bytes`);
