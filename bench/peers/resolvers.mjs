/** Resolvers and loaders for mercurius: a resolver for each root field, a loader for each relation, as it advises. */
import { preparePathFinder } from '../../dist/bench/floor/shortest-path.js';
import { readCursor, writeCursor } from '../../dist/bench/queries/cursors.js';
import { SQL } from './statements.mjs';

const HUB_ARTICLES = 64;
const MARK = '\u{E000}';
const START = { publishedAt: '~', id: 0 };

const keyOf = (id) => id.slice('Entity:'.length);

function readHighlights(marked) {
  const found = [];
  let start = 0;
  marked.split(MARK).forEach((surface, index) => {
    const end = start + surface.length;
    if (index % 2 === 1 && found.length < 100) found.push({ surface, span: { start, end } });
    start = end;
  });
  return found;
}

export function createResolvers(db) {
  const statements = Object.fromEntries(Object.entries(SQL).map(([name, sql]) => [name, db.prepare(sql)]));
  const findChain = preparePathFinder(db);

  /** Entities by row id, in the order of `ids`. */
  function loadEntities(ids) {
    const rows = statements.entities.all(JSON.stringify([...new Set(ids)]));
    const found = new Map(rows.map((row) => [row.rowId, row]));
    return ids.map((id) => found.get(id) ?? null);
  }

  function pageOfArticles(first, after) {
    const { publishedAt, id } = after == null ? START : readCursor(after);
    const rows = statements.articles.all(publishedAt, id, first + 1);
    const nodes = rows.slice(0, first);
    const last = nodes.at(-1);
    const endCursor = last ? writeCursor({ publishedAt: last.sortKey, id: last.rowId }) : null;
    return { nodes, pageInfo: { hasNextPage: rows.length > first, endCursor } };
  }

  function articlesWithBoth(first, [one, other]) {
    const nodes = statements.articlesWithBoth.all({ first: keyOf(one), second: keyOf(other), limit: first });
    return { nodes, pageInfo: { hasNextPage: false, endCursor: null } };
  }

  function neighboursOf({ rowId, articleCount }, first) {
    const statement = articleCount > HUB_ARTICLES ? statements.storedNeighbours : statements.countedNeighbours;
    return { edges: statement.all(rowId, first) };
  }

  function pathBetween(from, to) {
    const chain = findChain(keyOf(from), keyOf(to));
    if (chain === null) return { length: null, hops: null };
    const entities = loadEntities(chain);
    const hops = entities.slice(1).map((entity, index) => ({ from: entities[index], to: entity }));
    return { length: hops.length, hops };
  }

  const each = (load) => async (queries) => queries.map(({ obj, params }) => load(obj, params));

  const resolvers = {
    Query: {
      entity: (_root, { id, key }) => statements.entity.get(key ?? keyOf(id)) ?? null,
      article: (_root, { key }) => statements.article.get(key) ?? null,
      articles: (_root, { first, after, filter }) =>
        filter ? articlesWithBoth(first, filter.entities.all) : pageOfArticles(first, after),
      search: (_root, { query, first }) => ({
        edges: statements.search
          .all({ word: `"${query}"`, limit: first })
          .map(({ score, marked, ...node }) => ({ score, highlights: readHighlights(marked), node })),
      }),
      path: (_root, { from, to }) => pathBetween(from, to),
    },
    SearchResult: { resolveType: () => 'Article' },
    EntityArticleConnection: {
      nodes: ({ entityId, first }) => statements.articlesOfEntity.all(entityId, first),
      facets: ({ entityId }) => ({ entityId }),
    },
    ArticleFacets: {
      sources: ({ entityId }) => statements.sources.all(entityId),
      years: ({ entityId }) => statements.years.all(entityId),
    },
  };
  const loaders = {
    Article: { mentions: each(({ rowId }, { first }) => ({ nodes: statements.mentions.all(rowId, first) })) },
    Mention: { entity: async (queries) => loadEntities(queries.map(({ obj }) => obj.entityId)) },
    NeighbourEdge: { node: async (queries) => loadEntities(queries.map(({ obj }) => obj.entityId)) },
    Entity: {
      neighbours: each((entity, { first }) => neighboursOf(entity, first)),
      articles: each(({ rowId }, { first }) => ({ entityId: rowId, first })),
      timeline: each(({ rowId }) => statements.timeline.all(rowId)),
    },
  };
  return { resolvers, loaders };
}
