/**
 * Reading an article takes work that grows with its text, whatever it consists of: counted in executions of blocks of our code, by
 * the coverage of V8. Work inside regular expressions and functions of Node does not count; `npm run bench -- texts` measures that.
 */

import type { Profiler } from 'node:inspector';
import { Session } from 'node:inspector/promises';
import { expect, test } from 'vitest';
import { documentOf, MARKED_KINDS, textOf } from '../../bench/data/texts.ts';

// V8 counts in functions only that it compiles afterwards.
const session = new Session();
session.connect();
await session.post('Profiler.enable');
await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
const { shippedComponents } = await import('../../src/ingest/components.ts');
const { createReader } = await import('../../src/ingest/reader.ts');

const reader = createReader(shippedComponents(), []);
const OUR_CODE = /\/src\/(?:text|extract|ingest)\//;

const countIn = ({ functions }: Profiler.ScriptCoverage): number =>
  functions.flatMap(({ ranges }) => ranges).reduce((sum, { count }) => sum + count, 0);

/** Executions of blocks since the last call. */
async function takeSteps(): Promise<number> {
  const { result } = await session.post('Profiler.takePreciseCoverage');
  return result.filter(({ url }) => OUR_CODE.test(url)).reduce((sum, script) => sum + countIn(script), 0);
}

async function stepsOf(kind: string, length: number): Promise<number> {
  await takeSteps();
  const { record } = await reader.read(documentOf(textOf(kind, length), kind, MARKED_KINDS.get(kind)));
  expect(record).not.toBeNull();
  return takeSteps();
}

// Some things are made when they are needed first.
await reader.read(documentOf('Ada Lovelace of Paris said on Monday: "We came."'));

const LENGTH = 4000;
const KINDS = [
  'who told whom',
  'people spelled alike',
  'people of one family',
  'initials and surnames',
  'one surname',
  'one given name',
  'sons of one name',
  'relatives',
  'families in plural',
  'nicknames',
  'short forms of given names',
  'surnames before commas',
  'long names',
  'names that begin alike',
  'acronyms',
  'one acronym',
  'acronyms in brackets',
  'banks of something',
  'companies of one first word',
  'ministries',
  'cities in states',
  'towns of one name',
  'unknown places',
  'roles in a chain',
  'dialogue',
  'transcripts',
  'nested quotations',
  'quotations by paragraph',
  'datelines',
  'credits',
  'table',
  'numbered list',
  'lines of one word',
  'Arabic names',
  'German without a sentence end',
  'Markdown: links',
  'HTML: paragraphs',
];

test.each(KINDS)('an article of four times the text takes at most five times the work: %s', async (kind) => {
  const [small, large] = [await stepsOf(kind, LENGTH), await stepsOf(kind, 4 * LENGTH)];
  expect(small).toBeGreaterThan(LENGTH);
  expect(large / small).toBeLessThan(5);
});
