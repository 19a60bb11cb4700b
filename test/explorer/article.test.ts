/** The view of an article in a browser: reading, cards, notes, links to places, corrections, conflicts, hostile and long texts. */
import type { Page, Request } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { post } from '../server/test-server.ts';
import { whyNoBrowser } from '../support/browser.ts';
import { LONG_NAMES, SEEDS, STORY } from './article-seeds.ts';
import { expectNoAxeErrorsInEitherTheme } from './axe.ts';
import { type Explorer, type OpenOptions, openExplorer } from './explorer.ts';

const missing = whyNoBrowser();

/** The button of a name, by the words and the occurrence. */
const nameOf = (page: Page, words: string, nth = 0) =>
  page.locator(`.article-view [data-button]`, { hasText: words }).nth(nth);

const dialog = (page: Page) => page.locator('dialog[open]');

async function openCard(page: Page, words: string, nth = 0) {
  await nameOf(page, words, nth).click();
  return page.getByRole('dialog', { name: words });
}

/** Previews and applies what a dialog has entered. */
async function apply(page: Page): Promise<void> {
  await dialog(page).getByRole('button', { name: 'Show what would change' }).click();
  await dialog(page).getByRole('button', { name: 'Apply' }).click();
  await dialog(page).getByText('Done: it changed').waitFor();
}

async function undo(page: Page): Promise<void> {
  await dialog(page).getByRole('button', { name: 'Undo' }).click();
  await dialog(page).getByText('Undone').waitFor();
  await page.keyboard.press('Escape');
}

