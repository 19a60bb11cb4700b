/** The conditions of filters: of articles, entities and mentions, which contain each other. */
import { type Row, source } from '../sql/table.ts';
import { articles as articlesTable } from '../sql/tables/articles.ts';
import type { entities } from '../sql/tables/entities.ts';
import * as articles from './articles.ts';
import { isEmptyFilter, ticking } from './conditions.ts';
import * as ofEntities from './entities.ts';
import * as mentions from './mentions.ts';
import type { ArticleFilter, EntityFilter, MentionFilter } from './model.ts';
import type { FilteredArticle, FilteredMention, Nested } from './nested.ts';

/** Conditions without a tick: for the filters of other nouns that contain these, and for loops that tick by themselves. */
export const NESTED: Nested = {
  articles: (filter, article) => articles.articleConditions(filter, article, NESTED),
  entities: (filter, entity) => ofEntities.entityConditions(filter, entity, NESTED),
  mentions: (filter, mention) => mentions.mentionConditions(filter, mention, NESTED),
};

export const articleConditions = (filter: ArticleFilter, article: FilteredArticle) =>
  ticking(article.row.id, NESTED.articles(filter, article));

/** Throws what the conditions throw of values that are known, where no row may have to be looked at. */
export function refuseBadFilter(filter: ArticleFilter): void {
  articleConditions(filter, source(articlesTable));
}

export const entityConditions = (filter: EntityFilter, entity: Row<typeof entities>) =>
  ticking(entity.id, NESTED.entities(filter, entity));

/** Of accepted mentions only, unless the filter mentions their status. */
export const mentionConditions = (filter: MentionFilter, mention: FilteredMention) =>
  isEmptyFilter(filter)
    ? NESTED.mentions(filter, mention)
    : ticking(mention.row.start, NESTED.mentions(filter, mention));
