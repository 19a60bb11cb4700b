/** Compiles what is asked of the entity or the article that a row refers to. */
import type { Expression } from 'kysely';
import { articleConditions } from './articles.ts';
import type { Condition } from './conditions.ts';
import { entityConditions } from './entities.ts';
import type { ArticleFilter, EntityFilter } from './model.ts';
import { pinsArticles, pinsEntities } from './selective.ts';
import { column, named, tied } from './semi-join.ts';

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
