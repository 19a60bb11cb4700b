/** Compiles what is asked of the entity or the article that a row refers to. */
import type { Expression } from 'kysely';
import { articleConditions } from './article-conditions.ts';
import type { Condition } from './conditions.ts';
import { entityConditions } from './entity-conditions.ts';
import type { ArticleFilter, EntityFilter } from './filter.ts';
import { pinsArticles, pinsEntities } from './pinned.ts';
import { column, named, tied } from './tie.ts';

/** `own` is the column that refers, `name` what the table is called inside. */
export const ofEntity = (filter: EntityFilter, own: Expression<unknown>, name: string): Condition =>
  tied({
    own,
    from: named('entities', name),
    other: column(name, 'id'),
    such: entityConditions(filter, name),
    pins: pinsEntities(filter),
  });

/** The same of an article. */
export const ofArticle = (filter: ArticleFilter, own: Expression<unknown>, name: string): Condition =>
  tied({
    own,
    from: named('articles', name),
    other: column(name, 'id'),
    such: articleConditions(filter, { table: name, leading: pinsArticles(filter) }),
    pins: pinsArticles(filter),
  });
