/** Tells the story of the README from its first operation to its last, and demands the answers that stand there. */
import { expect, onTestFinished, test } from 'vitest';
import { check } from '../../src/store/check/check.ts';
import { openStore } from '../../src/store/database/open.ts';
import { openArchive, STORY } from './story.ts';

test('the story of the README goes as it is told', async () => {
  expect(STORY.length).toBeGreaterThanOrEqual(6);
  expect(STORY.some((step) => 'reseed' in step)).toBe(true);
  const archive = await openArchive();
  onTestFinished(() => archive.close());
  for (const step of STORY) {
    if ('reseed' in step) await archive.reseed();
    else expect(await archive.ask(step.query)).toEqual(JSON.parse(step.answer ?? 'null'));
  }
  const auditor = openStore(archive.database);
  expect(check(auditor)).toEqual([]);
  auditor.close();
}, 60_000);
