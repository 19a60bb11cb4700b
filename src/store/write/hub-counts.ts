/** Updates the articles and mentions of hubs, counted by source, language, section, month and year. */
import type { Store } from '../database/open.ts';
import { HUB_ARTICLES, isHub } from '../sql/hubs.ts';
import type { HubCountsTable } from '../sql/tables/counts.ts';
import type { MoveParams } from './entity-move.ts';
import { inserter } from './insert.ts';

export interface HubCounts {
  /** Adds the contribution of stored articles, by row id; subtracts it when `sign` is -1. */
  readonly countArticles: (articles: readonly number[], sign: 1 | -1) => void;
  /** Adds what a staged move takes from one entity and gives to another. */
  readonly countMove: (params: MoveParams) => void;
  /** Writes the changes. `counted` has at least the entities whose article counts changed; those counts are already written. */
  readonly write: (counted: Iterable<number>) => void;
}

const FACETS = ['SOURCE', 'LANGUAGE', 'SECTION', 'MONTH', 'YEAR'] as const;

/** The characters of a year. */
const YEAR = 4;

/**
 * SQL for the facets of an article `a`, of which its month tells the year, read along the index `ARTICLE`; migration 020 describes them. Only an article of the first of January can be
 * dated by its year alone: its row, which the index lacks, is looked up.
 */
const FACETS_OF_ARTICLE = `
  coalesce(a.source, '') AS SOURCE, coalesce(a.language, '') AS LANGUAGE, coalesce(a.section, '') AS SECTION,
  substr(a.published_at, 1, iif(substr(a.published_at, 5, 6) = '-01-01' AND (
    SELECT y.published_precision = 'YEAR' FROM articles AS y WHERE y.id = a.id), 4, 7)) AS MONTH`;
const ARTICLE = 'articles AS a INDEXED BY articles_by_id';

type Facets = Readonly<Record<Exclude<(typeof FACETS)[number], 'YEAR'>, string>>;

interface Counts {
  articles: number;
  mentions: number;
}

const IS_ANY_HUB = `SELECT 1 FROM entities WHERE article_count > ${HUB_ARTICLES} LIMIT 1`;

const SELECT_ARTICLES = `
  SELECT s.entity_id AS entity, ${FACETS_OF_ARTICLE}, count(*) AS articles, sum(s.mention_count) AS mentions
  FROM json_each(?) AS changed CROSS JOIN ${ARTICLE} ON a.id = changed.value
    CROSS JOIN article_entities AS s ON s.article_id = a.id CROSS JOIN entities AS e ON e.id = s.entity_id
  WHERE s.mention_count > 0 AND e.article_count > ${HUB_ARTICLES} GROUP BY 1, 2, 3, 4, 5`;

const SELECT_MOVED = `
  SELECT ${FACETS_OF_ARTICLE}, sum(s.is_lost) AS lost, sum(s.is_gained) AS gained, sum(s.mention_count) AS mentions
  FROM moved_articles AS s CROSS JOIN ${ARTICLE} ON a.id = s.article_id
  WHERE s.mention_count > 0 GROUP BY 1, 2, 3, 4`;

const SELECT_OF_HUB = `
  SELECT ${FACETS_OF_ARTICLE}, count(*) AS articles, sum(s.mention_count) AS mentions
  FROM article_entities AS s INDEXED BY article_entities_by_entity CROSS JOIN ${ARTICLE} ON a.id = s.article_id
  WHERE s.entity_id = ? AND s.mention_count > 0 GROUP BY 1, 2, 3, 4`;

const SELECT_ARTICLE_COUNT = 'SELECT article_count FROM entities WHERE id = ?';
const HAS_ROWS = 'SELECT 1 FROM hub_counts WHERE entity_id = ? LIMIT 1';
const DELETE_ALL = 'DELETE FROM hub_counts WHERE entity_id = ?';

