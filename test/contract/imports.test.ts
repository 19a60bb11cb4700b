/** Enforces the architecture: rooms depend one way, imports form no circle, and every file begins by saying why it exists. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, sep } from 'node:path';
import { describe, expect, test } from 'vitest';
import { PACKAGE_ROOT } from '../../src/package-root.ts';

/** A room: its files, the rooms and the packages that they may import. All but `nouns` may import Node's own modules. */
interface Room {
  readonly files: RegExp;
  readonly knows: readonly string[];
  readonly uses: readonly string[];
}

const NOUNS = ['nouns', 'root', 'text', 'corrections'];
const SQL_PACKAGES = ['better-sqlite3', 'lru-cache'];
const STORE = ['database', 'sql', 'filter', 'read', 'search', 'graph', 'write', 'changes', 'reseed', 'check'];

const storeRoom = (folder: string, knows: readonly string[]): Room => ({
  files: new RegExp(`^src/store/${folder}/`),
  knows: [...NOUNS, ...knows],
  uses: SQL_PACKAGES,
});

const ROOMS: Readonly<Record<string, Room>> = {
  nouns: { files: /^src\/(model|problem|escapes)\.ts$/, knows: [], uses: [] },
  root: { files: /^src\/package-root\.ts$/, knows: [], uses: [] },
  text: { files: /^src\/text\//, knows: ['nouns'], uses: ['@lezer/markdown', 'entities'] },
  // An operator's own model needs packages that Dateline does not install.
  onnx: {
    files: /^src\/extract\/onnx\//,
    knows: ['nouns', 'text', 'extract'],
    uses: ['@huggingface/tokenizers', 'onnxruntime-node', 'zod'],
  },
  extract: { files: /^src\/extract\//, knows: ['nouns', 'root', 'text'], uses: [] },
  seeds: {
    files: /^src\/seeds\//,
    knows: ['nouns', 'text'],
    uses: [
      ...['@mozilla/readability', 'csv-parse', 'fast-xml-parser', 'feedsmith', 'linkedom', 'postal-mime', 'smol-toml'],
      ...['yaml', 'yauzl', 'zod'],
    ],
  },
  corrections: { files: /^src\/corrections\//, knows: ['nouns', 'text'], uses: ['zod'] },
  database: storeRoom('database', []),
  sql: storeRoom('sql', ['database']),
  filter: storeRoom('filter', ['database', 'sql']),
  read: storeRoom('read', ['database', 'sql', 'filter']),
  search: storeRoom('search', ['database', 'sql', 'filter', 'read']),
  graph: storeRoom('graph', ['database', 'sql', 'filter', 'read']),
  write: storeRoom('write', ['database', 'sql']),
  changes: storeRoom('corrections', ['database', 'sql', 'filter', 'read', 'write']),
  // Joins writing and the change log: both are parts of one transaction.
  reseed: {
    ...storeRoom('', ['database', 'sql', 'write', 'changes']),
    files: /^src\/store\/(?:reseed|first-load)\.ts$/,
  },
  check: storeRoom('check', STORE),
  // The second engine: its packages are installed by those who use it.
  postgres: {
    ...storeRoom('postgres', ['database', 'sql', 'check']),
    uses: [...SQL_PACKAGES, 'pg', 'pg-copy-streams'],
  },
  ingest: {
    files: /^src\/(ingest\.ts|ingest\/)/,
    knows: ['nouns', 'root', 'text', 'extract', 'onnx', 'seeds', 'corrections', ...STORE],
    uses: ['tinypool'],
  },
  export: {
    files: /^src\/export\//,
    knows: [...NOUNS, ...STORE],
    uses: ['csv-stringify', 'lru-cache', 'zod'],
  },
  log: { files: /^src\/log\.ts$/, knows: ['settings'], uses: [] },
  limits: { files: /^src\/limits\.ts$/, knows: ['nouns'], uses: [] },
  settings: { files: /^src\/settings\.ts$/, knows: ['nouns', 'root', 'limits'], uses: [] },
  // The build of the pages is in the folder of what serves them, but runs at another time.
  build: { files: /^src\/pages\/builds?\.ts$/, knows: ['root', 'pages'], uses: ['esbuild'] },
  pages: { files: /^src\/pages\//, knows: ['root'], uses: [] },
  graphiql: { files: /^src\/graphiql\//, knows: ['pages'], uses: ['graphiql', 'react', 'react-dom'] },
  // A client of the public schema like any other: it knows nothing of the rest.
  explorer: {
    files: /^src\/explorer\//,
    knows: [],
    uses: [
      ...['@urql/core', 'gql.tada', 'react', 'react-dom', 'urql', 'wouter'],
      // The text of an article, of any length.
      '@tanstack/react-virtual',
      // The map of the view of an entity.
      ...['d3-geo', 'topojson-client', 'world-atlas'],
      // The drawing of the view of the graph.
      ...['graphology', 'graphology-gexf', 'graphology-layout-forceatlas2', 'graphology-layout-noverlap'],
    ],
  },
  server: {
    files: /^src\/server\//,
    // Of the executor only the types: see the test below.
    knows: ['nouns', 'corrections', 'log', 'limits', 'pages', 'export', 'executor', ...STORE],
    uses: ['graphql', 'graphql-ws', 'graphql-yoga', 'jose', 'lru-cache', 'prom-client', 'ws'],
  },
  executor: { files: /^schema\/execute\.ts$/, knows: ['schema', 'nouns', ...STORE], uses: ['graphql', 'lru-cache'] },
  schema: {
    files: /^schema\//,
    knows: ['nouns', 'root', 'text', 'corrections', ...STORE],
    uses: [
      '@pothos/core',
      '@pothos/plugin-errors',

      '@pothos/plugin-scope-auth',

      'graphql',
      'lru-cache',
    ],
  },
  cli: {
    files: /^src\/cli\//,
    knows: [
      ...['nouns', 'root', 'text', 'extract', 'seeds', 'corrections', 'ingest', 'log', 'settings', 'limits'],
      ...['pages', 'export', 'server', 'schema', 'executor', 'postgres', ...STORE],
    ],
    uses: ['chokidar', 'commander', 'graphql', 'lru-cache'],
  },
};

const roomOf = (file: string): string | undefined => Object.keys(ROOMS).find((name) => ROOMS[name]?.files.test(file));

const files = ['src', 'schema']
  .flatMap((folder) =>
    readdirSync(join(PACKAGE_ROOT, folder), { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)),
  )
  .map((file) => file.replaceAll(sep, '/'))
  .filter((file) => /\.tsx?$/.test(file));

const readSource = (file: string): string => readFileSync(join(PACKAGE_ROOT, file), 'utf8');

const SPECIFIER = /^\s*(?:import|export)\b[^'";]*?\bfrom\s+'([^']+)'|^\s*import\s+'([^']+)'|\bimport\('([^']+)'\)/gm;

/** The specifiers that a file imports, those of types included. */
const importsOf = (file: string): string[] =>
  [...readSource(file).matchAll(SPECIFIER)].map(([, from, bare, dynamic]) => from ?? bare ?? dynamic ?? '');

const resolve = (file: string, specifier: string): string =>
  normalize(join(dirname(file), specifier)).replaceAll(sep, '/');

const packageOf = (specifier: string): string => specifier.match(/^(@[^/]+\/)?[^/]+/)?.[0] ?? specifier;

/** Why `file` may not import `specifier`; null if it may. */
function objectionTo(file: string, specifier: string): string | null {
  const room = roomOf(file);
  const rules = ROOMS[room ?? ''];
  if (room === undefined || rules === undefined) return `${file} is in no room`;
  if (specifier.startsWith('node:')) return room === 'nouns' ? `${file} imports ${specifier}` : null;
  if (!specifier.startsWith('.')) return rules.uses.includes(packageOf(specifier)) ? null : `${file} uses ${specifier}`;
  const target = resolve(file, specifier);
  if (target.endsWith('.css')) return null;
  const other = roomOf(target) ?? '(no room)';
  return other === room || rules.knows.includes(other) ? null : `${file} (${room}) imports ${target} (${other})`;
}

/** The circles of a graph: its strongly connected components of more than one node, by Tarjan's algorithm. */
function findCircles(graph: ReadonlyMap<string, readonly string[]>): string[][] {
  const numbers = new Map<string, number>();
  const stack: string[] = [];
  const circles: string[][] = [];
  /** Returns the lowest number on the stack that the node reaches. */
  const visit = (node: string): number => {
    const number = numbers.size;
    numbers.set(node, number);
    stack.push(node);
    let lowest = number;
    for (const next of graph.get(node) ?? []) {
      if (!numbers.has(next)) lowest = Math.min(lowest, visit(next));
      else if (stack.includes(next)) lowest = Math.min(lowest, numbers.get(next) ?? number);
    }
    if (lowest === number) {
      const component = stack.splice(stack.indexOf(node));
      if (component.length > 1) circles.push(component.sort());
    }
    return lowest;
  };
  for (const node of graph.keys()) if (!numbers.has(node)) visit(node);
  return circles;
}

describe('imports', () => {
  test('are found in the sources', () => {
    expect(files.length).toBeGreaterThan(50);
    expect(importsOf('src/server/http.ts')).toContain('./endpoint.ts');
  });

  test('go one way between rooms', () => {
    const objections = files.flatMap((file) => importsOf(file).map((specifier) => objectionTo(file, specifier)));
    expect(objections.filter((text) => text !== null)).toEqual([]);
  });

  test('of the server take only types from the executor', () => {
    const sources = files.filter((file) => roomOf(file) === 'server').map(readSource);
    const imports = sources.flatMap((source) => source.match(/^import .*schema\/execute\.ts';$/gm) ?? []);
    expect(imports.length).toBeGreaterThan(0);
    expect(imports.filter((line) => !line.startsWith('import type '))).toEqual([]);
  });

  test('form no circle, type-only imports included', () => {
    const graph = new Map(files.map((file) => [file, importsOf(file).map((specifier) => resolve(file, specifier))]));
    expect(findCircles(graph)).toEqual([]);
  });

  test.each([
    ['src/store/database/open.ts', '../../extract/extractor.ts'],
    ['src/extract/extractor.ts', '../store/database/open.ts'],
    ['src/corrections/article.ts', '../store/database/open.ts'],
    ['src/store/database/open.ts', 'graphql'],
    ['src/store/database/open.ts', '../sql/page.ts'],
    ['src/store/sql/page.ts', '../filter/articles.ts'],
    ['src/store/filter/articles.ts', '../read/articles.ts'],
    ['src/store/read/articles.ts', '../graph/neighbours.ts'],
    ['src/store/read/articles.ts', '../write/articles.ts'],
    ['src/store/write/articles.ts', '../read/articles.ts'],
    ['src/store/write/articles.ts', '../graph/neighbours.ts'],
    ['src/store/write/articles.ts', '../corrections/log.ts'],
    ['src/store/read/articles.ts', '../../export/records.ts'],
    ['src/export/formats.ts', '../../schema/index.ts'],
    ['src/server/http.ts', '../../schema/index.ts'],
    ['schema/execute.ts', '../src/server/http.ts'],
    ['src/ingest.ts', '../schema/index.ts'],
    ['src/model.ts', './problem.ts/../text/fold.ts'],
    ['src/model.ts', 'node:fs'],
    ['src/pages/site.ts', 'esbuild'],
    ['src/explorer/app.tsx', '../limits.ts'],
    ['src/extract/seed-names.ts', './onnx/onnx.ts'],
    ['src/extract/seed-names.ts', 'onnxruntime-node'],
    ['src/nowhere/new.ts', '../model.ts'],
  ])('rejects that %s imports %s', (file, specifier) => {
    expect(objectionTo(file, specifier)).not.toBeNull();
  });

  test.each([
    [{ a: ['b'], b: ['c'], c: [] }, []],
    [{ a: ['b'], b: ['c'], c: ['b'] }, [['b', 'c']]],
    [{ a: ['b', 'c'], b: ['d'], c: ['d'], d: ['a'], e: ['a'] }, [['a', 'b', 'c', 'd']]],
  ])('the circles of %j are %j', (graph, circles) => {
    expect(findCircles(new Map(Object.entries<string[]>(graph)))).toEqual(circles);
  });
});

test('limits of statements are bound in one way, which SQLite does not plan anew', () => {
  const bare = files.filter((file) => /\blimit (?:\?[`)]|[@:]\w)/i.test(readSource(file)));
  expect(bare).toEqual([]);
});

test('every file of src and schema begins with a comment that says why it exists', () => {
  const bare = files.filter((file) => !/^(?:#!.*\n)?\/\*\*/.test(readSource(file)));
  expect(bare).toEqual([]);
});
