/** What the writer counts and compares beforehand, for the questions that would take long. */
import type { Form } from '../../../model.ts';
import type { LikenessReason } from '../../../text/likeness.ts';

export interface EntitySurfacesTable {
  entity_id: number;
  form: Form;
  surface_id: number;
  mention_count: number;
}

export interface ArticleEntitiesTable {
  article_id: number;
  entity_id: number;
  published_at: string;
  mention_count: number;
  demonym_count: number;
  first_start: number;
  weight: number;
  salience: number;
}

export interface NeighboursTable {
  entity_id: number;
  neighbour_id: number;
  articles: number;
  sentences: number;
}

export interface LikenessKeysTable {
  key: string;
  entity_id: number;
}

export interface DuplicatesTable {
  entity_id: number;
  other_id: number;
  score: number;
  reason: LikenessReason;
  name: string;
  other_name: string;
}

export interface StatisticsTable {
  subject: 'ARTICLE' | 'PASSAGE' | 'SENTENCE' | 'ENTITY' | 'MENTION' | 'ROLE' | 'STATEMENT';
  facet: string;
  value: string;
  count: number;
}

export interface CountTables {
  entity_surfaces: EntitySurfacesTable;
  article_entities: ArticleEntitiesTable;
  neighbours: NeighboursTable;
  likeness_keys: LikenessKeysTable;
  duplicates: DuplicatesTable;
  statistics: StatisticsTable;
}
