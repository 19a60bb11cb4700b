/**
 * Bundles each program into dist/, under the name of its source, as a step of `npm run build`. All other modules end up in a bundle or in
 * dist/chunks/. The pages have a build of their own (src/pages/build.ts).
 */
import { chmodSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { build } from 'esbuild';

const ROOT = dirname(import.meta.dirname);
const DIST = join(ROOT, 'dist');
const PAGES = ['explorer', 'graphiql'];

/** Dateline itself. Its packages are bundled too, since Node takes longer to find a thousand files than to read them. */
const PRODUCT = {
  entryPoints: [
    'src/cli/main.ts',
    'src/cli/load-worker.ts',
    'src/cli/cluster/worker.ts',
    'src/cli/exports/export-thread.ts',
    'src/cli/operations/operation-thread.ts',
    'src/ingest/thread.ts',
    'src/store/database/checkpoint-thread.ts',
  ],
  // Packages with native code or with threads in files of their own, and optional ones.
  external: ['better-sqlite3', 'tinypool', 'onnxruntime-node', '@huggingface/tokenizers', 'pg', 'pg-copy-streams'],
  // Prefers ES modules, of which unused parts are dropped. It also makes sure that there is one copy of graphql.
  mainFields: ['module', 'main'],
  alias: { 'graphql/execution/collectFields.js': 'graphql/execution/collectFields.mjs' },
  // Yoga compares its Request with Node's own. That would make Node load all of fetch; the two always differ.
  define: { 'globalThis.Request': 'undefined' },
  // Bundled CommonJS modules require Node's own modules.
  banner: { js: "import { createRequire } from 'node:module';\nconst require = createRequire(import.meta.url);" },
};

/** The tools of development and tests. Their packages are not bundled, since startup time does not matter. */
const TOOLS = {
  entryPoints: [
    'src/pages/build.ts',
    'model/bake.ts',
    'model/wordnet/bake.ts',
    'model/train.ts',
    'model/evaluate.ts',
    'bench/main.ts',
    'bench/data/generate.ts',
    'bench/sizes.ts',
    'bench/reseed.ts',
    'bench/exports.ts',
    'bench/subscribers.ts',
    'bench/ingest.ts',
    'bench/corrections.ts',
    'bench/floor/server.ts',
    // Modules that the peers of the benchmark import.
    'bench/floor/shortest-path.ts',
    'bench/floor/database.ts',
    'bench/queries/cursors.ts',
    // Processes that tests start.
    'test/faults/reseed-once.ts',
    'test/faults/ingest-in-parts.ts',
    'test/faults/migrate-to.ts',
    'test/faults/migrate-postgres.ts',
    'test/store/die-half-way.ts',
  ],
  packages: 'external',
};

const bundle = (options) =>
  build({
    ...options,
    absWorkingDir: ROOT,
    outbase: '.',
    outdir: 'dist',
    chunkNames: 'chunks/[name]-[hash]',
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    sourcemap: true,
    write: false,
    logLevel: 'warning',
  });

mkdirSync(DIST, { recursive: true });
const outputs = await Promise.all([PRODUCT, TOOLS].map(bundle));
// The pages take long to compress; their build cleans their folders itself.
for (const name of readdirSync(DIST)) if (!PAGES.includes(name)) rmSync(join(DIST, name), { recursive: true });
for (const { path, contents } of outputs.flatMap(({ outputFiles }) => outputFiles)) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, contents);
}
// npx makes the command executable only when it links it for the first time.
chmodSync(join(DIST, 'src/cli/main.js'), 0o755);
