/** The evaluation command, as it is built. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { PACKAGE_ROOT } from '../../../src/package-root.ts';
import { folderOf } from '../../support/folder.ts';

const FIXTURE = join(PACKAGE_ROOT, 'test', 'fixtures', 'entities.jsonl');

function evaluate(...args: string[]) {
  const command = join(PACKAGE_ROOT, 'dist', 'model', 'evaluate.js');
  return spawnSync(process.execPath, [command, ...args], { encoding: 'utf8' });
}

test('evaluate: prints scores, speed and entities as JSON', () => {
  const { status, stdout } = evaluate('--data', FIXTURE, '--json', '--entities');
  expect(status).toBe(0);
  const printed = JSON.parse(stdout);
  const measure = { precision: expect.any(Number), recall: expect.any(Number), f1: expect.any(Number) };
  expect(printed).toMatchObject({
    byType: { PER: measure, ORG: measure, LOC: measure, MISC: measure },
    microPLO: measure,
    microAll: measure,
    tokensPerSecond: expect.any(Number),
    entities: { fromGold: { ...measure, gold: 15, found: 15 }, endToEnd: { ...measure, gold: 15 } },
  });
  expect(printed.entities.fromGold.f1).toBe(1);
}, 60_000);

test('evaluate: reports invalid data on one line', () => {
  const folder = folderOf({
    'bad.jsonl': '{"text":"fine"}\n{"text":"abc","entities":[[0,4,"PER"]]}\n',
    'plain.jsonl': '{"text":"Ada slept.","entities":[[0,3,"PER"]]}\n',
  });
  const bad = evaluate('--data', join(folder, 'bad.jsonl'));
  expect(bad.status).toBe(1);
  expect(bad.stderr).toMatch(/^.*bad\.jsonl, line 2: the span 0-4 [^\n]*\n$/);
  expect(evaluate('--data', join(folder, 'none.jsonl')).stderr).toMatch(/^.*none\.jsonl.*\n$/);
  expect(evaluate().stderr).toMatch(/^--data FILE\.jsonl is missing.*\n$/);
  expect(evaluate('--data', join(folder, 'plain.jsonl'), '--entities').stderr).toMatch(/^no name says which entity/);
}, 60_000);
