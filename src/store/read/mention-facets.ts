/** Counts mentions by what they have in common. */
import { type Fragment, fragment, number, type Sql, sql, text } from '../sql/expression.ts';
import { eq, gt, NULL, unindexed } from '../sql/operators.ts';
import { from, type Rows, select } from '../sql/query.ts';
import { statistics } from '../sql/tables/counts.ts';
import { entities } from '../sql/tables/entities.ts';
import { type ArticleValue, countByValue, groupBy } from './facet-rows.ts';
import type { MentionRow } from './mention-sources.ts';
import { totalsBy } from './totals.ts';

/** All but KIND and ENTITY are those of their articles. */
export type MentionFacet = 'KIND' | 'ENTITY' | ArticleValue;

/** Accepted mentions by entity, demonyms and peripheral ones included, and those of none: counted beforehand. */
function totalsByEntity(): Fragment {
  const { row, ...rows } = from(entities);
  const mentionCount: Sql<number> = sql`${row.mention_count} + ${row.demonym_count} + ${row.peripheral_count}`;
  const named = { ...rows, row, where: [gt(mentionCount, number(0))] };
  const unresolved = from(statistics, ({ subject, facet, value }) => [
    eq(subject, text('MENTION')),
    eq(facet, text('RESOLVED')),
    eq(value, text('0')),
  ]);
  return fragment`${select(fragment`${row.id} as value, ${mentionCount} as count`, named)}
    union all ${select(fragment`${NULL}, ${unresolved.row.count}`, unresolved)}`;
}

/** Counts all accepted mentions. */
export const countAllMentions = (by: MentionFacet): Fragment =>
  by === 'ENTITY' ? totalsByEntity() : totalsBy('MENTION', by);

/** Counts mentions, whose conditions have a tick. */
export function countMentions(rows: Rows<MentionRow>, by: MentionFacet): Fragment {
  if (by === 'ENTITY') return groupBy({ rows, value: unindexed(rows.row.entity_id) });
  if (by === 'KIND') return groupBy({ rows, value: rows.row.kind });
  return countByValue(rows, rows.row.article_id, by);
}
