/** Runs models in tests with ONNX Runtime Web, which has the API of the one for Node and is small enough for a test dependency. */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import * as tokenizers from '@huggingface/tokenizers';
import * as web from 'onnxruntime-web';
import type { Packages, Runtime } from '../../src/extract/onnx/packages.ts';
import { PACKAGE_ROOT } from '../../src/package-root.ts';

web.env.wasm.numThreads = 1;

export const PACKAGES: Packages = { runtime: web as unknown as Runtime, tokenizers };

/** ONNX Runtime for Node if somebody has installed it, else null. */
export const nodeRuntime = (): Promise<Runtime | null> => import('onnxruntime-node').catch(() => null);

const WEB = pathToFileURL(join(PACKAGE_ROOT, 'node_modules/onnxruntime-web/dist/ort.node.min.mjs')).href;
const asModule = (source: string): string => `data:text/javascript,${encodeURIComponent(source)}`;
const REPLACEMENT = asModule(
  `import { env } from '${WEB}'; env.wasm.numThreads = 1; export { env, InferenceSession, Tensor } from '${WEB}';`,
);
const HOOK = asModule(
  `const url = ${JSON.stringify(REPLACEMENT)};
  export const resolve = (name, context, next) =>
    name === 'onnxruntime-node' ? { url, format: 'module', shortCircuit: true } : next(name, context);`,
);

/** Environment in which a process and its threads get ONNX Runtime Web when they import the one for Node. */
export const WITH_RUNTIME = {
  NODE_OPTIONS: `--import ${asModule(`import { register } from 'node:module'; register(${JSON.stringify(HOOK)});`)}`,
};
