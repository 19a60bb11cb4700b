/** Dateline has few dependencies, and its bill of materials (SBOM) lists all of them. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { PACKAGE_ROOT } from '../../src/package-root.ts';

/** Packages beside Dateline itself, 36 of them for pages, feeds, tables, messages and archives. */
const MOST_PACKAGES = 120;

interface Locked {
  readonly version: string;
  readonly dev?: boolean;
}

interface Component {
  readonly group?: string;
  readonly name: string;
  readonly version: string;
}

const readLock = (): Record<string, Locked> =>
  JSON.parse(readFileSync(join(PACKAGE_ROOT, 'package-lock.json'), 'utf8')).packages;

/** The packages that `npm ci --omit dev` installs on any platform. It does not install optional peers. */
const production = Object.entries(readLock())
  .filter(([path, { dev }]) => path !== '' && dev !== true)
  .map(([path, { version }]) => `${path.replace(/^.*node_modules\//, '')}@${version}`);

test(`installs at most ${MOST_PACKAGES} packages`, () => {
  expect(production.length).toBeGreaterThan(0);
  expect(production.length).toBeLessThanOrEqual(MOST_PACKAGES);
});

test('the bill of materials is CycloneDX and lists exactly the installed packages', () => {
  const bill = JSON.parse(execFileSync('npm', ['run', '--silent', 'sbom'], { cwd: PACKAGE_ROOT, encoding: 'utf8' }));
  expect(bill).toMatchObject({ bomFormat: 'CycloneDX', metadata: { component: { name: 'dateline' } } });
  const listed = (bill.components as Component[]).map(
    ({ group, name, version }) => `${group ? `${group}/` : ''}${name}@${version}`,
  );
  expect(listed.toSorted()).toEqual([...new Set(production)].toSorted());
});
