/** Creates temporary folders with files for a test, and removes them when it ends. */
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';

export type Files = Readonly<Record<string, string | Uint8Array>>;

/** Creates a folder with these files, by relative path. Call it within a test. */
export function folderOf(files: Files): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'dateline-')));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  addTo(folder, files);
  return folder;
}

/** Adds files to a folder, or replaces them. */
export function addTo(folder: string, files: Files): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
}