const WHERE = 'WHERE entity_id = @entity_id AND facet = @facet AND value = @value';
const UPDATE = `
  UPDATE hub_counts SET articles = articles + @articles, mentions = mentions + @mentions ${WHERE} AND articles + @articles > 0`;
const INSERT = 'INSERT INTO hub_counts VALUES (@entity_id, @facet, @value, @articles, @mentions)';
const DELETE = `DELETE FROM hub_counts ${WHERE}`;

const writeCounts = (store: Store, row: HubCountsTable): void => {
  if (row.articles === 0 && row.mentions === 0) return;
  if (store.prepare(UPDATE).run(row).changes === 1) return;
  const { entity_id, facet, value, articles } = row;
  if (articles > 0) store.prepare(INSERT).run(row);
  else store.prepare(DELETE).run({ entity_id, facet, value });
};

/** Sums of one entity, by facet and value. */
class Sums {
  readonly #sums = new Map<string, Map<string, Counts>>(FACETS.map((facet) => [facet, new Map()]));

  add(row: Facets, articles: number, mentions: number): void {
    const value = { ...row, YEAR: row.MONTH.slice(0, YEAR) };
    for (const facet of FACETS) {
      const values = this.#sums.get(facet) as Map<string, Counts>;
      const sum = values.get(value[facet]) ?? { articles: 0, mentions: 0 };
      values.set(value[facet], sum);
      sum.articles += articles;
      sum.mentions += mentions;
    }
  }

  /** In order of the primary key. */
  rowsOf(entity: number): HubCountsTable[] {
    return FACETS.toSorted().flatMap((facet) =>
      [...(this.#sums.get(facet) as Map<string, Counts>)]
        .sort(([one], [other]) => (one < other ? -1 : 1))
        .map(([value, counts]) => ({ entity_id: entity, facet, value, ...counts })),
    );
  }
}

const countHub = (store: Store, entity: number): Sums => {
  const sums = new Sums();
  for (const row of store.prepare(SELECT_OF_HUB).all(entity) as (Facets & Counts)[]) {
    sums.add(row, row.articles, row.mentions);
  }
  return sums;
};

export function createHubCounts(store: Store): HubCounts {
  const changes = new Map<number, Sums>();
  const insert = inserter(store, 'hub_counts');
  let isAnyHub: boolean | undefined;
  const changesOf = (entity: number): Sums => {
    const sums = changes.get(entity) ?? new Sums();
    changes.set(entity, sums);
    return sums;
  };
  const writeEntity = (entity: number): void => {
    const articles = store.prepare(SELECT_ARTICLE_COUNT).pluck().get(entity) as number;
    const wasHub = store.prepare(HAS_ROWS).get(entity) !== undefined;
    if (!isHub(articles)) {
      if (wasHub) store.prepare(DELETE_ALL).run(entity);
      return;
    }
    if (!wasHub) insert(countHub(store, entity).rowsOf(entity));
    else for (const row of changes.get(entity)?.rowsOf(entity) ?? []) writeCounts(store, row);
  };
  return {
    countArticles: (articles, sign) => {
      isAnyHub ??= store.prepare(IS_ANY_HUB).get() !== undefined;
      if (!isAnyHub) return;
      type ArticleRow = Facets & Counts & { readonly entity: number };
      for (const row of store.prepare(SELECT_ARTICLES).all(JSON.stringify(articles)) as ArticleRow[]) {
        changesOf(row.entity).add(row, sign * row.articles, sign * row.mentions);
      }
    },
    countMove: ({ from, to }) => {
      type Moved = Facets & { readonly lost: number; readonly gained: number; readonly mentions: number };
      for (const row of store.prepare(SELECT_MOVED).all() as Moved[]) {
        changesOf(from).add(row, -row.lost, -row.mentions);
        changesOf(to).add(row, row.gained, row.mentions);
      }
    },
    write: (counted) => {
      for (const entity of [...counted].sort((one, other) => one - other)) writeEntity(entity);
      changes.clear();
    },
  };
}
