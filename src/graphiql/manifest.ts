/** The manifest of the GraphiQL build: the build writes it, the server reads from it which files to serve. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PACKAGE_ROOT } from '../package-root.ts';
import type { WorkerUrls } from './page-data.ts';

/** The output folder of the build. Every file name but that of the manifest contains a hash of the content. */
export const BUILD_FOLDER = join(PACKAGE_ROOT, 'dist', 'graphiql');
export const MANIFEST_FILE = 'manifest.json';

export interface Manifest {
  /** File names of the script, of the style sheet, and of the editor's workers. */
  readonly script: string;
  readonly style: string;
  readonly workers: WorkerUrls;
  /** Names of all files, those above included. Beside each lie `<name>.br` and `<name>.gz`. */
  readonly files: readonly string[];
}

/** Reads the manifest in `folder`; null if no build has written one. */
export function readManifest(folder: string = BUILD_FOLDER): Manifest | null {
  const path = join(folder, MANIFEST_FILE);
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : null;
}
