/** How each entity stands in an article: how often, where first, how prominently. */
import type { Passage } from '../../model.ts';
import type { Store } from '../database/open.ts';
import { type FootprintMention, isCounted, isNamed, type Named } from './footprint.ts';

export interface Standing {
  readonly entity: number;
  /** Accepted mentions other than demonyms. */
  readonly mentionCount: number;
  readonly demonymCount: number;
  readonly firstStart: number;
  /** Share of the weight of all mentions counted in `mentionCount` of whatever entity, 0 to 1. */
  readonly salience: number;
}

/** As much of a mention as standings depend on. */
type StandableMention = Pick<FootprintMention, 'start' | 'form' | 'status' | 'entity'>;

/** As much of an article as standings depend on. */
export interface Standable {
  readonly length: number;
  readonly passages: readonly Passage[];
  /** In order of the text. */
  readonly mentions: readonly StandableMention[];
}

const HEADLINE_WEIGHT = 2;

/** What a mention weighs; the README and migration 001 give the formula. */
const weightIn = (article: Standable): ((start: number) => number) => {
  const headlines = article.passages.filter(({ role }) => role === 'HEADLINE');
  return (start) => {
    const isHeadline = headlines.some((headline) => headline.start <= start && start < headline.end);
    return (isHeadline ? HEADLINE_WEIGHT : 1) * (1 - start / (2 * article.length));
  };
};

type Wanted = (entity: number) => boolean;

const groupByEntity = (
  mentions: readonly StandableMention[],
  isWanted: Wanted,
): Map<number, Named<StandableMention>[]> => {
  const groups = new Map<number, Named<StandableMention>[]>();
  for (const mention of mentions) {
    if (!isNamed(mention) || !isWanted(mention.entity)) continue;
    const group = groups.get(mention.entity);
    if (group) group.push(mention);
    else groups.set(mention.entity, [mention]);
  }
  return groups;
};

/** One standing for each entity that is wanted and that an accepted mention names, in order of first mention. */
export function standings(article: Standable, isWanted: Wanted = () => true): Standing[] {
  const weigh = weightIn(article);
  const weightOf = (mentions: readonly StandableMention[]) =>
    mentions.reduce((sum, mention) => sum + weigh(mention.start), 0);
  const total = weightOf(article.mentions.filter(isCounted));
  return [...groupByEntity(article.mentions, isWanted)].map(([entity, mentions]) => {
    const counted = mentions.filter(isCounted);
    return {
      entity,
      mentionCount: counted.length,
      demonymCount: mentions.length - counted.length,
      firstStart: (mentions[0] as Named<StandableMention>).start,
      // Both sums add the same weights, but not in the same order: the last bit may differ.
      salience: counted.length === 0 ? 0 : Math.min(1, weightOf(counted) / total),
    };
  });
}

const SELECT = `
  SELECT entity_id AS entity, mention_count AS mentionCount, demonym_count AS demonymCount,
    first_start AS firstStart, salience
  FROM article_entities WHERE article_id = ?`;

/** Those of a stored article, in no order that matters. */
export function readStandings(store: Store, articleId: number): Standing[] {
  return store.prepare(SELECT).all(articleId) as Standing[];
}
