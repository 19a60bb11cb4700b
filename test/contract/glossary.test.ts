/** Names of files and of declarations use standard terms: the words on the left are not used as names, those on the right are. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { PACKAGE_ROOT } from '../../src/package-root.ts';

const STANDARD_TERMS: Readonly<Record<string, string>> = {
  asked: 'request, args, params',
  crew: 'cluster, supervisor',
  draft: 'the name of what is built, such as parsed seed',
  farewell: 'timeout response',
  figures: 'metrics',
  footprint: 'contribution',
  furniture: 'boilerplate',
  gate: 'admission control, rate limiter',
  hired: 'worker handle',
  hush: 'throttle',
  lane: 'fast path',
  lately: 'deferred',
  ledger: 'aggregate, materialized view',
  made: 'result',
  meetings: 'co-occurrences',
  mender: 'row diff',
  parted: 'split',
  recollection: 'memo',
  road: 'path',
  said: 'statement, quotation, assertion',
  saying: 'assertion',
  settle: 'assign',
  sketch: 'symbolic value',
  standing: 'appearance, active correction',
  tally: 'count, rate count',
  turns: 'work queue',
};

/** Declarations of values and types at any level, with their names. */
const DECLARATION = /\b(?:const|let|function\*?|class|interface|type|enum)\s+([A-Za-z_$][\w$]*)/g;

const wordsOf = (name: string): string[] =>
  name
    .replaceAll(/([a-z\d])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z]+/);

const withoutText = (source: string): string =>
  source.replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*$|'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"/gm, '');

function findUses(file: string): string[] {
  const source = withoutText(readFileSync(join(PACKAGE_ROOT, file), 'utf8'));
  const names = [file.replace(/\.tsx?$/, ''), ...[...source.matchAll(DECLARATION)].map(([, name = '']) => name)];
  return names.flatMap((name) =>
    wordsOf(name)
      .filter((word) => Object.hasOwn(STANDARD_TERMS, word))
      .map((word) => `${file}: ${name} uses "${word}", the standard term is ${STANDARD_TERMS[word]}`),
  );
}

test('files and declarations are named by standard terms', () => {
  const files = ['src', 'schema'].flatMap((folder) =>
    readdirSync(join(PACKAGE_ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name))
      .map((name) => join(folder, name)),
  );
  expect(files.flatMap(findUses)).toEqual([]);
});
