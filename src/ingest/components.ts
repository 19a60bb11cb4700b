/** The parts that reading an article is put together from, and the ones that ship. */

import type { Extractor } from '../extract/extractor.ts';
import { type BakedGazetteer, readBaked } from '../extract/gazetteer/baked.ts';
import type { Gazetteer } from '../extract/gazetteer/gazetteer.ts';
import { onnxOf, openOnnx } from '../extract/onnx/onnx.ts';
import type { Resolver } from '../extract/resolve/model.ts';
import { createResolver } from '../extract/resolve/resolver.ts';
import { withSeedNames } from '../extract/seed-names.ts';
import { createTagger } from '../extract/tagger/tagger.ts';
import { builtPath } from '../package-root.ts';

/** What finds names: the tagger that ships, or the model in a folder. */
export type ExtractorName = 'tagger' | `onnx:${string}`;

export interface Components {
  readonly baked: BakedGazetteer & { readonly digest: string };
  readonly createExtractor: (gazetteer: Gazetteer) => Extractor;
  readonly createResolver: (gazetteer: Gazetteer) => Resolver;
  /** The extractor by its name, by which threads make one of their own. */
  readonly choice: ExtractorName;
  /** Path of a module whose threads read with the very same parts; null where one thread has to read all. */
  readonly thread: string | null;
}

/** Threads run the build, even when tests run the sources: Node cannot start one from TypeScript. */
const THREAD = builtPath('src/ingest/thread.ts');

/** What Dateline reads with unless told otherwise. */
export function shippedComponents(): Components {
  return {
    baked: readBaked(),
    createExtractor: (gazetteer) => withSeedNames(createTagger(), gazetteer),
    createResolver,
    choice: 'tagger',
    thread: THREAD,
  };
}

/** The parts that ship, but for the extractor. Rejects with BAD_USER_INPUT when its model cannot be used. */
export async function componentsWith(choice: ExtractorName): Promise<Components> {
  if (choice === 'tagger') return shippedComponents();
  const model = await openOnnx(choice.slice('onnx:'.length));
  const createExtractor = (gazetteer: Gazetteer) => withSeedNames(onnxOf(model, gazetteer), gazetteer);
  return { ...shippedComponents(), createExtractor, choice };
}
