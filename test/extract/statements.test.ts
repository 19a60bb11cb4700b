/** Measures the statements found in sentences written for it, and tests properties for any text. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { detectGold } from '../../model/evaluate/gold.ts';
import { chunkSentences } from '../../src/extract/speech/chunks.ts';
import { readStatements } from '../../src/extract/speech/statements.ts';
import type { Span, StatementRecord } from '../../src/model.ts';
import { PACKAGE_ROOT } from '../../src/package-root.ts';
import { type Block, parseBlocks } from './chains/blocks.ts';
import { ASSERTER, extractor, gazetteer, read, resolver } from './read.ts';

const source = readFileSync(join(PACKAGE_ROOT, 'test', 'extract', 'chains', 'statements.txt'), 'utf8');
const sentences = parseBlocks(source);

/** The statements found in a sentence, in the notation of the expected ones. */
function found({ text, mentions }: Block): string[] {
  const article = read(text);
  const { mentions: resolved } = resolver.resolve(article, detectGold({ article, mentions }, gazetteer), ASSERTER);
  const name = (span: Span | null) => mentions.find(({ start }) => start === span?.start)?.entity ?? '-';
  const write = ({ speaker, cue, content, direct, addressee, parent }: StatementRecord) => {
    const words = text.slice(content.start, content.end);
    const cueWords = text.slice(cue.start, cue.end);
    return [
      name(speaker),
      cueWords,
      direct ? `"${words}"` : words,
      name(addressee),
      parent === null ? '-' : parent + 1,
    ].join(' | ');
  };
  return readStatements(chunkSentences(article, resolved), gazetteer.sexOf).map(write);
}

test('statements: at least 95 % are exactly right, and at least 90 % of the annotated ones are found', () => {
  expect(sentences.length).toBeGreaterThanOrEqual(110);
  const counts = { right: 0, found: 0, expected: 0 };
  const wrong: unknown[] = [];
  for (const sentence of sentences) {
    const [actual, wanted] = [found(sentence), sentence.lines];
    const right = actual.filter((statement) => wanted.includes(statement)).length;
    counts.right += right;
    counts.found += actual.length;
    counts.expected += wanted.length;
    if (right < Math.max(actual.length, wanted.length)) wrong.push({ text: sentence.text, actual, wanted });
  }
  const detail = JSON.stringify({ counts, wrong }, null, 1);
  expect(counts.right / counts.found, detail).toBeGreaterThanOrEqual(0.95);
  expect(counts.right / counts.expected, detail).toBeGreaterThanOrEqual(0.9);
});

const PIECES = [
  'Ada Lovelace',
  ' said ',
  'that ',
  '"',
  '“',
  '”',
  ', ',
  'Oslo',
  ' told ',
  'reporters ',
  'rain fell',
  '. ',
  'according to ',
  'and ',
  'the ',
  'Mr. ',
  '\n\n',
  "'",
  ' (',
  ') ',
  ' – ',
  'Wednesday ',
  ', saying ',
  'he ',
];

test('statements: have spans within one sentence, but for quotations, and parents that contain them, for any text', () => {
  const texts = fc.array(fc.constantFrom(...PIECES), { maxLength: 40 }).map((pieces) => pieces.join(''));
  fc.assert(
    fc.property(texts, (raw) => {
      const article = read(raw);
      const { text } = article;
      const { mentions } = resolver.resolve(article, extractor.extract(article), ASSERTER);
      const statements = readStatements(chunkSentences(article, mentions), gazetteer.sexOf);
      expect(new Set(statements.map(({ cue }) => cue.start)).size).toBe(statements.length);
      for (const { speaker, cue, content, direct, addressee, parent, sentence } of statements) {
        const { end = 0 } = article.sentences.find(({ start }) => start === sentence) ?? {};
        expect(text.slice(content.start, content.end).trim()).toHaveLength(content.end - content.start);
        const own = speaker.end <= sentence ? [] : [speaker];
        for (const span of [...own, cue, addressee ?? cue, ...(direct ? [] : [content])]) {
          expect(span.start).toBeGreaterThanOrEqual(sentence);
          expect(span.end).toBeLessThanOrEqual(end);
          expect(span.start).toBeLessThan(span.end);
        }
        expect(mentions.some(({ start, end }) => start === speaker.start && end === speaker.end)).toBe(true);
        if (parent !== null) expect(statements[parent]?.content.start).toBeLessThanOrEqual(cue.start);
        expect(content.end).toBeLessThanOrEqual(text.length);
      }
      expect(readStatements(chunkSentences(article, mentions), gazetteer.sexOf)).toEqual(statements);
    }),
  );
});

