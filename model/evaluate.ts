/**
 * Evaluates the tagger on annotated articles: `npm run evaluate -- --data FILE.jsonl [--json]`. `--entities` also evaluates the
 * resolver; `--model FILE` evaluates another model than the shipped one.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { prepareArticle } from '../src/extract/article.ts';
import { readBaked } from '../src/extract/gazetteer/baked.ts';
import { createGazetteer } from '../src/extract/gazetteer/gazetteer.ts';
import { readModel } from '../src/extract/tagger/model-file.ts';
import { taggerOf } from '../src/extract/tagger/tagger.ts';
import { PACKAGE_ROOT } from '../src/package-root.ts';
import { layOut } from '../src/text/layout.ts';
import { measureEntities } from './evaluate/entities.ts';
import { type Band, Reliability } from './evaluate/reliability.ts';
import { type Measure, Scorer } from './evaluate/score.ts';
import { readCorpus } from './train/corpus.ts';

const LEAST_SECONDS = 2;

const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    json: { type: 'boolean', default: false },
    entities: { type: 'boolean', default: false },
    model: { type: 'string', default: join(PACKAGE_ROOT, 'model', 'tagger.bin') },
  },
});
if (values.data === undefined) fail('--data FILE.jsonl is missing: annotated articles, one a line');

/** Exits with an error message on one line. */
function fail(what: string): never {
  process.stderr.write(`${what}\n`);
  process.exit(1);
}

function attempt<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    return fail(error instanceof Error ? error.message : String(error));
  }
}

const data = values.data;
const articles = attempt(() => [...readCorpus(data)]);
const opened = performance.now();
const tagger = taggerOf(readModel(readFileSync(values.model)), 'evaluated');
const loadMilliseconds = performance.now() - opened;

const scorer = new Scorer();
const reliability = new Reliability();
for (const { article, gold } of articles) {
  const detected = tagger.extract(article);
  scorer.add(detected, gold ?? []);
  reliability.add(detected, gold ?? []);
}

/** Tokens per second from raw text to spans, after warm-up, repeating the file for at least `LEAST_SECONDS`. */
function measureSpeed(): number {
  const started = performance.now();
  let tokens = 0;
  let seconds = 0;
  while (seconds < LEAST_SECONDS) {
    for (const { article } of articles) {
      const fresh = prepareArticle(layOut([{ role: 'BODY', text: article.text, at: 0 }]));
      tagger.extract(fresh);
      tokens += fresh.tokens.reduce((sum, sentence) => sum + sentence.length, 0);
    }
    seconds = (performance.now() - started) / 1000;
  }
  return Math.round(tokens / seconds);
}

const scores = scorer.scores();
const entities = values.entities
  ? attempt(() => measureEntities(articles, tagger, createGazetteer(readBaked(), [])))
  : undefined;
const tokensPerSecond = articles.length === 0 ? 0 : measureSpeed();
const print = (line: string): unknown => process.stdout.write(`${line}\n`);
const percent = (share: number | null): string => (share === null ? '-' : (100 * share).toFixed(1)).padStart(6);
const row = (name: string, { precision, recall, f1 }: Measure): unknown =>
  print(`${name.padEnd(14)} ${percent(precision)}  ${percent(recall)}  ${percent(f1)}`);
const band = ({ from, to, names, meanScore, right }: Band): unknown =>
  print(`${`${from} - ${to}`.padEnd(14)} ${String(names).padStart(6)}  ${percent(meanScore)}  ${percent(right)}`);

if (values.json) print(JSON.stringify({ ...scores, tokensPerSecond, reliability: reliability.bands(), entities }));
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
  if (entities) {
    print('\nentities       precis  recall      F1');
    row('from gold', entities.fromGold);
    row('end to end', entities.endToEnd);
  }
}
