/** Puts mentions marked by hand through a resolver, so that what it makes of them can be measured. */
import { type BCubed, bcubed, type Labelled, type LabelledArticle } from './bcubed.ts';
import type { Article, PromptExtractor, Spotted } from './extractor.ts';
import type { Gazetteer } from './gazetteer.ts';
import type { Resolver } from './resolver.ts';

/** A mention marked by hand, as the corpora have them: MISC holds demonyms and all that is no person, body or place. */
export interface GoldMention extends Labelled {
  readonly type: 'PER' | 'ORG' | 'LOC' | 'MISC';
}

export interface GoldArticle {
  readonly article: Article;
  readonly mentions: readonly GoldMention[];
}

const KIND = { PER: 'PERSON', ORG: 'ORGANIZATION', LOC: 'PLACE', MISC: 'OTHER' } as const;
const HUMAN = { type: 'SEED', name: 'gold', version: null } as const;

/** Gold mentions as an extractor would have spotted them; of MISC the words for a people are demonyms. */
export function spotGold({ article, mentions }: GoldArticle, gazetteer: Gazetteer): Spotted[] {
  return mentions.map(({ start, end, type }) => {
    const namings = type === 'MISC' ? gazetteer.named(article.text.slice(start, end)) : [];
    const demonym = namings.some(({ form }) => form === 'DEMONYM');
    return { start, end, kind: demonym ? 'PLACE' : KIND[type], demonym, score: 1 };
  });
}

interface Tools {
  readonly gazetteer: Gazetteer;
  readonly resolver: Resolver;
}

/** What the resolver makes of gold mentions. A link that waits for a human's judgement counts as unresolved. */
export function measureFromGold(golds: readonly GoldArticle[], { gazetteer, resolver }: Tools): BCubed {
  return bcubed(golds.map((gold) => label(gold, spotGold(gold, gazetteer), resolver)));
}

/** What extractor and resolver together make of the text. */
export function measureEndToEnd(golds: readonly GoldArticle[], extractor: PromptExtractor, resolver: Resolver): BCubed {
  return bcubed(golds.map((gold) => label(gold, extractor.extract(gold.article), resolver)));
}

function label({ article, mentions }: GoldArticle, spotted: readonly Spotted[], resolver: Resolver): LabelledArticle {
  const found = resolver.resolve(article, spotted, HUMAN).mentions.map(({ start, end, status, entity }) => ({
    start,
    end,
    entity: status === 'ACCEPTED' ? entity : null,
  }));
  return { gold: mentions, found };
}
