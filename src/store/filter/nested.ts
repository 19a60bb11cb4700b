/** The filters of articles, entities and mentions contain each other: each compiles the others by way of this. */
import type { Sql } from '../sql/expression.ts';
import type { Condition } from '../sql/operators.ts';
import type { Row } from '../sql/table.ts';
import type { articles, mentions } from '../sql/tables/articles.ts';
import type { articleEntities } from '../sql/tables/counts.ts';
import type { entities } from '../sql/tables/entities.ts';
import type { ArticleFilter, EntityFilter, MentionFilter } from './model.ts';

/** The articles that are filtered. */
export interface FilteredArticle {
  readonly row: Row<typeof articles>;
  /** An expression equal to their time of publication, when one is nearer at hand than their own. */
  readonly publishedAt?: Sql<string>;
  /** The appearances of one entity, when those lead to the articles, in the order of the list. */
  readonly appearance?: Row<typeof articleEntities>;
  /** The conditions are to lead to the articles; otherwise they are checked for each article. */
  readonly leading?: boolean;
}

/** The mentions that are filtered. */
export interface FilteredMention {
  readonly row: Row<typeof mentions>;
  /** Their articles, when those are joined. */
  readonly article?: FilteredArticle;
  /** Peripheral ones are left out, unless the filter says in which passages they stand. */
  readonly inStory?: boolean;
  /** They are known to be accepted. */
  readonly accepted?: boolean;
}

export interface Nested {
  readonly articles: (filter: ArticleFilter, article: FilteredArticle) => Condition[];
  readonly entities: (filter: EntityFilter, entity: Row<typeof entities>) => Condition[];
  /** Of accepted mentions only, unless the filter mentions their status. */
  readonly mentions: (filter: MentionFilter, mention: FilteredMention) => Condition[];
}
