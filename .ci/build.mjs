/**
 * Bundles what is run into dist/, by the names of the sources, as the last step of `npm run build`. What is written here is all that is
 * in dist/ but for GraphiQL (src/graphiql/build.ts): a module that is not run itself is in a bundle or in one of dist/chunks/.
 */
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { build } from 'esbuild';

const ROOT = dirname(import.meta.dirname);
const DIST = join(ROOT, 'dist');

/** Dateline itself: its packages are bundled too, since Node takes longer to find a thousand files than to read them. */
const PRODUCT = {
  entryPoints: [
    'src/cli/main.ts',
    'src/cli/load-worker.ts',
    'src/cli/cluster/worker.ts',
    'src/ingest/thread.ts',
    'src/store/database/checkpoint-thread.ts',
  ],
  // What holds machine code or starts threads from files of its own, and what somebody may install beside.
  external: ['better-sqlite3', 'tinypool', 'onnxruntime-node', '@huggingface/tokenizers'],
  // Packages come as ES modules where they can: what nothing asks for is left out. There is then one copy of graphql, of these.
  mainFields: ['module', 'main'],
  alias: { 'graphql/execution/collectFields.js': 'graphql/execution/collectFields.mjs' },
  // Yoga asks whether its Request is Node's own, for which Node loads all that fetches: it is not.
  define: { 'globalThis.Request': 'undefined' },
  // Bundled CommonJS asks for Node's own modules.
  banner: { js: "import { createRequire } from 'node:module';\nconst require = createRequire(import.meta.url);" },
};

/** What development runs: nobody waits for it to start. */
const TOOLS = {
  entryPoints: [
    'src/graphiql/build.ts',
    'model/bake.ts',
    'model/wordnet/bake.ts',
    'model/train.ts',
    'model/evaluate.ts',
    'bench/main.ts',
    'bench/data/generate.ts',
    'bench/sizes.ts',
    'bench/reseed.ts',
    'bench/ingest.ts',
    'bench/corrections.ts',
    'bench/floor/server.ts',
    // The peers of the benchmark import these.
    'bench/floor/shortest-path.ts',
    'bench/floor/database.ts',
    'bench/queries/cursors.ts',
    // Processes that tests start.
    'test/faults/reseed-once.ts',
    'test/faults/migrate-to.ts',
    'test/store/die-half-way.ts',
  ],
  packages: 'external',
};

const bundle = (what) =>
  build({
    ...what,
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
// GraphiQL takes long to compress, and sees to its own folder.
for (const name of readdirSync(DIST)) if (name !== 'graphiql') rmSync(join(DIST, name), { recursive: true });
for (const { path, contents } of outputs.flatMap(({ outputFiles }) => outputFiles)) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, contents);
}
