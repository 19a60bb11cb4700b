/** The operations that GraphiQL opens with, one a tab, read from `schema/examples/`. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PACKAGE_ROOT } from '../src/package-root.ts';

export interface Example {
  /** Name of its file without number and extension, such as `who-is-in-this-article`. */
  readonly name: string;
  /** One named operation that needs no variables. */
  readonly query: string;
}

const FOLDER = join(PACKAGE_ROOT, 'schema', 'examples');

/** The examples in the order of their numbers. */
export const examples: readonly Example[] = readdirSync(FOLDER)
  .filter((file) => file.endsWith('.graphql'))
  .sort()
  .map((file) => ({
    name: file.replace(/^\d+-/, '').replace(/\.graphql$/, ''),
    query: readFileSync(join(FOLDER, file), 'utf8'),
  }));
