/** Conditions and counts of two entities that stand together. Demonyms and peripheral mentions do not count. */
import { fragment, number, type Sql, sql } from '../sql/expression.ts';
import { type Condition, count, eq, exists, gt, gte, lt, tick } from '../sql/operators.ts';
import { from, select } from '../sql/query.ts';
import type { Row } from '../sql/table.ts';
import { mentions } from '../sql/tables/articles.ts';
import { articleEntities } from '../sql/tables/counts.ts';

/** How near two mentions must stand for their entities to be neighbours. */
export const WINDOWS = ['SENTENCE', 'ARTICLE'] as const;
export type Window = (typeof WINDOWS)[number];

/** Two entities by row id. */
export interface Pair {
  readonly a: Sql<number>;
  readonly b: Sql<number>;
}

const ONE = number(1);

/** A mention that counts. */
export const isCounted = ({ counts }: Row<typeof mentions>): Condition => counts;

/** An appearance by a mention that counts. */
export const isNamed = ({ mention_count: mentionCount }: Row<typeof articleEntities>): Condition =>
  gt(mentionCount, number(0));

/** What is asked of the articles that are counted: nothing unless it is said. */
export interface Within {
  readonly appearance: (appearance: Row<typeof articleEntities>) => readonly Condition[];
  readonly article: (articleId: Sql<number>) => readonly Condition[];
}

const EVERYWHERE: Within = { appearance: () => [], article: () => [] };

/** How many articles mention both; the articles of `a` are read. */
export function sharedArticles({ a, b }: Pair, within = EVERYWHERE): Sql<number> {
  const own = from(articleEntities, (appearance) => {
    const others = from(articleEntities, (other) => [
      eq(other.article_id, appearance.article_id),
      eq(other.entity_id, b),
      isNamed(other),
    ]);
    return [
      eq(appearance.entity_id, a),
      isNamed(appearance),
      tick(appearance.article_id),
      ...within.appearance(appearance),
      exists(select(ONE, others)),
    ];
  });
  return sql`${select(count, own)}`;
}

/** How many sentences mention both; the mentions of `a` are read. */
export function sharedSentences({ a, b }: Pair, within = EVERYWHERE): Sql<number> {
  const own = from(mentions, (mention) => {
    const others = from(mentions, (other) => [
      eq(other.article_id, mention.article_id),
      eq(other.sentence_start, mention.sentence_start),
      eq(other.entity_id, b),
      isCounted(other),
    ]);
    return [
      eq(mention.entity_id, a),
      isCounted(mention),
      tick(mention.article_id),
      ...within.article(mention.article_id),
      exists(select(ONE, others)),
    ];
  });
  const { article_id: articleId, sentence_start: start } = own.row;
  return sql`select count(*) from (${select(fragment`distinct ${articleId}, ${start}`, own)})`;
}

/** Where a sentence stands. */
interface SentencePlace {
  readonly article_id: Sql<number>;
  readonly start: Sql<number>;
  readonly end: Sql<number>;
}

export const isWithin = (
  mention: Row<typeof mentions>,
  { article_id: articleId, start, end }: SentencePlace,
): Condition[] => [eq(mention.article_id, articleId), gte(mention.start, start), lt(mention.start, end)];

/** Whether an earlier mention in the same sentence names the same entity. */
export function isRepeated(mention: Row<typeof mentions>, sentence: SentencePlace): Condition {
  const earlier = from(mentions, (other) => [
    eq(other.entity_id, mention.entity_id),
    eq(other.article_id, mention.article_id),
    gte(other.start, sentence.start),
    sql<boolean>`(${other.start}, ${other.end}) < (${mention.start}, ${mention.end})`,
    isCounted(other),
  ]);
  return exists(select(ONE, earlier));
}
