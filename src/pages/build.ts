/** Bundles the pages from their sources and npm packages into hashed, pre-compressed files. Run by `npm run build`. */
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { PACKAGE_ROOT } from '../package-root.ts';
import { explorerBuild, graphiqlBuild, type PageBuild } from './builds.ts';
import { buildFolder, MANIFEST_FILE, type Manifest } from './manifest.ts';

const bundle = ({ name, script, others, options }: PageBuild) =>
  build({
    absWorkingDir: PACKAGE_ROOT,
    entryPoints: [script, ...Object.values(others)],
    outdir: buildFolder(name),
    entryNames: '[name]-[hash]',
    chunkNames: '[name]-[hash]',
    assetNames: '[name]-[hash]',
    bundle: true,
    splitting: true,
    format: 'esm',
    target: 'es2022',
    minify: true,
    define: { 'process.env.NODE_ENV': '"production"' },
    metafile: true,
    write: false,
    logLevel: 'warning',
    ...options,
  });

type Bundle = Awaited<ReturnType<typeof bundle>>;
type Output = Bundle['metafile']['outputs'][string];

/** The modules that an output imports at once, and those that they import. */
function staticImportsOf(output: Output, outputs: Readonly<Record<string, Output>>): string[] {
  const direct = output.imports.filter(({ kind }) => kind === 'import-statement').map(({ path }) => path);
  return direct.flatMap((path) => [path, ...(outputs[path] ? staticImportsOf(outputs[path], outputs) : [])]);
}

function manifestOf({ metafile: { outputs } }: Bundle, { script, others }: PageBuild): Manifest {
  const outputOf = (entryPoint: string) => {
    const isOf = ([path, output]: [string, Output]) => output.entryPoint === entryPoint && path.endsWith('.js');
    const found = Object.entries(outputs).find(isOf);
    if (found === undefined) throw new Error(`The bundle has no output for ${entryPoint}.`);
    return { name: basename(found[0]), output: found[1] };
  };
  const page = outputOf(script);
  if (page.output.cssBundle === undefined) throw new Error('The bundle has no style sheet.');
  return {
    script: page.name,
    style: basename(page.output.cssBundle),
    preloads: [...new Set(staticImportsOf(page.output, outputs))].map((path) => basename(path)),
    others: Object.fromEntries(Object.entries(others).map(([name, source]) => [name, outputOf(source).name])),
    files: Object.keys(outputs)
      .filter((path) => outputs[path]?.bytes !== 0)
      .map((path) => basename(path)),
  };
}

/** Writes a file and its compressed forms, unless an earlier build did: the name contains a hash of the content. */
function writeAsset(path: string, content: Uint8Array): void {
  if (existsSync(`${path}.gz`)) return;
  writeFileSync(path, content);
  writeFileSync(`${path}.br`, brotliCompressSync(content));
  writeFileSync(`${path}.gz`, gzipSync(content, { level: 9 }));
}

async function buildPage(page: PageBuild): Promise<void> {
  const result = await bundle(page);
  const folder = buildFolder(page.name);
  const manifest = manifestOf(result, page);
  mkdirSync(folder, { recursive: true });
  for (const file of result.outputFiles) {
    const name = basename(file.path);
    if (manifest.files.includes(name)) writeAsset(join(folder, name), file.contents);
  }
  const kept = new Set(manifest.files.flatMap((name) => [name, `${name}.br`, `${name}.gz`]));
  for (const name of readdirSync(folder)) if (!kept.has(name)) rmSync(join(folder, name));
  writeFileSync(join(folder, MANIFEST_FILE), JSON.stringify(manifest));
}

for (const page of [explorerBuild, graphiqlBuild]) await buildPage(page);
