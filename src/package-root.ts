/** Finds the root folder of the package, from the sources and from the build, for data files that ship with the code; and its version. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const findRoot = (folder: string): string =>
  existsSync(join(folder, 'package.json')) ? folder : findRoot(dirname(folder));

/** Absolute path of the package's root folder. */
export const PACKAGE_ROOT = findRoot(dirname(fileURLToPath(import.meta.url)));

/** Absolute path of the built module of a source that is started as a thread or process (entry points of .ci/build.mjs). */
export function builtPath(source: string): string {
  return join(PACKAGE_ROOT, 'dist', source.replace(/\.ts$/, '.js'));
}

let version: string | null = null;

/** The version of the package. */
export function packageVersion(): string {
  version ??= (JSON.parse(readFileSync(join(PACKAGE_ROOT, 'package.json'), 'utf8')) as { version: string }).version;
  return version;
}
