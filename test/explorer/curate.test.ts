/** The queue and the log in a browser: worked by keys alone, announced, undone. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { post } from '../server/test-server.ts';
import { whyNoBrowser } from '../support/browser.ts';
import { SEEDS } from './article-seeds.ts';
import { expectNoAxeErrorsInEitherTheme } from './axe.ts';
import { type Explorer, openExplorer } from './explorer.ts';

const missing = whyNoBrowser();

describe.skipIf(missing !== null)('the queue and the log', () => {
  let explorer: Explorer;
  const visit: Explorer['visit'] = (path, options = { withToken: true }) => explorer.visit(path, options);
  const ask = async (query: string, variables: object = {}) =>
    (await post(explorer.server.url, { query, variables }, { authorization: `Bearer ${explorer.token}` })).body.data;
  const pairs = async (): Promise<number> => (await ask('{ duplicates { totalCount } }')).duplicates.totalCount;
  beforeAll(async () => {
    const { 'long.txt': _text, 'long.ann': _annotations, ...seeds } = SEEDS;
    explorer = await openExplorer(seeds);
  }, 60_000);
  afterAll(() => explorer?.close());

  test('a pair is merged and taken apart again by keys alone, and each step is announced', async () => {
    const page = await visit('/queue');
    const said = page.locator('.queue-said');
    const step = page.locator('.step-said');
    await expect.poll(() => said.textContent()).toMatch(/^1 of \d+: .*Quill and .*Quill/);
    const before = await pairs();
    await page.keyboard.press('y');
    await expect.poll(() => step.textContent()).toMatch(/^It would change/);
    expect(await pairs()).toBe(before);
    await page.keyboard.press('y');
    await expect.poll(() => step.textContent()).toMatch(/^Done/);
    expect(await pairs()).toBe(before - 1);
    await page.keyboard.press('u');
    await expect.poll(() => step.textContent()).toMatch(/^Undone/);
    expect(await pairs()).toBe(before);
    expect(await step.getAttribute('role')).toBe('status');
  });

  test('a pair is kept apart by keys, and is gone from the queue', async () => {
    const page = await visit('/queue');
    await page.locator('.pair-side').first().waitFor();
    const before = await pairs();
    await page.keyboard.press('n');
    await page.getByText('It would change').waitFor();
    await page.keyboard.press('Enter');
    await page.getByText('Done: it changed').waitFor();
    expect(await pairs()).toBe(before - 1);
    await page.keyboard.press('u');
    await page.getByText('Undone').waitFor();
  });

  test('a letter that is typed into a field decides nothing', async () => {
    const page = await visit('/queue');
    await page.locator('.pair-side').first().waitFor();
    await page.getByRole('combobox').first().press('y');
    expect(await page.locator('.queue-decision section').count()).toBe(0);
  });

  test('the log says who changed what, when and why, and takes it back', async () => {
    const { entity } = await ask('{ entity(key: "person/bo-tamsin") { id } }');
    await ask('mutation ($input: RenameEntityInput!) { renameEntity(input: $input) { __typename } }', {
      input: { entity: entity.id, name: 'Boris Tamsin', reason: 'his full name' },
    });
    const page = await visit('/log');
    const entry = page.locator('.log-entry').first();
    await entry.getByText('his full name').waitFor();
    expect(await entry.textContent()).toMatch(/renamed.*tester/s);
    await entry.getByText('Before and after').click();
    expect(await entry.locator('.states').textContent()).toMatch(/Bo Tamsin.*Boris Tamsin/s);
    await entry.getByRole('button', { name: /^Undo change/ }).click();
    await entry.getByText('It would change').waitFor();
    await entry.getByRole('button', { name: 'Apply' }).click();
    await page.locator('.log-entry', { hasText: 'his full name' }).filter({ hasText: 'taken back' }).waitFor();
    expect((await ask('{ entity(key: "person/bo-tamsin") { name } }')).entity.name).toBe('Bo Tamsin');
  });

  test('axe finds nothing, neither in the light theme nor in the dark one', async () => {
    const queue = await visit('/queue');
    await queue.locator('.pair-side').first().waitFor();
    await queue.keyboard.press('y');
    await queue.getByText('It would change').waitFor();
    await expectNoAxeErrorsInEitherTheme(queue);
    const log = await visit('/log');
    await log.locator('.log-entry').first().waitFor();
    await expectNoAxeErrorsInEitherTheme(log);
  });

  test('no request to another host, no violation of the policy, no error', () => {
    expect(explorer.complaints()).toEqual([]);
  });
});
