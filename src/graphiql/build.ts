/** Bundles the GraphiQL page from its npm packages into hashed, pre-compressed files. Run by `npm run build`. */
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { build, type Plugin } from 'esbuild';
import { PACKAGE_ROOT } from '../package-root.ts';
import { BUILD_FOLDER, MANIFEST_FILE, type Manifest } from './manifest.ts';

const PAGE = 'src/graphiql/client/page.tsx';
const WORKERS = {
  editor: 'node_modules/monaco-editor/esm/vs/editor/editor.worker.js',
  graphql: 'node_modules/monaco-graphql/esm/graphql.worker.js',
  json: 'node_modules/monaco-editor/esm/vs/language/json/json.worker.js',
};

/** Empties the style sheets of the editor's modules: GraphiQL's style sheet contains them already. */
const editorStylesOnce: Plugin = {
  name: 'editor-styles-once',
  setup: ({ onLoad }) => onLoad({ filter: /monaco-editor\/.*\.css$/ }, () => ({ contents: '', loader: 'css' })),
};

/** Replaces the old names of Prettier's parsers, which are CommonJS and lose their exports when bundled. */
const PRETTIER_PARSERS = {
  'prettier/parser-babel': 'prettier/plugins/babel',
  'prettier/parser-graphql': 'prettier/plugins/graphql',
};

const bundle = () =>
  build({
    absWorkingDir: PACKAGE_ROOT,
    entryPoints: [PAGE, ...Object.values(WORKERS)],
    outdir: BUILD_FOLDER,
    entryNames: '[name]-[hash]',
    chunkNames: '[name]-[hash]',
    assetNames: '[name]-[hash]',
    bundle: true,
    splitting: true,
    format: 'esm',
    target: 'es2022',
    minify: true,
    define: { 'process.env.NODE_ENV': '"production"' },
    alias: PRETTIER_PARSERS,
    plugins: [editorStylesOnce],
    metafile: true,
    write: false,
    logLevel: 'warning',
  });

type Bundle = Awaited<ReturnType<typeof bundle>>;

function manifestOf({ metafile }: Bundle): Manifest {
  const outputs = Object.entries(metafile.outputs);
  const outputOf = (entryPoint: string) => {
    const found = outputs.find(([path, output]) => output.entryPoint === entryPoint && path.endsWith('.js'));
    if (found === undefined) throw new Error(`The bundle has no output for ${entryPoint}.`);
    return { name: basename(found[0]), style: found[1].cssBundle };
  };
  const page = outputOf(PAGE);
  if (page.style === undefined) throw new Error('The bundle has no style sheet.');
  return {
    script: page.name,
    style: basename(page.style),
    workers: {
      editor: outputOf(WORKERS.editor).name,
      graphql: outputOf(WORKERS.graphql).name,
      json: outputOf(WORKERS.json).name,
    },
    files: outputs.filter(([, output]) => output.bytes > 0).map(([path]) => basename(path)),
  };
}

/** Writes a file and its compressed forms, unless an earlier build did: the name contains a hash of the content. */
function writeAsset(name: string, content: Uint8Array): void {
  const path = join(BUILD_FOLDER, name);
  if (existsSync(`${path}.gz`)) return;
  writeFileSync(path, content);
  writeFileSync(`${path}.br`, brotliCompressSync(content));
  writeFileSync(`${path}.gz`, gzipSync(content, { level: 9 }));
}

const result = await bundle();
const manifest = manifestOf(result);
mkdirSync(BUILD_FOLDER, { recursive: true });
for (const file of result.outputFiles) {
  const name = basename(file.path);
  if (manifest.files.includes(name)) writeAsset(name, file.contents);
}
const kept = new Set(manifest.files.flatMap((name) => [name, `${name}.br`, `${name}.gz`]));
for (const name of readdirSync(BUILD_FOLDER)) if (!kept.has(name)) rmSync(join(BUILD_FOLDER, name));
writeFileSync(join(BUILD_FOLDER, MANIFEST_FILE), JSON.stringify(manifest));
