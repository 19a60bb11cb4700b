/** The entities that stand beside both of a pair. Demonyms do not count. */

import { isNamed, type Pair } from '../filter/cooccurrence.ts';
import type { EntityRow } from '../read/entities.ts';
import { Alias, column, type Fragment, fragment, type Sql, sql } from '../sql/expression.ts';
import { asSource } from '../sql/gather.ts';
import { asc, desc } from '../sql/keyset.ts';
import { eq } from '../sql/operators.ts';
import { across, type Few, from, select } from '../sql/query.ts';
import { source } from '../sql/table.ts';
import { articleEntities } from '../sql/tables/counts.ts';
import { entities } from '../sql/tables/entities.ts';

/** So many articles of each of the two, the latest, are read. */
const LATEST_ARTICLES = 64;
const MOST_SHARED = 10;

/** Row ids of the entities in the latest articles of an entity. */
function companionsOf(entityId: Sql<number>): Fragment {
  const latest = from(articleEntities, (appearance) => [eq(appearance.entity_id, entityId), isNamed(appearance)]);
  const { published_at: publishedAt, article_id: articleId } = latest.row;
  const own = asSource({ ...latest, orderBy: [desc(publishedAt, articleId)], limit: LATEST_ARTICLES }, ['article_id']);
  const other = source(articleEntities);
  const rows = across([own, other], {
    where: [eq(other.row.article_id, own.row.article_id), isNamed(other.row)],
    row: null,
  });
  return select(fragment`${other.row.entity_id} as id`, rows);
}

/** The entities beside both of a pair in the latest articles of each, the rarest first, at most 10. */
export function sharedNeighbours({ a, b }: Pair): Few<EntityRow> {
  const alias = new Alias();
  const shared = {
    row: column<number>(alias, 'id'),
    from: fragment`(${companionsOf(a)} intersect ${companionsOf(b)}) as ${alias}`,
  };
  const entity = source(entities);
  const { id, article_count: articleCount } = entity.row;
  const rows = across([shared, entity], {
    where: [eq(id, shared.row), sql<boolean>`${id} not in (${a}, ${b})`],
    row: entity.row,
  });
  return { ...rows, orderBy: [asc(articleCount, id)], limit: MOST_SHARED };
}
