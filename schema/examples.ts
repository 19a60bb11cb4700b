/** The operations that GraphiQL opens with, one a tab: read from `schema/examples/`, about what the knowledge base holds. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PACKAGE_ROOT } from '../src/package-root.ts';
import type { Store } from '../src/store/database/open.ts';
import { notableOf } from '../src/store/read/notable.ts';

/** One named operation. */
interface ExampleDocument {
  /** Name of its file without number and extension, such as `article`. */
  readonly name: string;
  readonly query: string;
}

interface Example extends ExampleDocument {
  /** JSON, indented for people to change; '' for none. */
  readonly variables: string;
}

const FOLDER = join(PACKAGE_ROOT, 'schema', 'examples');

/** The documents in the order of their numbers. */
export const exampleDocuments: readonly ExampleDocument[] = readdirSync(FOLDER)
  .filter((file) => file.endsWith('.graphql'))
  .sort()
  .map((file) => ({
    name: file.replace(/^\d+-/, '').replace(/\.graphql$/, ''),
    query: readFileSync(join(FOLDER, file), 'utf8'),
  }));

/** Stands for what a knowledge base does not have. */
const NOBODY = 'person/nobody';

/** The variables that the documents may declare. */
function variablesFor(store: Store): Readonly<Record<string, string>> {
  const { article, entity, person, place, other, speaker, name } = notableOf(store);
  const anybody = entity ?? NOBODY;
  const entities = { entity, person, place, other, speaker };
  return {
    article: `Article:${article ?? 'none'}`,
    words: JSON.stringify((name ?? 'news').replaceAll('"', ' ')),
    ...Object.fromEntries(Object.entries(entities).map(([variable, key]) => [variable, `Entity:${key ?? anybody}`])),
  };
}

/** Each with the variables that it declares. */
export function examplesFor(store: Store): Example[] {
  const all = variablesFor(store);
  return exampleDocuments.map((document) => {
    const declared = [...document.query.matchAll(/\$(\w+):/g)].map(([, variable = '']) => [variable, all[variable]]);
    return {
      ...document,
      variables: declared.length === 0 ? '' : JSON.stringify(Object.fromEntries(declared), null, 2),
    };
  });
}
