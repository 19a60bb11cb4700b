/** The mode `growth` of the benchmark fails when the cost of a query passes the bound. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';

const data = mkdtempSync(join(tmpdir(), 'dateline-growth-'));
afterAll(() => rmSync(data, { recursive: true }));

const MAIN = join(import.meta.dirname, '../../dist/bench/main.js');

/** One query that is measured without a server, in two small databases. */
const growth = (...args: string[]) =>
  spawnSync(
    process.execPath,
    [MAIN, 'growth', '--only', 'a year by day', '--sizes', '30,60', '--rounds', '1', '--data', data, ...args],
    { encoding: 'utf8' },
  );

test('growth: exits with 1 and names the query that grows more than allowed, otherwise with 0', () => {
  const allowed = growth('--most', '1000000');
  expect([allowed.status, allowed.stderr]).toEqual([0, '']);
  expect(allowed.stdout).toContain('a year by day');

  const refused = growth('--most', '0.000001');
  expect([refused.status, refused.stderr]).toEqual([1, 'More than 0.000001 times: a year by day.\n']);

  const unreadable = growth('--most', 'none');
  expect(unreadable.status).toBe(1);
  expect(unreadable.stderr).toContain('--most must be a number above 0, not "none".');
}, 60_000);
