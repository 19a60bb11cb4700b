/** An extractor that runs a token classification model of the operator, exported to ONNX. */
import type { Token } from '../../text/tokens.ts';
import type { Article } from '../article.ts';
import type { DetectedSpan, Extractor } from '../extractor.ts';
import type { Gazetteer } from '../gazetteer/gazetteer.ts';
import { joinNames, type Labelled, readLabels } from './labels.ts';
import { firstLine, modelError } from './model-error.ts';
import { type ModelFolder, readModelFolder } from './model-folder.ts';
import { type Network, openNetwork } from './network.ts';
import { loadPackages, type Packages } from './packages.ts';
import { createSubwordTokenizer, type SubwordTokenizer } from './subwords.ts';
import { windows } from './windows.ts';

/** A model that is loaded and tested. */
export interface OnnxModel {
  readonly version: string;
  readonly tokenizer: SubwordTokenizer;
  readonly network: Network;
}

/** Rejects with BAD_USER_INPUT when a package is missing, or when the folder has no usable model. */
export async function openOnnx(path: string, packages?: Packages): Promise<OnnxModel> {
  const folder = await readModelFolder(path);
  const labels = readLabels(folder.config.id2label, folder.configFile);
  const { runtime, tokenizers } = packages ?? (await loadPackages());
  const tokenizer = createSubwordTokenizer(folder, tokenizers);
  const network = await openNetwork(folder, labels, runtime);
  await probe(folder, tokenizer, network);
  return { version: folder.version, tokenizer, network };
}

/** Runs the model once, so that a model that does not work is reported before any article is read. */
async function probe(
  { network: file }: ModelFolder,
  { cut, frame }: SubwordTokenizer,
  network: Network,
): Promise<void> {
  try {
    for (const { ids } of windows(cut('a', [{ start: 0, end: 1 }]), frame)) await network(ids);
  } catch (cause) {
    throw modelError(`${file} does not go with its labels and tokenizer: ${firstLine(cause)}`, cause);
  }
}

/** Processes each sentence by itself. The gazetteer determines which names of kind `OTHER` are demonyms. */
export function onnxOf(model: OnnxModel, gazetteer: Gazetteer): Extractor {
  return {
    id: 'onnx',
    version: model.version,
    isAsync: true,
    extract: async (article, deadline) => {
      const detected: DetectedSpan[] = [];
      for (const tokens of article.tokens) {
        if (performance.now() > deadline) break;
        for (const span of await readSentence(model, article, tokens)) detected.push(span);
      }
      return detected.map((one) => asDemonym(one, article, gazetteer));
    },
  };
}

const OUTSIDE: Labelled = { label: null, probability: 1 };

/** The label of a token is that of its first subword. */
async function readSentence(
  { tokenizer, network }: OnnxModel,
  { text }: Article,
  tokens: readonly Token[],
): Promise<DetectedSpan[]> {
  const labelled: Labelled[] = [];
  for (const { ids, firsts } of windows(tokenizer.cut(text, tokens), tokenizer.frame)) {
    const found = await network(ids);
    for (const first of firsts) labelled.push(first === null ? OUTSIDE : (found[first] ?? OUTSIDE));
  }
  return joinNames(labelled).map(({ first, last, kind, score }) => {
    const start = tokens[first]?.start ?? 0;
    return { start, end: tokens[last]?.end ?? start, kind, demonym: false, score };
  });
}

/** Makes a name of kind `OTHER` a demonym when the gazetteer has it as the demonym of a place, as the tagger does. */
function asDemonym(detected: DetectedSpan, { text }: Article, gazetteer: Gazetteer): DetectedSpan {
  if (detected.kind !== 'OTHER') return detected;
  const surface = text.slice(detected.start, detected.end);
  const matches = [surface, surface.replace(/s$/, '')].flatMap((name) => gazetteer.lookup(name));
  return matches.some(({ form }) => form === 'DEMONYM') ? { ...detected, kind: 'PLACE', demonym: true } : detected;
}
