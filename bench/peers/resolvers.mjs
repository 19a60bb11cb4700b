/** Resolvers and loaders of the peer over SQLite: a resolver a root field, a loader a relation, as mercurius advises. */
import { prepareChain } from '../../dist/bench/floor/chain.js';
import { readCursor, writeCursor } from '../../dist/bench/questions/cursors.js';
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
  const ask = Object.fromEntries(Object.entries(SQL).map(([name, sql]) => [name, db.prepare(sql)]));
  const findChain = prepareChain(db);

  /** Entities by row id, each asked for once. */
  function loadEntities(ids) {
    const rows = ask.entities.all(JSON.stringify([...new Set(ids)]));
    const found = new Map(rows.map((row) => [row.rowId, row]));
    return ids.map((id) => found.get(id) ?? null);
  }

  function pageOfArticles(first, after) {
    const { publishedAt, id } = after == null ? START : readCursor(after);
    const rows = ask.articles.all(publishedAt, id, first + 1);
    const nodes = rows.slice(0, first);
    const last = nodes.at(-1);
    const endCursor = last ? writeCursor({ publishedAt: last.place, id: last.rowId }) : null;
    return { nodes, pageInfo: { hasNextPage: rows.length > first, endCursor } };
  }

  function articlesWithBoth(first, [one, other]) {
    const nodes = ask.articlesWithBoth.all({ first: keyOf(one), second: keyOf(other), limit: first });
    return { nodes, pageInfo: { hasNextPage: false, endCursor: null } };
  }

  function neighboursOf({ rowId, articleCount }, first) {
    const statement = articleCount > HUB_ARTICLES ? ask.writtenNeighbours : ask.countedNeighbours;
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
      entity: (_root, { id, key }) => ask.entity.get(key ?? keyOf(id)) ?? null,
      article: (_root, { key }) => ask.article.get(key) ?? null,
      articles: (_root, { first, after, filter }) =>
        filter ? articlesWithBoth(first, filter.entities.all) : pageOfArticles(first, after),
      search: (_root, { query, first }) => ({
        edges: ask.search
          .all({ word: `"${query}"`, limit: first })
          .map(({ score, marked, ...node }) => ({ score, highlights: readHighlights(marked), node })),
      }),
      path: (_root, { from, to }) => pathBetween(from, to),
    },
    SearchResult: { resolveType: () => 'Article' },
    EntityArticleConnection: {
      nodes: ({ entityId, first }) => ask.articlesOfEntity.all(entityId, first),
      facets: ({ entityId }) => ({ entityId }),
    },
    ArticleFacets: {
      sources: ({ entityId }) => ask.sources.all(entityId),
      years: ({ entityId }) => ask.years.all(entityId),
    },
  };
  const loaders = {
    Article: { mentions: each(({ rowId }, { first }) => ({ nodes: ask.mentions.all(rowId, first) })) },
    Mention: { entity: async (queries) => loadEntities(queries.map(({ obj }) => obj.entityId)) },
    NeighbourEdge: { node: async (queries) => loadEntities(queries.map(({ obj }) => obj.entityId)) },
    Entity: {
      neighbours: each((entity, { first }) => neighboursOf(entity, first)),
      articles: each(({ rowId }, { first }) => ({ entityId: rowId, first })),
      timeline: each(({ rowId }) => ask.timeline.all(rowId)),
    },
  };
  return { resolvers, loaders };
}
