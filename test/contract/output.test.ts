/** Everything that is printed passes src/cli/terminal.ts, which shows hidden characters as escapes. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { PACKAGE_ROOT } from '../../src/package-root.ts';

/** Ways to the terminal; `progress.ts` is handed its stream. */
const WRITES =
  /process\s*\.\s*(stdout|stderr)|['"](stdout|stderr)['"]|console\s*\.|\bfd: [12]\b|writeSync\([12]\b|_rawDebug/;

const sources = ['src', 'schema'].flatMap((folder) =>
  readdirSync(join(PACKAGE_ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => join(folder, name)),
);

test('only the terminal writes to standard output and standard error', () => {
  const writers = sources.filter((file) => WRITES.test(readFileSync(join(PACKAGE_ROOT, file), 'utf8')));
  expect(writers).toEqual([join('src', 'cli', 'terminal.ts')]);
});
