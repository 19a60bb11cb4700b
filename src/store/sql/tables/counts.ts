/** What the writer counts and compares beforehand, for the questions that would take long. */
import type { Form } from '../../../model.ts';
import type { LikenessReason } from '../../../text/likeness.ts';
import { blob, float, int, type Stored, table, text } from '../table.ts';

export const entitySurfaces = table('entity_surfaces', {
  entity_id: int(),
  form: text<Form>(),
  surface_id: int(),
  mention_count: int(),
});

export const articleEntities = table('article_entities', {
  article_id: int(),
  entity_id: int(),
  published_at: text(),
  mention_count: int(),
  demonym_count: int(),
  peripheral_count: int(),
  first_start: int(),
  weight: int(),
  salience: float(),
});

export const neighbours = table('neighbours', {
  /** That of the entity. */
  hub: int(),
  neighbour_id: int(),
  articles: int(),
  sentences: int(),
});

export const hubCounts = table('hub_counts', {
  entity_id: int(),
  facet: text<'SOURCE' | 'LANGUAGE' | 'SECTION' | 'MONTH' | 'YEAR'>(),
  value: text(),
  articles: int(),
  mentions: int(),
});
export type HubCountsTable = Stored<typeof hubCounts>;

export const monthCounts = table('month_counts', {
  facet: text<'TOTAL' | 'SOURCE' | 'LANGUAGE' | 'SECTION' | 'KIND' | 'DAY'>(),
  month: text(),
  value: text(),
  articles: int(),
});
export type MonthCountsTable = Stored<typeof monthCounts>;

export const postingBlocks = table('posting_blocks', {
  first_published_at: text(),
  first_article_id: int(),
  last_published_at: text(),
  data: blob(),
});
export type PostingBlocksTable = Stored<typeof postingBlocks>;

export const frequentWords = table('frequent_words', {
  word: text(),
  articles: int(),
  least_impact: float(),
  mean_length: float(),
  of_articles: int(),
});

export const frequentWordHits = table('frequent_word_hits', {
  word: text(),
  impact: float(),
  article_id: int(),
  frequency: float(),
  length: int(),
});

export const likenessKeys = table('likeness_keys', {
  key: text(),
  entity_id: int(),
});

export const duplicates = table('duplicates', {
  entity_id: int(),
  other_id: int(),
  score: float(),
  reason: text<LikenessReason>(),
  name: text(),
  other_name: text(),
});
export type DuplicatesTable = Stored<typeof duplicates>;

export const statistics = table('statistics', {
  subject: text<'ARTICLE' | 'PASSAGE' | 'SENTENCE' | 'ENTITY' | 'MENTION' | 'ROLE' | 'STATEMENT'>(),
  facet: text(),
  value: text(),
  count: int(),
});
export type StatisticsTable = Stored<typeof statistics>;
