/** The replaceable components of reading articles: gazetteer, extractor, resolver. */
import type { Extractor } from '../extract/extractor.ts';
import { type BakedGazetteer, readBaked } from '../extract/gazetteer/baked.ts';
import { lazy } from '../extract/gazetteer/baked-entries.ts';
import type { Gazetteer } from '../extract/gazetteer/gazetteer.ts';
import { withKnownBodies } from '../extract/known-bodies.ts';
import { onnxOf, openOnnx } from '../extract/onnx/onnx.ts';
import type { Resolver } from '../extract/resolve/model.ts';
import { createResolver } from '../extract/resolve/resolver.ts';
import { withSeedNames } from '../extract/seed-names.ts';
import { withSpanPatterns } from '../extract/span-patterns.ts';
import { createTagger } from '../extract/tagger/tagger.ts';
import { builtPath } from '../package-root.ts';

/** The extractor: the tagger that ships, the ONNX model in a folder, or none, so that only annotations give mentions. */
export type ExtractorName = 'tagger' | 'none' | `onnx:${string}`;

const NONE: Extractor = { id: 'none', version: '1', extract: () => [] };

export interface Components {
  readonly baked: BakedGazetteer & { readonly digest: string };
  readonly createExtractor: (gazetteer: Gazetteer) => Extractor;
  readonly createResolver: (gazetteer: Gazetteer) => Resolver;
  /** The name from which threads create the same extractor. */
  readonly extractorName: ExtractorName;
  /** Path of the module that threads run, with the same components; null when everything is read in one thread. */
  readonly thread: string | null;
}

/** Threads run the built module even in tests, because Node 20 cannot start a thread from TypeScript. */
const THREAD = builtPath('src/ingest/thread.ts');

/** The default components; extractors of several gazetteers share one model. */
export function shippedComponents(): Components {
  const tagger = lazy(createTagger);
  return {
    baked: readBaked(),
    createExtractor: (gazetteer) =>
      withSeedNames(withSpanPatterns(withKnownBodies(tagger(), gazetteer), gazetteer), gazetteer),
    createResolver,
    extractorName: 'tagger',
    thread: THREAD,
  };
}

/** The default components with another extractor. Rejects with BAD_USER_INPUT when its model cannot be used. */
export async function componentsWith(extractorName: ExtractorName): Promise<Components> {
  if (extractorName === 'tagger') return shippedComponents();
  if (extractorName === 'none') return { ...shippedComponents(), createExtractor: () => NONE, extractorName };
  const model = await openOnnx(extractorName.slice('onnx:'.length));
  const createExtractor = (gazetteer: Gazetteer) =>
    withSeedNames(withSpanPatterns(withKnownBodies(onnxOf(model, gazetteer), gazetteer), gazetteer), gazetteer);
  return { ...shippedComponents(), createExtractor, extractorName };
}