describe.skipIf(missing !== null)('the view of an article', () => {
  let explorer: Explorer;
  const visit: Explorer['visit'] = (path, options) => explorer.visit(path, options);
  const visitStory = async (options?: OpenOptions) => {
    const page = await visit('/article/story', options);
    await nameOf(page, 'Ada Quill').waitFor();
    return page;
  };
  /** With what another client changed. */
  const loadStory = async (options?: OpenOptions) => {
    const page = await explorer.open('/article/story', options);
    await nameOf(page, 'Ada Quill').waitFor();
    return page;
  };
  /** Another client of the same server. */
  const ask = async (query: string, variables: object) =>
    (await post(explorer.server.url, { query, variables }, { authorization: `Bearer ${explorer.token}` })).body.data;
  const mentionsOf = async (key: string) => {
    const query = `query ($key: String!) { article(key: $key) { mentions(first: 100, filter: { status: { in: [ACCEPTED, CANDIDATE, REJECTED] } }) { nodes { id surface status entity { name } } } } }`;
    return (await ask(query, { key })).article.mentions.nodes as {
      id: string;
      surface: string;
      status: string;
      entity: { name: string } | null;
    }[];
  };
  /** Where the stretches begin of which the names are asked for while something is done. Each is asked for at most once a page of names. */
  const stretchesLoaded = async (act: (page: Page) => Promise<void>): Promise<ReadonlySet<number>> => {
    const page = explorer.page();
    const requests: { within: { start: number }; after: string | null }[] = [];
    const record = (request: Request): void => {
      const { query = '', variables } = request.postDataJSON() ?? {};
      if (query.includes('ArticleMentions')) requests.push(variables);
    };
    page.on('request', record);
    await act(page);
    page.off('request', record);
    const each = requests.map(({ within, after }) => `${within.start} ${after}`);
    expect(each).toEqual([...new Set(each)]);
    return new Set(requests.map(({ within }) => within.start));
  };
  beforeAll(async () => {
    explorer = await openExplorer(SEEDS);
  }, 60_000);
  afterAll(() => explorer?.close());

  test('its text is printed word for word, with its names, notes and related articles', async () => {
    const page = await visitStory();
    const printed = await page.locator('.row-text').allTextContents();
    expect(printed.join('\n\n')).toBe(STORY.trim());
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Harbour opens in Larnavik');
    await page.locator('.notes').getByText('quoted').waitFor();
    const related = page.getByRole('region', { name: 'Related articles' });
    await related.getByRole('link', { name: 'Larnavik celebrates' }).waitFor();
    expect(await related.textContent()).toContain('Both mention');
  });

  test('names within names have a button and a line each', async () => {
    const page = await visitStory();
    const within = page.locator('[data-kind="ORGANIZATION"][data-level="1"] [data-kind="PLACE"]');
    expect(await within.count()).toBeLessThanOrEqual(1);
    expect(await page.locator('[data-button] [data-button]').count()).toBe(0);
  });

  test('a kind that is not marked stands in the address', async () => {
    const page = await visitStory();
    await page.getByRole('checkbox', { name: 'Person' }).uncheck();
    await page.waitForURL('**/story?hide=PERSON');
    await nameOf(page, 'Ada Quill').waitFor({ state: 'detached' });
    await page.goBack();
    await nameOf(page, 'Ada Quill').waitFor();
  });

  test('the card of a name opens by the focus, and the keyboard enters and leaves it', async () => {
    const page = await visitStory();
    await nameOf(page, 'Ada Quill').focus();
    const card = page.getByRole('dialog', { name: 'Ada Quill' });
    await card.getByText('mentions in').waitFor();
    await page.keyboard.press('Enter');
    await expect.poll(() => card.evaluate((element) => element === document.activeElement)).toBe(true);
    expect(await card.getByRole('link', { name: 'Ada Quill' }).getAttribute('href')).toMatch(/^\/entity\//);
    expect(await card.textContent()).toContain('story.ann');
    await page.keyboard.press('Escape');
    await card.waitFor({ state: 'detached' });
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Ada Quill');
    await page.keyboard.press('ArrowRight');
    await page.getByRole('dialog', { name: /^Larnavik/ }).waitFor();
  });

  test('without a token a correction says how to get one', async () => {
    const page = await visitStory();
    const card = await openCard(page, 'Bo Tamsin');
    await card.getByRole('button', { name: 'Reject' }).click();
    await dialog(page).getByText('dateline token create').waitFor();
    expect(await dialog(page).getByRole('button', { name: 'Show what would change' }).count()).toBe(0);
  });

  test('a token that is not accepted says what to do', async () => {
    const page = await visitStory({ withToken: true });
    await page.evaluate(() => sessionStorage.setItem('dateline.token', 'wrong'));
    const card = await openCard(page, 'Bo Tamsin');
    await card.getByRole('button', { name: 'Reject' }).click();
    await dialog(page).getByRole('button', { name: 'Show what would change' }).click();
    await dialog(page).getByText('The token is not accepted').waitFor();
  });

  test('selected words become a name, which is undone', async () => {
    const page = await visitStory({ withToken: true });
    await page.evaluate(() => {
      const node = [...document.querySelectorAll('.row-text span')].find((each) =>
        each.textContent?.includes('harbour of'),
      );
      const text = document.createTreeWalker(node as Node, NodeFilter.SHOW_TEXT).nextNode() as Text;
      const from = text.data.indexOf('harbour of');
      document.getSelection()?.setBaseAndExtent(text, from, text, from + 'harbour'.length);
    });
    await page.getByRole('button', { name: 'Add as a name' }).click();
    await dialog(page).getByRole('radio', { name: 'Place' }).check();
    await dialog(page).getByRole('button', { name: 'Show what would change' }).click();
    await dialog(page).getByText('It would change 1 mention').waitFor();
    expect((await mentionsOf('story')).map(({ surface }) => surface)).not.toContain('harbour');
    await dialog(page).getByRole('button', { name: 'Apply' }).click();
    await dialog(page).getByText('Done').waitFor();
    expect((await mentionsOf('story')).map(({ surface }) => surface)).toContain('harbour');
    await nameOf(page, 'harbour').waitFor();
    await undo(page);
    await nameOf(page, 'harbour').waitFor({ state: 'detached' });
    expect((await mentionsOf('story')).map(({ surface }) => surface)).not.toContain('harbour');
  });

  test('words are chosen with the keyboard alone', async () => {
    const page = await visitStory({ withToken: true });
    await page.getByRole('button', { name: 'Add a name' }).press('Enter');
    const words = dialog(page).locator('.span-field mark');
    const before = (await words.textContent()) ?? '';
    await dialog(page).getByRole('button', { name: 'End later' }).press('Enter');
    const after = (await words.textContent()) ?? '';
    expect(after.length).toBeGreaterThan(before.length);
    expect(after.startsWith(before)).toBe(true);
  });

  test('a name is linked to another entity by a suggestion, and shown as the seeds said', async () => {
    const page = await visitStory({ withToken: true });
    const card = await openCard(page, 'Bo Tamsin');
    await card.getByRole('button', { name: 'Another entity' }).click();
    await dialog(page).getByRole('searchbox').fill('Adda');
    await dialog(page)
      .getByRole('radio', { name: /Adda Quill/ })
      .check();
    await apply(page);
    expect((await mentionsOf('story')).find(({ surface }) => surface === 'Bo Tamsin')?.entity?.name).toBe('Adda Quill');
    await page.keyboard.press('Escape');
    const label = () => nameOf(page, 'Bo Tamsin').getAttribute('aria-label');
    await expect.poll(label).toContain('Adda Quill');
    await page.getByRole('radio', { name: 'as the seeds said' }).check();
    await page.waitForURL('**as=seeds');
    await expect.poll(label).not.toContain('Adda Quill');
    const { changes } = await ask('{ changes(first: 1) { nodes { id } } }', {});
    await ask('mutation ($input: UndoChangeInput!) { undoChange(input: $input) { __typename } }', {
      input: { change: changes.nodes[0].id },
    });
  });

  test('a name is rejected, and shown only on request', async () => {
    const page = await loadStory({ withToken: true });
    const card = await openCard(page, 'Bo Tamsin');
    await card.getByRole('button', { name: 'Reject' }).click();
    await apply(page);
    await nameOf(page, 'Bo Tamsin').waitFor({ state: 'detached' });
    await undo(page);
    await nameOf(page, 'Bo Tamsin').waitFor();
  });

  test("another's change meanwhile is shown as the conflict it is", async () => {
    const page = await visitStory({ withToken: true });
    const mention = (await mentionsOf('story')).find(({ surface }) => surface === 'Bo Tamsin');
    await ask('mutation ($input: RejectMentionInput!) { rejectMention(input: $input) { __typename } }', {
      input: { mention: mention?.id, reason: 'he is made up' },
    });
    const card = await openCard(page, 'Bo Tamsin');
    await card.getByRole('button', { name: 'Another entity' }).click();
    await dialog(page).getByRole('searchbox').fill('Adda');
    await dialog(page)
      .getByRole('radio', { name: /Adda Quill/ })
      .check();
    await dialog(page).getByRole('button', { name: 'Show what would change' }).click();
    const alert = dialog(page).getByRole('alert');
    await alert.getByText('Somebody changed this meanwhile').waitFor();
    expect(await alert.textContent()).toMatch(/mention rejected.*tester.*he is made up/s);
    await dialog(page).getByRole('button', { name: 'Look again' }).click();
    await nameOf(page, 'Bo Tamsin').waitFor({ state: 'detached' });
    await ask('mutation ($input: AcceptMentionInput!) { acceptMention(input: $input) { __typename } }', {
      input: { mention: mention?.id },
    });
  });

  test('two entities are merged after a preview, and the merge is undone', async () => {
    const page = await visit('/article/sequel', { withToken: true });
    const card = await openCard(page, 'Adda Quill');
    await card.getByText('right everywhere').click();
    await card.getByRole('button', { name: 'Merge' }).click();
    await dialog(page).getByRole('searchbox').fill('Ada Q');
    await dialog(page)
      .getByRole('radio', { name: /^Ada Quill.*mentions/ })
      .check();
    await apply(page);
    expect(await dialog(page).locator('.states').textContent()).toContain('Adda Quill');
    const { entity } = await ask('{ entity(key: "person/adda-quill") { aliases { name } } }', {});
    expect(entity.aliases.map(({ name }: { name: string }) => name)).toEqual(
      expect.arrayContaining(['Ada Quill', 'Adda Quill']),
    );
    await undo(page);
    const { entities } = await ask('{ entities(filter: { name: { eq: "Ada Quill" } }) { totalCount } }', {});
    expect(entities.totalCount).toBe(1);
  });

  test('hostile text stays text', async () => {
    const page = await visit('/article/hostile', { width: 390 });
    await nameOf(page, 'Bo Tamsin').waitFor();
    expect(await page.locator('.article-view script, .article-view img').count()).toBe(0);
    expect(await page.title()).not.toBe('taken');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  });

  test('an article with 5,000 names has few elements, wherever it is read', async () => {
    const page = await visit('/article/long');
    await nameOf(page, 'Cora Vale').waitFor();
    const count = () => page.evaluate(() => document.querySelectorAll('.article-view *').length);
    expect(await count()).toBeLessThan(1500);
    await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
    await page.getByText(`Paragraph ${LONG_NAMES - 1} says`).waitFor();
    expect(await count()).toBeLessThan(1500);
    await expect.poll(() => page.locator('.row:last-child [data-button]').count(), { timeout: 20_000 }).toBe(1);
  });

  test('a link to a place scrolls there and highlights it', async () => {
    const { article } = await ask('{ article(key: "long") { text } }', {});
    const start = article.text.indexOf('Paragraph 250');
    const page = await visit(`/article/long?at=${start}-${start + 13}`);
    const marked = page.locator('mark.at');
    await expect.poll(() => marked.textContent()).toBe('Paragraph 250');
    await expect.poll(() => marked.evaluate((element) => element.getBoundingClientRect().top)).toBeLessThan(800);
    expect(await marked.evaluate((element) => element.getBoundingClientRect().top)).toBeGreaterThan(0);
  });

  test('a link deep into a text loads what stands there, not what stands before it', async () => {
    const { article } = await ask('{ article(key: "long") { text } }', {});
    const start = article.text.indexOf('Paragraph 4000');
    await visit('/article/story');
    const stretches = await stretchesLoaded(async (page) => {
      await page.evaluate((to) => history.pushState(null, '', to), `/article/long?at=${start}-${start + 14}`);
      await page.locator('.row', { hasText: 'Paragraph 4000' }).locator('[data-button]').waitFor();
    });
    expect(stretches.size).toBeLessThanOrEqual(3);
    expect([...stretches].filter((begin) => begin > 0 && begin < start - 20_000)).toEqual([]);
  });

  test('the arrow keys go to names of parts that were not loaded, forwards and back', async () => {
    const { article } = await ask('{ article(key: "sparse") { text } }', {});
    const start = article.text.indexOf('Bo Tamsin');
    await visit('/article/story');
    const focused = (page: Page) => expect.poll(() => page.evaluate(() => document.activeElement?.textContent));
    const all = await stretchesLoaded(async (page) => {
      await page.evaluate((to) => history.pushState(null, '', to), `/article/sparse?at=${start}-${start + 9}`);
      await nameOf(page, 'Bo Tamsin').focus();
      await page.keyboard.press('ArrowLeft');
      await focused(page).toBe('Ada Quill');
      await page.keyboard.press('ArrowRight');
      await focused(page).toBe('Bo Tamsin');
    });
    expect(all.size).toBeGreaterThan(4);
    const page = await visit('/article/sparse');
    await nameOf(page, 'Ada Quill').focus();
    await page.keyboard.press('ArrowRight');
    await focused(page).toBe('Bo Tamsin');
  });

  test('axe finds nothing, neither in the light theme nor in the dark one', async () => {
    const page = await loadStory({ withToken: true });
    const card = await openCard(page, 'Bo Tamsin');
    await card.getByText('mentions in').waitFor();
    await expectNoAxeErrorsInEitherTheme(page);
    await card.getByRole('button', { name: 'Another entity' }).click();
    await dialog(page).getByRole('searchbox').fill('Adda');
    await dialog(page)
      .getByRole('radio', { name: /Adda Quill/ })
      .waitFor();
    await expectNoAxeErrorsInEitherTheme(page);
  });

  test('no request to another host, no violation of the policy, no error', () => {
    const expected = /status of 401|status of 403/;
    expect(explorer.complaints().filter((each) => !expected.test(each))).toEqual([]);
  });
});
