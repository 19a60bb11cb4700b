/** Checks a page for what hinders people with a keyboard or a screen reader, by axe. */
import { source } from 'axe-core';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
}

async function violationsOn(page: Page, options: object): Promise<readonly unknown[]> {
  // A view that is shown for the first time is still being loaded.
  await page.locator('h1').first().waitFor({ state: 'attached' });
  if (await page.evaluate(() => !('axe' in window))) await page.evaluate(source);
  const run = `axe.run({ resultTypes: ['violations'], ...${JSON.stringify(options)} }).then(({ violations }) => violations)`;
  const violations = (await page.evaluate(run)) as Violation[];
  return violations.map(({ id, nodes }) => [id, nodes.map(({ html, failureSummary }) => `${html}: ${failureSummary}`)]);
}

/** All rules of axe, WCAG 2.2 AA and good practice. */
export async function expectNoAxeErrors(page: Page): Promise<void> {
  expect(await violationsOn(page, {})).toEqual([]);
}

/** All rules in the light theme, and in the dark one those of what differs: contrasts. Leaves the page light. */
export async function expectNoAxeErrorsInEitherTheme(page: Page): Promise<void> {
  await page.emulateMedia({ colorScheme: 'light' });
  await expectNoAxeErrors(page);
  await page.emulateMedia({ colorScheme: 'dark' });
  const rules = ['color-contrast', 'link-in-text-block'];
  expect(await violationsOn(page, { runOnly: { type: 'rule', values: rules } })).toEqual([]);
  await page.emulateMedia({ colorScheme: 'light' });
}
