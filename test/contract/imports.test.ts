/** The rooms of the code and the one way in which they may know each other. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, sep } from 'node:path';
import { describe, expect, test } from 'vitest';
import { PACKAGE_ROOT } from '../../src/package-root.ts';

/** Each room: what is its, the rooms it may know, the packages it may use. Node's own modules are open to all but `nouns`. */
const ROOMS: Readonly<Record<string, { files: RegExp; knows: readonly string[]; uses: readonly string[] }>> = {
  nouns: { files: /^src\/(model|problem)\.ts$/, knows: [], uses: [] },
  root: { files: /^src\/package-root\.ts$/, knows: [], uses: [] },
  text: { files: /^src\/text\//, knows: ['nouns'], uses: [] },
  // An operator's own model is beside what ships, and needs packages that nothing else does.
  onnx: {
    files: /^src\/extract\/onnx\//,
    knows: ['nouns', 'text', 'extract'],
    uses: ['@huggingface/tokenizers', 'onnxruntime-node', 'zod'],
  },
  extract: { files: /^src\/extract\//, knows: ['nouns', 'root', 'text'], uses: [] },
  seeds: { files: /^src\/seeds\//, knows: ['nouns', 'text'], uses: ['yaml', 'zod'] },
  corrections: { files: /^src\/corrections\//, knows: ['nouns', 'text'], uses: ['zod'] },
  store: {
    files: /^src\/store\//,
    knows: ['nouns', 'root', 'text', 'corrections'],
    uses: ['better-sqlite3', 'kysely', 'lru-cache'],
  },
  ingest: {
    files: /^src\/(ingest\.ts|ingest\/)/,
    knows: ['nouns', 'root', 'text', 'extract', 'onnx', 'seeds', 'corrections', 'store'],
    uses: ['tinypool'],
  },
  log: { files: /^src\/log\.ts$/, knows: ['settings'], uses: ['pino'] },
  limits: { files: /^src\/limits\.ts$/, knows: ['nouns'], uses: [] },
  settings: { files: /^src\/settings\.ts$/, knows: ['nouns', 'root', 'limits'], uses: [] },
  // The build of the page lies in the folder of the page, and is a room of its own.
  build: { files: /^src\/graphiql\/build\.ts$/, knows: ['root', 'graphiql'], uses: ['esbuild'] },
  graphiql: { files: /^src\/graphiql\/[^/]+\.ts$/, knows: ['root'], uses: [] },
  page: { files: /^src\/graphiql\/client\//, knows: ['graphiql'], uses: ['graphiql', 'react', 'react-dom'] },
  server: {
    files: /^src\/server\//,
    // The executor's types alone: a test below sees to it.
    knows: ['nouns', 'log', 'limits', 'graphiql', 'store', 'executor'],
    uses: ['graphql', 'graphql-yoga', 'lru-cache', 'prom-client', 'rate-limiter-flexible'],
  },
  executor: { files: /^schema\/execute\.ts$/, knows: ['schema', 'store', 'nouns'], uses: ['graphql', 'lru-cache'] },
  schema: {
    files: /^schema\//,
    knows: ['nouns', 'root', 'text', 'corrections', 'store'],
    uses: [
      '@pothos/core',
      '@pothos/plugin-errors',
      '@pothos/plugin-relay',
      '@pothos/plugin-scope-auth',
      'dataloader',
      'graphql',
      'lru-cache',
    ],
  },
  cli: {
    files: /^src\/cli\//,
    knows: [
      'nouns',
      'root',
      'text',
      'extract',
      'seeds',
      'corrections',
      'store',
      'ingest',
      'log',
      'settings',
      'limits',
      'graphiql',
      'server',
      'schema',
      'executor',
    ],
    uses: ['commander', 'graphql'],
  },
};

const roomOf = (file: string): string | undefined => Object.keys(ROOMS).find((name) => ROOMS[name]?.files.test(file));

const files = ['src', 'schema']
  .flatMap((folder) =>
    readdirSync(join(PACKAGE_ROOT, folder), { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)),
  )
  .map((file) => file.replaceAll(sep, '/'))
  .filter((file) => /\.tsx?$/.test(file));

const SPECIFIER = /^\s*(?:import|export)\b[^'";]*?\bfrom\s+'([^']+)'|^\s*import\s+'([^']+)'|\bimport\('([^']+)'\)/gm;

const importsOf = (file: string): string[] => {
  const source = readFileSync(join(PACKAGE_ROOT, file), 'utf8');
  return [...source.matchAll(SPECIFIER)].map(([, from, bare, dynamic]) => from ?? bare ?? dynamic ?? '');
};

const packageOf = (specifier: string): string => specifier.match(/^(@[^/]+\/)?[^/]+/)?.[0] ?? specifier;

/** Why `file` may not import `specifier`; null when it may. */
function objection(file: string, specifier: string): string | null {
  const room = roomOf(file);
  const rules = ROOMS[room ?? ''];
  if (room === undefined || rules === undefined) return `${file} stands in no room`;
  if (specifier.startsWith('node:')) return room === 'nouns' ? `${file} imports ${specifier}` : null;
  if (!specifier.startsWith('.')) return rules.uses.includes(packageOf(specifier)) ? null : `${file} uses ${specifier}`;
  const target = normalize(join(dirname(file), specifier)).replaceAll(sep, '/');
  if (target.endsWith('.css')) return null;
  const other = roomOf(target) ?? '(no room)';
  return other === room || rules.knows.includes(other) ? null : `${file} (${room}) imports ${target} (${other})`;
}

describe('imports', () => {
  test('are read at all', () => {
    expect(files.length).toBeGreaterThan(50);
    expect(importsOf('src/server/http.ts')).toContain('./graphql.ts');
  });

  test('go one way only', () => {
    const objections = files.flatMap((file) => importsOf(file).map((specifier) => objection(file, specifier)));
    expect(objections.filter((text) => text !== null)).toEqual([]);
  });

  test('the server takes only types from the executor', () => {
    const sources = files
      .filter((file) => roomOf(file) === 'server')
      .map((file) => readFileSync(join(PACKAGE_ROOT, file), 'utf8'));
    const imports = sources.flatMap((source) => source.match(/^import .*schema\/execute\.ts';$/gm) ?? []);
    expect(imports.length).toBeGreaterThan(0);
    expect(imports.filter((line) => !line.startsWith('import type '))).toEqual([]);
  });

  test.each([
    ['src/store/database/open.ts', '../../extract/extractor.ts'],
    ['src/extract/extractor.ts', '../store/database/open.ts'],
    ['src/corrections/article.ts', '../store/database/open.ts'],
    ['src/store/database/open.ts', 'graphql'],
    ['src/server/http.ts', '../../schema/index.ts'],
    ['schema/execute.ts', '../src/server/http.ts'],
    ['src/ingest.ts', '../schema/index.ts'],
    ['src/model.ts', './problem.ts/../text/fold.ts'],
    ['src/model.ts', 'node:fs'],
    ['src/graphiql/site.ts', 'esbuild'],
    ['src/extract/seed-names.ts', './onnx/onnx.ts'],
    ['src/extract/seed-names.ts', 'onnxruntime-node'],
    ['src/nowhere/new.ts', '../model.ts'],
  ])('the rules object when %s imports %s', (file, specifier) => {
    expect(objection(file, specifier)).not.toBeNull();
  });
});
