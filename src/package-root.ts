/** Finds the folder of the package, from the sources as from the build, for the data files that ship beside the code. */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const findRoot = (folder: string): string =>
  existsSync(join(folder, 'package.json')) ? folder : findRoot(dirname(folder));

/** Absolute path of the package's root folder. */
export const PACKAGE_ROOT = findRoot(dirname(fileURLToPath(import.meta.url)));

/** Absolute path of what the build makes of a source that is run by itself, as a thread or a process (.ci/build.mjs lists them). */
export function builtPath(source: string): string {
  return join(PACKAGE_ROOT, 'dist', source.replace(/\.ts$/, '.js'));
}
