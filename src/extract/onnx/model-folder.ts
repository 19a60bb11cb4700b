/** Reads and validates the files of an exported model, and computes a digest of them. */
import { createHash } from 'node:crypto';
import { createReadStream, existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import * as z from 'zod';
import { firstLine, modelError } from './model-error.ts';

export interface ModelFolder {
  /** Path of the ONNX file. */
  readonly network: string;
  readonly config: z.output<typeof Config>;
  /** Path of `config.json`, for error messages. */
  readonly configFile: string;
  readonly tokenizer: z.output<typeof Anything>;
  readonly tokenizerFile: string;
  readonly tokenizerConfig: z.output<typeof TokenizerConfig>;
  /** First 12 digits of the SHA-256 (hex) of all files. */
  readonly version: string;
}

const Anything = z.record(z.string(), z.unknown());
const Config = z.looseObject({
  id2label: z.record(z.string().regex(/^\d+$/, 'must be numbered'), z.string()),
  max_position_embeddings: z.number().nullish(),
});
/** Tokenizers without a limit have a very large number here. */
const TokenizerConfig = z.looseObject({ model_max_length: z.number().nullish() });

const NETWORKS = ['model.onnx', 'onnx/model.onnx'];

/** Rejects with BAD_USER_INPUT, and the name of the file, when a file is missing or not valid. */
export async function readModelFolder(folder: string): Promise<ModelFolder> {
  const network = findNetwork(folder);
  const configFile = join(folder, 'config.json');
  const tokenizerFile = join(folder, 'tokenizer.json');
  const tokenizerConfigFile = join(folder, 'tokenizer_config.json');
  const config = readJson(configFile, Config);
  const tokenizer = readJson(tokenizerFile, Anything);
  const hasMore = existsSync(tokenizerConfigFile);
  const tokenizerConfig = hasMore ? readJson(tokenizerConfigFile, TokenizerConfig) : {};
  const files = [configFile, tokenizerFile, ...(hasMore ? [tokenizerConfigFile] : []), ...weightFiles(network)];
  return { network, config, configFile, tokenizer, tokenizerFile, tokenizerConfig, version: await digest(files) };
}

function findNetwork(folder: string): string {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory())
    throw modelError(`There is no folder ${folder}; name the one of an exported model.`);
  const network = NETWORKS.map((name) => join(folder, name)).find((path) => existsSync(path));
  if (network === undefined)
    throw modelError(`There is no ${NETWORKS.join(' nor ')} in ${folder}; export the model to ONNX.`);
  return network;
}

function readJson<Schema extends z.ZodType>(file: string, schema: Schema): z.output<Schema> {
  const parsed = schema.safeParse(parse(file));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw modelError(
    `${file} is not that of a model that labels tokens: ${issue?.path.join('.') || 'it'}: ${issue?.message}.`,
  );
}

function parse(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (cause) {
    if (!existsSync(file)) throw modelError(`There is no ${file}; an exported model has one.`, cause);
    throw modelError(`${file} is no JSON: ${firstLine(cause)}`, cause);
  }
}

/** The ONNX file, and files with weights beside it, such as `model.onnx_data`. */
function weightFiles(network: string): string[] {
  const [folder, name] = [dirname(network), basename(network)];
  return readdirSync(folder)
    .filter((file) => file.startsWith(name))
    .sort()
    .map((file) => join(folder, file));
}

async function digest(files: readonly string[]): Promise<string> {
  const hash = createHash('sha256');
  for (const file of files) {
    hash.update(JSON.stringify([basename(file), statSync(file).size]));
    for await (const chunk of createReadStream(file, { highWaterMark: 1 << 20 })) hash.update(chunk as Buffer);
  }
  return hash.digest('hex').slice(0, 12);
}
