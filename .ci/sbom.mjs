/**
 * Prints the software bill of materials (SBOM) of the installed packages as CycloneDX, without network. `npm sbom --omit dev` also omits
 * packages that are development dependencies as well, such as graphql; so npm gets a package.json without development dependencies.
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
  // npm takes the name of the product from its folder.
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
