/** The build contains every thread and process that the product starts. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { builtPath, PACKAGE_ROOT } from '../../src/package-root.ts';

const SOURCES = join(PACKAGE_ROOT, 'src');

const started = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .flatMap((name) => [...readFileSync(join(SOURCES, name), 'utf8').matchAll(/builtPath\('([^']+)'\)/g)])
  .map(([, source = '']) => source);

test('every thread and process that the product starts has a source and a bundle', () => {
  expect(started.length).toBeGreaterThanOrEqual(4);
  const missing = started
    .flatMap((source) => [join(PACKAGE_ROOT, source), builtPath(source)])
    .filter((path) => !existsSync(path));
  expect(missing).toEqual([]);
});

test('the command is executable after every build: npx makes it so only when it links it for the first time', () => {
  expect(statSync(builtPath('src/cli/main.ts')).mode & 0o111).toBe(0o111);
});