test('statements: score lower where a pronoun stands for the speaker, who is named in a sentence before', () => {
  const { text, mentions } = parseBlocks(
    'heading\n\n[PER ada|Ada Lovelace] said it was late. She said she was tired.',
  )[0] as Block;
  const article = read(text);
  const { mentions: resolved } = resolver.resolve(article, detectGold({ article, mentions }, gazetteer), ASSERTER);
  const [named, pronoun] = readStatements(chunkSentences(article, resolved), gazetteer.sexOf);
  expect(pronoun?.score).toBeLessThan(named?.score ?? 0);
  expect(pronoun?.speaker).toEqual(named?.speaker);
  expect(pronoun?.sentence).toBeGreaterThan(named?.speaker.end ?? text.length);
});

test('statements: are not those of a man where she speaks and a woman was named shortly before', () => {
  const named = '[PER ada|Ada Lovelace] wrote to [PER charles|Charles Babbage].';
  const text = '[PER charles|Charles Babbage] came late.';
  const of = (words: string) => statementsOf(named, `${text} ${words}`);
  expect(of('He said it was raining.')).toEqual(['Charles Babbage: it was raining']);
  expect(of('She said it was raining.')).toEqual([]);
  expect(statementsOf('[PER joan|Joan Miró] came late. He said it was raining.')).toHaveLength(1);
});

test('statements: end where the report goes on after quoted words', () => {
  const of = (rest: string) => statementsOf(`[PER ada|Ada Lovelace] said the plan had "clear limits"${rest}.`);
  expect(of(' and expressed hope that it works')).toEqual(['Ada Lovelace: the plan had "clear limits"']);
  expect(of(' and a price')).toEqual(['Ada Lovelace: the plan had "clear limits" and a price']);
});

/** The speakers and contents of the statements of an article, whose paragraphs are given. */
function statementsOf(...paragraphs: string[]): string[] {
  const blocks = paragraphs.map((paragraph) => parseBlocks(`heading\n\n${paragraph}`)[0] as Block);
  const starts = blocks.map((_, i) => blocks.slice(0, i).reduce((sum, { text }) => sum + text.length + 2, 0));
  const mentions = blocks.flatMap((block, i) =>
    block.mentions.map((one) => ({ ...one, start: one.start + (starts[i] ?? 0), end: one.end + (starts[i] ?? 0) })),
  );
  const article = read(blocks.map(({ text }) => text).join('\n\n'));
  const { mentions: resolved } = resolver.resolve(article, detectGold({ article, mentions }, gazetteer), ASSERTER);
  const words = ({ start, end }: Span) => article.text.slice(start, end);
  return readStatements(chunkSentences(article, resolved), gazetteer.sexOf).map(
    ({ speaker, content }) => `${words(speaker)}: ${words(content)}`,
  );
}

test('statements: are the turns of a transcript, each with all sentences of its paragraph', () => {
  const turns = [
    'Sen. [PER ada|Ada Lovelace]: The mill is safe. We looked twice.',
    'Mr. [PER tarr|Tarr]: Nobody else has looked.',
  ];
  expect(statementsOf('They met on Monday.', ...turns)).toEqual([
    'Ada Lovelace: The mill is safe. We looked twice.',
    'Tarr: Nobody else has looked.',
  ]);
  expect(statementsOf('They met on Monday.', '[PER ada|Ada Lovelace]: Nobody else has looked.')).toEqual([]);
  expect(statementsOf('[PER ada|Ada Lovelace]: "We looked twice."')).toEqual(['Ada Lovelace: We looked twice.']);
  expect(
    statementsOf('[LOC oslo|Oslo]: The ferry is late today.', '[LOC no|Norway]: The ferry is early today.'),
  ).toEqual([]);
});

test('statements: have quotations over several paragraphs as a whole, and no words of the reporter', () => {
  const first = 'Mrs [PER ada|Lovelace] said: "The wheel is old.';
  expect(statementsOf(first, 'It must be mended."', 'The mill stood still.')).toEqual([
    'Lovelace: The wheel is old.\n\nIt must be mended.',
  ]);
  expect(statementsOf(first, '"It must be mended."', 'The mill stood still.')).toEqual(['Lovelace: The wheel is old.']);
  expect(statementsOf(first, 'The mill stood still.', 'Rain fell.')).toEqual(['Lovelace: The wheel is old.']);
});
