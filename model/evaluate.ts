/**
 * Measures the tagger on annotated articles from their raw text: `npm run evaluate -- --data FILE.jsonl [--json]`. With
 * `--model FILE` another model than the one that ships.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { prepare } from '../src/extract/article.ts';
import { readModel } from '../src/extract/tagger/model-file.ts';
import { taggerOf } from '../src/extract/tagger/tagger.ts';
import { PACKAGE_ROOT } from '../src/package-root.ts';
import { layOut } from '../src/text/layout.ts';
import { type Band, Reliability } from './evaluate/reliability.ts';
import { type Measure, Scorer } from './evaluate/score.ts';
import { readCorpus } from './train/corpus.ts';

const LEAST_SECONDS = 2;

const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    json: { type: 'boolean', default: false },
    model: { type: 'string', default: join(PACKAGE_ROOT, 'model', 'tagger.bin') },
  },
});
if (values.data === undefined) throw new Error('--data FILE.jsonl is missing: annotated articles, one a line');

const opened = performance.now();
const tagger = taggerOf(readModel(readFileSync(values.model)), 'evaluated');
const loadMilliseconds = performance.now() - opened;

const scorer = new Scorer();
const reliability = new Reliability();
const articles = [...readCorpus(values.data)];
for (const { article, gold } of articles) {
  const spotted = tagger.extract(article);
  scorer.add(spotted, gold ?? []);
  reliability.add(spotted, gold ?? []);
}

/** Tokens a second from raw text to spans, over the whole file as often as it takes to tell; the program is warm by now. */
function measureSpeed(): number {
  const started = performance.now();
  let tokens = 0;
  let seconds = 0;
  while (seconds < LEAST_SECONDS) {
    for (const { article } of articles) {
      const fresh = prepare(layOut([{ role: 'BODY', text: article.text, at: 0 }]));
      tagger.extract(fresh);
      tokens += fresh.tokens.reduce((sum, sentence) => sum + sentence.length, 0);
    }
    seconds = (performance.now() - started) / 1000;
  }
  return Math.round(tokens / seconds);
}

const scores = scorer.scores();
const tokensPerSecond = articles.length === 0 ? 0 : measureSpeed();
const print = (line: string): unknown => process.stdout.write(`${line}\n`);
const percent = (share: number | null): string => (share === null ? '-' : (100 * share).toFixed(1)).padStart(6);
const row = (name: string, { precision, recall, f1 }: Measure): unknown =>
  print(`${name.padEnd(14)} ${percent(precision)}  ${percent(recall)}  ${percent(f1)}`);
const band = ({ from, to, names, meanScore, right }: Band): unknown =>
  print(`${`${from} - ${to}`.padEnd(14)} ${String(names).padStart(6)}  ${percent(meanScore)}  ${percent(right)}`);

if (values.json) print(JSON.stringify({ ...scores, tokensPerSecond, reliability: reliability.bands() }));
else {
  print('exact spans    precis  recall      F1');
  for (const [type, measure] of Object.entries(scores.byType)) row(type, measure);
  row('PER+LOC+ORG', scores.microPLO);
  row('all', scores.microAll);
  print(
    `\n${tokensPerSecond} tokens a second from raw text, after ${Math.round(loadMilliseconds)} ms to load the model`,
  );
  print('\nscore           names    mean   right');
  for (const each of reliability.bands()) band(each);
}
