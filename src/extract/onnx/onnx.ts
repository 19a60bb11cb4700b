/** An extractor of a model that labels tokens, as an operator brings it: a folder with a network in ONNX, tokenizer and labels. */

import type { Token } from '../../text/tokens.ts';
import type { Article, Extractor, Spotted } from '../extractor.ts';
import type { Gazetteer } from '../gazetteer.ts';
import { type ModelFolder, readFolder } from './folder.ts';
import { readLabels } from './labels.ts';
import { joinNames, type Labelled } from './names.ts';
import { type Network, openNetwork } from './network.ts';
import { loadPackages, type Packages } from './packages.ts';
import { createPiecer, type Piecer } from './pieces.ts';
import { firstLine, refuse } from './refusal.ts';
import { windows } from './windows.ts';

/** A model that is loaded and was tried. */
export interface OnnxModel {
  readonly version: string;
  readonly piecer: Piecer;
  readonly network: Network;
}

/** Rejects with BAD_USER_INPUT when a package is missing, or the folder holds no model that labels names. */
export async function openOnnx(path: string, packages?: Packages): Promise<OnnxModel> {
  const folder = await readFolder(path);
  const labels = readLabels(folder.config.id2label, folder.configFile);
  const { runtime, tokenizers } = packages ?? (await loadPackages());
  const piecer = createPiecer(folder, tokenizers);
  const network = await openNetwork(folder, labels, runtime);
  await probe(folder, piecer, network);
  return { version: folder.version, piecer, network };
}

/** A model that cannot read is to be told of before anything is read. */
async function probe({ network: file }: ModelFolder, { cut, frame }: Piecer, network: Network): Promise<void> {
  try {
    for (const { ids } of windows(cut('a', [{ start: 0, end: 1 }]), frame)) await network(ids);
  } catch (cause) {
    throw refuse(`${file} does not go with its labels and tokenizer: ${firstLine(cause)}`, cause);
  }
}

/** Each sentence is read by itself. The gazetteer says which names of no kind are those of a people. */
export function onnxOf(model: OnnxModel, gazetteer: Gazetteer): Extractor {
  return {
    id: 'onnx',
    version: model.version,
    extract: async (article) => {
      const spotted: Spotted[] = [];
      for (const tokens of article.tokens) spotted.push(...(await readSentence(model, article, tokens)));
      return spotted.map((one) => asDemonym(one, article, gazetteer));
    },
  };
}

const OUTSIDE: Labelled = { label: null, probability: 1 };

/** The label of a token is that of its first piece. */
async function readSentence(
  { piecer, network }: OnnxModel,
  { text }: Article,
  tokens: readonly Token[],
): Promise<Spotted[]> {
  const labelled: Labelled[] = [];
  for (const { ids, firsts } of windows(piecer.cut(text, tokens), piecer.frame)) {
    const found = await network(ids);
    labelled.push(...firsts.map((first) => (first === null ? OUTSIDE : (found[first] ?? OUTSIDE))));
  }
  return joinNames(labelled).map(({ first, last, kind, score }) => {
    const start = tokens[first]?.start ?? 0;
    return { start, end: tokens[last]?.end ?? start, kind, demonym: false, score };
  });
}

/** As the tagger has it: a name that is none of the other kinds, and that a people or an adjective of a known place goes by. */
function asDemonym(spotted: Spotted, { text }: Article, gazetteer: Gazetteer): Spotted {
  if (spotted.kind !== 'OTHER') return spotted;
  const surface = text.slice(spotted.start, spotted.end);
  const namings = [surface, surface.replace(/s$/, '')].flatMap((name) => gazetteer.named(name));
  return namings.some(({ form }) => form === 'DEMONYM') ? { ...spotted, kind: 'PLACE', demonym: true } : spotted;
}
