/** Evaluates the resolver against mentions annotated by hand. */
import type { Article } from '../../src/extract/article.ts';
import type { DetectedSpan, SyncExtractor } from '../../src/extract/extractor.ts';
import type { Gazetteer } from '../../src/extract/gazetteer/gazetteer.ts';
import type { Resolver } from '../../src/extract/resolve/model.ts';
import { KIND_OF_TYPE, type Type } from '../../src/extract/tagger/labels.ts';
import { type BCubed, bcubed, type Labelled, type LabelledArticle } from './bcubed.ts';

/** A mention of a corpus. MISC includes demonyms and everything that is no person, organization or place. */
export interface GoldMention extends Labelled {
  readonly type: Type;
}

export interface GoldArticle {
  readonly article: Article;
  readonly mentions: readonly GoldMention[];
}

const ANNOTATOR = { type: 'SEED', name: 'gold', version: null } as const;

/** The spans that an extractor without errors would find. MISC mentions that the gazetteer has as demonyms are demonyms. */
export function detectGold({ article, mentions }: GoldArticle, gazetteer: Gazetteer): DetectedSpan[] {
  return mentions.map(({ start, end, type }) => {
    const matches = type === 'MISC' ? gazetteer.lookup(article.text.slice(start, end)) : [];
    const demonym = matches.some(({ form }) => form === 'DEMONYM');
    return { start, end, kind: demonym ? 'PLACE' : KIND_OF_TYPE[type], demonym, score: 1 };
  });
}

interface Context {
  readonly gazetteer: Gazetteer;
  readonly resolver: Resolver;
}

/** Measures the resolver alone, on gold mentions. Mentions that wait for review count as unresolved. */
export function measureFromGold(golds: readonly GoldArticle[], { gazetteer, resolver }: Context): BCubed {
  return bcubed(golds.map((gold) => label(gold, detectGold(gold, gazetteer), resolver)));
}

/** Measures extractor and resolver together, on raw text. */
export function measureEndToEnd(golds: readonly GoldArticle[], extractor: SyncExtractor, resolver: Resolver): BCubed {
  return bcubed(golds.map((gold) => label(gold, extractor.extract(gold.article), resolver)));
}

function label(
  { article, mentions }: GoldArticle,
  detected: readonly DetectedSpan[],
  resolver: Resolver,
): LabelledArticle {
  const found = resolver.resolve(article, detected, ANNOTATOR).mentions.map(({ start, end, status, entity }) => ({
    start,
    end,
    entity: status === 'ACCEPTED' ? entity : null,
  }));
  return { gold: mentions, found };
}
