/** Loads the packages that operators install to run a model of their own. */
import { firstLine, modelError } from './model-error.ts';

export type Runtime = typeof import('onnxruntime-node');
export type Tokenizers = typeof import('@huggingface/tokenizers');

export interface Packages {
  readonly runtime: Runtime;
  readonly tokenizers: Tokenizers;
}

/**
 * The packages are optional peers, which npm does not install by itself. Their scripts, which download CUDA libraries, are not
 * run.
 */
const INSTALL = 'npm install --no-save --save-optional --ignore-scripts onnxruntime-node @huggingface/tokenizers';

/** Rejects with BAD_USER_INPUT when a package is missing or does not load. */
export async function loadPackages(): Promise<Packages> {
  const [runtime, tokenizers] = await Promise.all([
    load('onnxruntime-node', () => import('onnxruntime-node')),
    load('@huggingface/tokenizers', () => import('@huggingface/tokenizers')),
  ]);
  return { runtime, tokenizers };
}

async function load<Module>(name: string, get: () => Promise<Module>): Promise<Module> {
  try {
    return await get();
  } catch (cause) {
    if (isMissing(name, cause)) throw modelError(`An ONNX model needs the package ${name}; run "${INSTALL}".`, cause);
    throw modelError(`The package ${name} will not load: ${firstLine(cause)}`, cause);
  }
}

const isMissing = (name: string, cause: unknown): boolean =>
  cause instanceof Error &&
  'code' in cause &&
  cause.code === 'ERR_MODULE_NOT_FOUND' &&
  cause.message.includes(`'${name}'`);
