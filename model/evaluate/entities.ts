/** Evaluates the resolver on articles whose annotation names the entity of each mention. */
import type { SyncExtractor } from '../../src/extract/extractor.ts';
import type { Gazetteer } from '../../src/extract/gazetteer/gazetteer.ts';
import { createResolver } from '../../src/extract/resolve/resolver.ts';
import type { CorpusArticle } from '../train/corpus.ts';
import type { BCubed } from './bcubed.ts';
import { type GoldArticle, measureEndToEnd, measureFromGold } from './gold.ts';

export interface EntityScores {
  /** The resolver on annotated mentions. */
  readonly fromGold: BCubed;
  /** Tagger and resolver on raw text. */
  readonly endToEnd: BCubed;
}

/** B-cubed scores of the articles. Throws Error when no mention has an entity. */
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

/** Leaves out mentions that are not in the canonical text. */
function toGold({ article, gold }: CorpusArticle): GoldArticle {
  const kept = (gold ?? []).filter(({ start, end }) => start >= 0 && end > start);
  return { article, mentions: kept.map(({ entity = null, ...span }) => ({ ...span, entity })) };
}
