/** The conditions of filters: of articles, entities and mentions, which contain each other. */
import type { Sql } from '../sql/expression.ts';
import { type Condition, tick } from '../sql/operators.ts';
import type { Row } from '../sql/table.ts';
import type { entities } from '../sql/tables/entities.ts';
import * as articles from './articles.ts';
import { isEmptyFilter } from './conditions.ts';
import * as ofEntities from './entities.ts';
import * as mentions from './mentions.ts';
import type { ArticleFilter, EntityFilter, MentionFilter } from './model.ts';
import type { FilteredArticle, FilteredMention, Nested } from './nested.ts';

/** For the filters of other nouns that contain these. */
export const NESTED: Nested = {
  articles: (filter, article) => articles.articleConditions(filter, article, NESTED),
  entities: (filter, entity) => ofEntities.entityConditions(filter, entity, NESTED),
  mentions: (filter, mention) => mentions.mentionConditions(filter, mention, NESTED),
};

/** Counts each row that the conditions are asked of. */
const counted = (column: Sql<number>, conditions: readonly Condition[]): Condition[] =>
  conditions.length === 0 ? [] : [tick(column), ...conditions];

export const articleConditions = (filter: ArticleFilter, article: FilteredArticle) =>
  counted(article.row.id, NESTED.articles(filter, article));

export const entityConditions = (filter: EntityFilter, entity: Row<typeof entities>) =>
  counted(entity.id, NESTED.entities(filter, entity));

/** Of accepted mentions only, unless the filter mentions their status. */
export const mentionConditions = (filter: MentionFilter, mention: FilteredMention) =>
  isEmptyFilter(filter)
    ? NESTED.mentions(filter, mention)
    : counted(mention.row.article_id, NESTED.mentions(filter, mention));
