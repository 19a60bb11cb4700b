/**
 * Prints the software bill of materials of what is installed with Dateline, as CycloneDX, without network. `npm sbom --omit dev` leaves
 * out every package that development needs as well, graphql among them; so npm is shown a package that has no such needs.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const read = (name) => JSON.parse(readFileSync(join(root, name), 'utf8'));

const { devDependencies: _manifest, ...manifest } = read('package.json');
const lock = read('package-lock.json');
const packages = Object.entries(lock.packages).filter(([, { dev }]) => dev !== true);
const { devDependencies: _locked, ...own } = lock.packages[''];

const parent = mkdtempSync(join(tmpdir(), 'sbom-'));
try {
  // npm calls the product by the name of its folder.
  const folder = join(parent, manifest.name);
  mkdirSync(folder);
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
  const production = { ...lock, packages: { ...Object.fromEntries(packages), '': own } };
  writeFileSync(join(folder, 'package-lock.json'), JSON.stringify(production));
  const args = ['sbom', '--sbom-format', 'cyclonedx', '--package-lock-only'];
  process.stdout.write(execFileSync('npm', args, { cwd: folder, encoding: 'utf8', maxBuffer: 2 ** 26 }));
} finally {
  rmSync(parent, { recursive: true });
}
