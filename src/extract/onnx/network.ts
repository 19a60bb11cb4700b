/** Runs the network of a model with ONNX Runtime. */
import type { InferenceSession, Tensor } from 'onnxruntime-node';
import type { Label, Labelled } from './labels.ts';
import { firstLine, modelError } from './model-error.ts';
import type { ModelFolder } from './model-folder.ts';
import type { Runtime } from './packages.ts';

/** Returns the likeliest label of each subword. */
export type Network = (ids: readonly number[]) => Promise<Labelled[]>;

/** The inputs that exported models may have, by name. */
const INPUTS: Readonly<Record<string, (ids: readonly number[]) => BigInt64Array>> = {
  input_ids: (ids) => BigInt64Array.from(ids, BigInt),
  attention_mask: (ids) => new BigInt64Array(ids.length).fill(1n),
  token_type_ids: (ids) => new BigInt64Array(ids.length),
};

/** Logging is off, because errors are thrown. */
const SILENT = { logSeverityLevel: 4 } as const;

/** Articles are distributed over threads, so each network uses one thread. */
const OPTIONS = {
  executionProviders: ['cpu'],
  executionMode: 'sequential',
  intraOpNumThreads: 1,
  interOpNumThreads: 1,
  ...SILENT,
} as const;

/** Rejects with BAD_USER_INPUT when the file is not a network with these inputs. */
export async function openNetwork(
  { network: file }: Pick<ModelFolder, 'network'>,
  labels: readonly Label[],
  runtime: Runtime,
): Promise<Network> {
  const session = await open(file, runtime);
  const strange = session.inputNames.find((name) => !(name in INPUTS));
  if (strange !== undefined)
    throw modelError(
      `${file} wants an input "${strange}"; one that labels tokens takes ${Object.keys(INPUTS).join(', ')}.`,
    );
  return async (ids) => {
    const feeds = session.inputNames.map((name) => [name, tensorOf(name, ids, runtime)] as const);
    const outputs = await session.run(Object.fromEntries(feeds), SILENT);
    const logits = outputs[session.outputNames.includes('logits') ? 'logits' : (session.outputNames[0] ?? '')];
    return rowsOf(logits, ids.length, labels.length).map((row) => choose(row, labels));
  };
}

async function open(file: string, { InferenceSession, env }: Runtime): Promise<InferenceSession> {
  env.logLevel = 'fatal';
  try {
    return await InferenceSession.create(file, OPTIONS);
  } catch (cause) {
    throw modelError(`${file} is no network that ONNX Runtime can run: ${firstLine(cause)}`, cause);
  }
}

const tensorOf = (name: string, ids: readonly number[], { Tensor }: Runtime): Tensor =>
  new Tensor('int64', INPUTS[name]?.(ids) ?? new BigInt64Array(ids.length), [1, ids.length]);

function rowsOf(logits: Tensor | undefined, pieces: number, labels: number): Float32Array[] {
  const shape = `${logits?.type} ${logits?.dims.join('×')}`;
  const wanted = `float32 1×${pieces}×${labels}`;
  if (!(logits?.data instanceof Float32Array) || shape !== wanted) throw new Error(`it gives ${shape}, not ${wanted}`);
  const { data } = logits;
  return Array.from({ length: pieces }, (_, row) => data.subarray(row * labels, (row + 1) * labels));
}

/** The label with the largest logit (the first of equal ones), and its softmax. */
function choose(row: Float32Array, labels: readonly Label[]): Labelled {
  const largest = row.reduce((most, logit) => Math.max(most, logit), -Infinity);
  const sum = row.reduce((total, logit) => total + Math.exp(logit - largest), 0);
  return { label: labels[row.indexOf(largest)] ?? null, probability: 1 / sum };
}
