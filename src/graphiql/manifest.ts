/** What the build of the GraphiQL page left in its folder, so that the server can serve it without looking around. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PACKAGE_ROOT } from '../package-root.ts';
import type { WorkerUrls } from './page-data.ts';

/** The folder of the built page. Every file but the manifest is named by the hash of its content. */
export const BUILD_FOLDER = join(PACKAGE_ROOT, 'dist', 'graphiql');
export const MANIFEST_FILE = 'manifest.json';

export interface Manifest {
  /** File names of the page's script and style sheet, and of the editor's workers. */
  readonly script: string;
  readonly style: string;
  readonly workers: WorkerUrls;
  /** Names of all files, those above included. Beside each lie `<name>.br` and `<name>.gz`. */
  readonly files: readonly string[];
}

/** The manifest of the page built into `folder`; null when none was built there. */
export function readManifest(folder: string = BUILD_FOLDER): Manifest | null {
  const path = join(folder, MANIFEST_FILE);
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : null;
}
