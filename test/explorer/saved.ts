/** Reads what the page saves. */
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';

export interface Saved {
  readonly name: string;
  readonly bytes: Buffer;
}

/** Presses a button that saves a file. */
export async function saved(page: Page, button: string): Promise<Saved> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: button, exact: true }).click(),
  ]);
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}
