/** The hits of each type as rows of a query: what pages, counts and facets of a search read. */
import { articleHitConditions, entityHitConditions, mentionHitConditions } from '../filter/hits.ts';
import type { FullText } from '../filter/query-syntax.ts';
import { tickFor } from '../sql/dialect.ts';
import { Alias, type Bound, column, type Fragment, fragment, raw, type Sql, text } from '../sql/expression.ts';
import { eq, tick } from '../sql/operators.ts';
import { across, foundRows, type Rows } from '../sql/query.ts';
import { type Row, type Source, source } from '../sql/table.ts';
import { articles, mentions } from '../sql/tables/articles.ts';
import { entities } from '../sql/tables/entities.ts';
import type { Search } from './hit.ts';
import { SCORE } from './ranked.ts';

/** What a full-text index finds: a row id, and how well the row fits. */
export interface Ranked {
  readonly id: Sql<number>;
  readonly score: Sql<number>;
}

type Index = 'articles_fts' | 'aliases_fts' | 'surfaces_fts';

const matches = (index: Index, query: Bound<string>): Fragment => fragment`
  select rowid as id, ${raw(SCORE)} as score from ${raw(index)}
  where ${raw(index)} match full_text(${query}) and (${raw(tickFor('rowid'))})`;

const rankedIn = (found: Fragment): Source<Ranked> => {
  const alias = new Alias();
  return { row: { id: column(alias, 'id'), score: column(alias, 'score') }, from: fragment`(${found}) as ${alias}` };
};

/** The articles with the words, none of which is looked up. */
export const rankedArticles = ({ inArticles: query }: Pick<Search, 'inArticles'>): Source<Ranked> =>
  rankedIn(
    matches(
      'articles_fts',
      query.map(({ whole }) => whole),
    ),
  );

/** The surfaces with the words. */
const rankedSurfaces = (query: Bound<FullText>): Source<Ranked> =>
  rankedIn(
    matches(
      'surfaces_fts',
      query.map(({ whole }) => whole),
    ),
  );

const entitiesWith = (query: Bound<string>): Fragment => {
  const found = rankedIn(matches('aliases_fts', query));
  const { id, score } = found.row;
  return fragment`select l.entity_id as id, max(${score}) as score from ${found.from} cross join aliases as l
    where l.id = ${id} group by l.entity_id`;
};

/** Matches nothing. */
const NO_WORDS = '""';

/** The entities of which one alias has the words or is like them, and none has an excluded one. One that has them is not also found by likeness. */
const rankedEntities = ({ text: query, spelled }: Search): Source<Ranked> => {
  const wanted = entitiesWith(query.map((words) => words.wanted));
  const unwanted = entitiesWith(query.map((words) => words.unwanted ?? NO_WORDS));
  const { row, from: names } = foundRows<Ranked>(spelled, { id: 'Int', score: 'Float' });
  const alike = fragment`select ${row.id} as id, ${row.score} as score from ${names}`;
  return rankedIn(fragment`select id, max(score) as score from (${wanted} union all ${alike})
    where id not in (select id from (${unwanted})) group by id`);
};

interface ArticleHit extends Ranked {
  readonly article: Row<typeof articles>;
}

export function articleHits(search: Search): Rows<ArticleHit> {
  const [hit, article] = [rankedArticles(search), source(articles, 'articles_by_id')];
  return across([hit, article], {
    where: [eq(article.row.id, hit.row.id), ...articleHitConditions(search.filter, article.row)],
    row: { ...hit.row, article: article.row },
  });
}

interface EntityHit extends Ranked {
  readonly entity: Row<typeof entities>;
}

export function entityHits(search: Search): Rows<EntityHit> {
  const [hit, entity] = [rankedEntities(search), source(entities)];
  return across([hit, entity], {
    where: [eq(entity.row.id, hit.row.id), ...entityHitConditions(search.filter, entity.row)],
    row: { ...hit.row, entity: entity.row },
  });
}

/** `id` is that of the surface. */
interface MentionHit extends Ranked {
  readonly mention: Row<typeof mentions>;
  readonly article: Row<typeof articles>;
}

export function mentionHits({ inSurfaces: query, filter }: Search): Rows<MentionHit> {
  const [hit, mention, article] = [rankedSurfaces(query), source(mentions), source(articles, 'articles_by_id')];
  const { surface_id: surfaceId, status, article_id: articleId, entity_id: entityId, start } = mention.row;
  return across([hit, mention, article], {
    where: [
      eq(surfaceId, hit.row.id),
      eq(status, text('ACCEPTED')),
      tick(start),
      eq(article.row.id, articleId),
      ...mentionHitConditions(filter, entityId, article.row),
    ],
    row: { ...hit.row, mention: mention.row, article: article.row },
  });
}
