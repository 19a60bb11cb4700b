/** What is installed with Dateline is little, and all of it stands in its bill of materials. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { PACKAGE_ROOT } from '../../src/package-root.ts';

/** Packages beside Dateline itself. */
const MOST_PACKAGES = 100;

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

/** What `npm ci --omit dev` installs, on some system or other; optional peers are nothing it installs. */
const production = Object.entries(readLock())
  .filter(([path, { dev }]) => path !== '' && dev !== true)
  .map(([path, { version }]) => `${path.replace(/^.*node_modules\//, '')}@${version}`);

test(`at most ${MOST_PACKAGES} packages are installed with it`, () => {
  expect(production.length).toBeGreaterThan(0);
  expect(production.length).toBeLessThanOrEqual(MOST_PACKAGES);
});

test('its bill of materials is CycloneDX, and lists exactly these', () => {
  const bill = JSON.parse(execFileSync('npm', ['run', '--silent', 'sbom'], { cwd: PACKAGE_ROOT, encoding: 'utf8' }));
  expect(bill).toMatchObject({ bomFormat: 'CycloneDX', metadata: { component: { name: 'dateline' } } });
  const listed = (bill.components as Component[]).map(
    ({ group, name, version }) => `${group ? `${group}/` : ''}${name}@${version}`,
  );
  expect(listed.toSorted()).toEqual([...new Set(production)].toSorted());
});
