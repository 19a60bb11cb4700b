/** Checks a page for what hinders people with a keyboard or a screen reader, by axe. */
import { source } from 'axe-core';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
}

/** All rules of axe, WCAG 2.2 AA and good practice. */
export async function expectNoAxeErrors(page: Page): Promise<void> {
  await page.evaluate(source);
  const violations = (await page.evaluate('axe.run().then(({ violations }) => violations)')) as Violation[];
  const shown = violations.map(({ id, nodes }) => [
    id,
    nodes.map(({ html, failureSummary }) => `${html}: ${failureSummary}`),
  ]);
  expect(shown).toEqual([]);
}
