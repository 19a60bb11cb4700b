/** What is counted of entities: from their mentions, whatever the tables keep. */
import { type Appearance, type Article, counts, type Entity, isCountedDemonym, type Mention } from './model.ts';

export interface EntityCounts {
  readonly articleCount: number;
  readonly mentionCount: number;
  readonly demonymCount: number;
  /** First and last publication of the articles that are counted; null when none is dated. */
  readonly firstSeen: string | null;
  readonly lastSeen: string | null;
}

/** Mentions that count. */
export const countedMentions = ({ mentions }: Appearance): Mention[] => mentions.filter(counts);

export const isCounted = (appearance: Appearance): boolean => appearance.mentions.some(counts);

/** The articles with a mention of it that counts. */
export function articlesOf(entity: Entity): Article[] {
  return entity.appearances.filter(isCounted).map(({ article }) => article);
}

/** The entities with a mention in it that counts. */
export function entitiesOf(article: Article): Entity[] {
  return article.appearances.filter(isCounted).map(({ entity }) => entity);
}

const HEADLINE_WEIGHT = 2;

/** What a mention weighs in its article: more in a headline, less towards the end. */
const weigh = ({ article, sentence, start }: Mention): number => {
  const factor = sentence.passage.role === 'HEADLINE' ? HEADLINE_WEIGHT : 1;
  return factor * (1 - start / (2 * article.text.length));
};

const weighAll = (mentions: readonly Mention[]): number => mentions.reduce((sum, mention) => sum + weigh(mention), 0);

/** How much an article is about an entity: the share of its mentions in the weight of all that count for some entity. */
export function salienceOf(appearance: Appearance): number {
  const all = appearance.article.mentions.filter((mention) => counts(mention) && mention.entity !== null);
  return weighAll(countedMentions(appearance)) / weighAll(all);
}

const known = new WeakMap<Entity, EntityCounts>();

/** A knowledge base that was loaded never changes, so each entity is counted once. */
export function countsOf(entity: Entity): EntityCounts {
  const counted = known.get(entity) ?? count(entity);
  known.set(entity, counted);
  return counted;
}

const count = (entity: Entity): EntityCounts => {
  const accepted = entity.mentions.filter(({ status }) => status === 'ACCEPTED');
  const articles = articlesOf(entity);
  const times = articles.flatMap(({ publishedAt }) => publishedAt ?? []).sort();
  return {
    articleCount: articles.length,
    mentionCount: accepted.filter(counts).length,
    demonymCount: accepted.filter(isCountedDemonym).length,
    firstSeen: times[0] ?? null,
    lastSeen: times.at(-1) ?? null,
  };
};
