/** The manifest of a built page: the build writes it, the server reads from it which files to serve. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PACKAGE_ROOT } from '../package-root.ts';

export type PageName = 'explorer' | 'graphiql';

/** The output folder of a page. Every file name in it but that of the manifest contains a hash of the content. */
export const buildFolder = (page: PageName): string => join(PACKAGE_ROOT, 'dist', page);

/** The URL path of the built files of a page. */
export const assetsPath = (page: PageName): string => `/${page}/`;

export const MANIFEST_FILE = 'manifest.json';

export interface Manifest {
  /** File names of the script and of its style sheet. */
  readonly script: string;
  readonly style: string;
  /** File names of the modules that the script imports at once, for the browser to fetch beside it. */
  readonly preloads: readonly string[];
  /** File names of the other entry points, such as workers, by the name that the build gives each. */
  readonly others: Readonly<Record<string, string>>;
  /** Names of all files, those above included. Beside each lie `<name>.br` and `<name>.gz`. */
  readonly files: readonly string[];
}

/** Reads the manifest in `folder`; null if no build has written one. */
export function readManifest(folder: string): Manifest | null {
  const path = join(folder, MANIFEST_FILE);
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : null;
}

/** The URL path of an entry point other than the page's script. Throws if the build has none of that name. */
export function entryUrl(page: PageName, { others }: Manifest, entryPoint: string): string {
  const file = others[entryPoint];
  if (file === undefined) throw new Error(`The ${page} page was built without ${entryPoint}.`);
  return assetsPath(page) + file;
}
