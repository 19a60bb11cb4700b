/** Measures whether names of one thing are sent to one entity, on articles whose annotation says which thing each name names. */

import type { SyncExtractor } from '../../src/extract/extractor.ts';
import type { Gazetteer } from '../../src/extract/gazetteer/gazetteer.ts';
import { createResolver } from '../../src/extract/resolve/resolver.ts';
import type { CorpusArticle } from '../train/corpus.ts';
import type { BCubed } from './bcubed.ts';
import { type GoldArticle, measureEndToEnd, measureFromGold } from './gold.ts';

export interface EntityScores {
  /** What the resolver makes of the annotated names. */
  readonly fromGold: BCubed;
  /** What tagger and resolver make of the text. */
  readonly endToEnd: BCubed;
}

/** B-cubed scores of the articles. Throws Error when no name says what it names. */
export function measureEntities(
  articles: readonly CorpusArticle[],
  extractor: SyncExtractor,
  gazetteer: Gazetteer,
): EntityScores {
  const golds = articles.map(toGold);
  if (!articles.some(({ gold }) => gold?.some(({ entity }) => entity !== undefined)))
    throw new Error('no name says which entity it names: give each span a fourth element, or a field "entity"');
  const resolver = createResolver(gazetteer);
  return {
    fromGold: measureFromGold(golds, { gazetteer, resolver }),
    endToEnd: measureEndToEnd(golds, extractor, resolver),
  };
}

/** Names of which the canonical text keeps nothing are left out: there is nothing to resolve. */
function toGold({ article, gold }: CorpusArticle): GoldArticle {
  const kept = (gold ?? []).filter(({ start, end }) => start >= 0 && end > start);
  return { article, mentions: kept.map(({ entity = null, ...span }) => ({ ...span, entity })) };
}
