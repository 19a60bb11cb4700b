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
    const seeds = Object.fromEntries(Object.entries(SEEDS).filter(([path]) => !/^(long|sparse)/.test(path)));
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

  test('in the queue and in the log, a token that is refused changes nothing', async () => {
    const before = await pairs();
    const queue = await visit('/queue', { withToken: 'expired' });
    await queue.locator('.pair-side').first().waitFor();
    await queue.keyboard.press('y');
    await queue.getByRole('alert').getByText('The token is not accepted').waitFor();
    expect(await pairs()).toBe(before);
    const log = await visit('/log', { withToken: 'of another scope' });
    await log
      .getByRole('button', { name: /^Undo change/ })
      .first()
      .click();
    await log.getByRole('alert').getByText('The token is not accepted').waitFor();
  });

  test('a preview is asked for again by itself while the server is overloaded, and by a button when that lasts', async () => {
    const page = await visit('/queue');
    await page.locator('.pair-side').first().waitFor();
    let rejected = 0;
    const overloaded = (times: number) =>
      page.route('**/graphql', async (route) => {
        if (rejected >= times) return route.continue();
        rejected++;
        const errors = [
          { message: 'The server has more requests than it can answer at once.', extensions: { code: 'OVERLOADED' } },
        ];
        return route.fulfill({ status: 503, headers: { 'retry-after': '0' }, json: { errors } });
      });
    await overloaded(2);
    await page.keyboard.press('n');
    await page.getByText('It would change').waitFor();
    expect(rejected).toBe(2);
    await page.unroute('**/graphql');
    await page.keyboard.press('j');
    await overloaded(2 + 5);
    await page.locator('.pair-side').first().waitFor();
    await page.keyboard.press('n');
    await page.getByRole('alert').getByText('A limit of the server is reached').waitFor();
    await page.unroute('**/graphql');
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByText('It would change').waitFor();
  });

  test('a change of which the words are gone is listed as waiting, with the reason, until they are back', async () => {
    const query = '{ article(key: "sequel") { mentions(first: 9) { nodes { id surface } } } }';
    const { article } = await ask(query);
    const mention = article.mentions.nodes.find(({ surface }: { surface: string }) => surface === 'Adda Quill');
    await ask('mutation ($input: RejectMentionInput!) { rejectMention(input: $input) { __typename } }', {
      input: { mention: mention.id, reason: 'she is made up' },
    });
    await explorer.reseed({ 'sequel.txt': 'Larnavik celebrates\n\nNobody sang.\n', 'sequel.ann': '' });
    const page = await explorer.open('/log?state=ORPHANED', { withToken: true });
    const entry = page.locator('.log-entry');
    await entry.getByText('she is made up').waitFor();
    expect(await entry.count()).toBe(1);
    expect(await entry.textContent()).toMatch(
      /mention rejected.*waits: what it speaks of is gone: the words are gone/s,
    );
    const { 'sequel.txt': text = '', 'sequel.ann': names = '' } = SEEDS;
    await explorer.reseed({ 'sequel.txt': text, 'sequel.ann': names });
    const again = await explorer.open('/log', { withToken: true });
    await again.locator('.log-entry[data-state="HOLDS"]', { hasText: 'she is made up' }).waitFor();
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
    const page = await explorer.open('/log', { withToken: true });
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
    // What Chromium says of tokens that are refused, and of the server that is overloaded.
    const refused = /status of (?:401|403|503)/;
    expect(explorer.complaints().filter((each) => !refused.test(each))).toEqual([]);
  });
});
