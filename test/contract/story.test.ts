/** Runs the story of the corrections, in order, against a server with a token, and compares every answer with the one printed. */
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { PACKAGE_ROOT } from '../../src/package-root.ts';
import { dateline, serve } from '../support/cli.ts';
import { folderOf } from '../support/folder.ts';
import { commandsOf, READMES } from './documents.ts';

const story = READMES.flatMap(({ blocks }) => blocks).filter(({ tag }) => tag === 'story');

/** A folder with the articles of the story in `archive`, seeded into its `dateline.sqlite`. */
async function openArchive(): Promise<string> {
  const cwd = folderOf({});
  cpSync(join(PACKAGE_ROOT, 'test', 'fixtures', 'story'), join(cwd, 'archive'), { recursive: true });
  expect(await dateline(['seed', '--from', 'archive'], { cwd })).toMatchObject({ code: 0 });
  return cwd;
}

test('the story of the corrections goes as it is told', async () => {
  const steps = story.filter(({ language }) => language !== 'json');
  expect(steps.length).toBeGreaterThanOrEqual(6);
  expect(steps.some(({ language }) => language === 'sh')).toBe(true);

  const cwd = await openArchive();
  const created = await dateline(['token', 'create', 'ada', '--scopes', 'correct', '--json'], { cwd });
  const { secret } = JSON.parse(created.stdout) as { secret: string };
  const { url, stop } = await serve([], { cwd });
  onTestFinished(() => void stop());
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${secret}` };

  for (const step of steps) {
    if (step.language === 'sh') {
      for (const command of commandsOf(step)) {
        expect(await dateline(command.split(' ').slice(2), { cwd })).toMatchObject({ code: 0 });
      }
      continue;
    }
    const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify({ query: step.body }) });
    const { extensions: _, ...answer } = (await response.json()) as Record<string, unknown>;
    expect(answer).toEqual(JSON.parse(step.answer?.body ?? 'null'));
  }
  expect(await dateline(['check'], { cwd })).toMatchObject({ code: 0 });
});
