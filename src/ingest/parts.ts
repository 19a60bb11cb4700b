/** The parts that reading an article is put together from, and the ones that ship. */
import { type BakedGazetteer, readBaked } from '../extract/baked.ts';
import type { Extractor } from '../extract/extractor.ts';
import type { Gazetteer } from '../extract/gazetteer.ts';
import { createResolver, type Resolver } from '../extract/resolver.ts';
import { withSeedNames } from '../extract/seed-names.ts';
import { createTagger } from '../extract/tagger/tagger.ts';

export interface Parts {
  readonly baked: BakedGazetteer & { readonly digest: string };
  readonly createExtractor: (gazetteer: Gazetteer) => Extractor;
  readonly createResolver: (gazetteer: Gazetteer) => Resolver;
}

/** What Dateline reads with unless told otherwise. */
export function shippedParts(): Parts {
  return {
    baked: readBaked(),
    createExtractor: (gazetteer) => withSeedNames(createTagger(), gazetteer),
    createResolver,
  };
}
