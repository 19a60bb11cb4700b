/** Updates the neighbours of hubs after mentions moved from one entity to another. */
import type { Store } from '../database/open.ts';
import { isHub } from '../sql/hubs.ts';
import type { EntityMove, MoveParams } from './entity-move.ts';
import { hubNumber, hubOf, releaseHub } from './hub-numbers.ts';
import { rebuildNeighbours } from './neighbour-rebuild.ts';

const SELECT_ARTICLE_COUNT = 'SELECT article_count FROM entities WHERE id = ?';
const isHubNow = (store: Store, id: number): boolean =>
  isHub(store.prepare(SELECT_ARTICLE_COUNT).pluck().get(id) as number);

/** Writes the neighbours of an entity that becomes a hub by gaining that many articles. To be called before mentions move. */
export function prepareNeighbours(store: Store, to: number, gained: number): void {
  const articles = store.prepare(SELECT_ARTICLE_COUNT).pluck().get(to) as number;
  if (articles > 0 && !isHub(articles) && isHub(articles + gained)) rebuildNeighbours(store, [to]);
}

/** By neighbour, in how many articles and sentences `from` stands beside it no more, and `to` does since. */
const CREATE_TABLE = `
  CREATE TEMP TABLE IF NOT EXISTS neighbour_changes (
    id INTEGER PRIMARY KEY,
    lost_articles INTEGER NOT NULL, lost_sentences INTEGER NOT NULL,
    gained_articles INTEGER NOT NULL, gained_sentences INTEGER NOT NULL,
    hub INTEGER UNIQUE);
  DELETE FROM neighbour_changes`;
const NUMBER_HUBS = `UPDATE neighbour_changes SET hub = ${hubOf('neighbour_changes.id')}`;

/** Where all mentions move nothing is left of what `from` has lost. */
const insertChanges = ({ isWhole }: EntityMove): string => {
  const isChange = isWhole ? 's.is_gained' : '(s.is_lost OR s.is_gained)';
  return `
  INSERT INTO neighbour_changes (id, lost_articles, lost_sentences, gained_articles, gained_sentences)
  SELECT id, sum(lost_articles), sum(lost_sentences), sum(gained_articles), sum(gained_sentences) FROM (
    SELECT o.entity_id AS id, sum(s.is_lost) AS lost_articles, 0 AS lost_sentences, sum(s.is_gained) AS gained_articles, 0 AS gained_sentences
    FROM moved_articles AS s CROSS JOIN article_entities AS o ON o.article_id = s.article_id
    WHERE ${isChange} AND o.mention_count > 0 AND o.entity_id NOT IN (@from, @to) GROUP BY o.entity_id
    UNION ALL
    SELECT entity_id, 0, sum(is_lost), 0, sum(is_gained) FROM (
      SELECT DISTINCT o.entity_id, o.article_id, o.sentence_start, s.is_lost, s.is_gained
      FROM moved_sentences AS s
        CROSS JOIN sentences AS t ON t.article_id = s.article_id AND t.start = s.sentence_start
        CROSS JOIN mentions AS o ON o.article_id = t.article_id AND o.start >= t.start AND o.start < t."end"
      WHERE ${isChange} AND o.counts AND o.entity_id NOT IN (@from, @to))
    GROUP BY entity_id)
  GROUP BY id`;
};

/** Rows from an entity to its neighbours, and rows from hubs to the entity. */
const DIRECTIONS = {
  outgoing: { entity: 'hub', other: 'neighbour_id', key: 'id', row: '@entity, c.id' },
  incoming: { entity: 'neighbour_id', other: 'hub', key: 'hub', row: 'c.hub, @entity' },
} as const;
type Direction = keyof typeof DIRECTIONS;

const addChanges = (direction: Direction): string[] => {
  const { entity, other, key, row } = DIRECTIONS[direction];
  return [
    `UPDATE neighbours SET (articles, sentences) = (
      SELECT neighbours.articles + c.gained_articles, neighbours.sentences + c.gained_sentences
      FROM neighbour_changes AS c WHERE c.${key} = neighbours.${other})
    WHERE ${entity} = @entity AND ${other} IN (
      SELECT ${key} FROM neighbour_changes WHERE ${key} IS NOT NULL AND gained_articles + gained_sentences > 0)`,
    // The UPDATE has changed existing rows.
    `INSERT INTO neighbours SELECT ${row}, c.gained_articles, c.gained_sentences FROM neighbour_changes AS c
    WHERE c.gained_articles > 0 AND c.${key} IS NOT NULL ON CONFLICT DO NOTHING`,
  ];
};

const subtractChanges = (direction: Direction): string[] => {
  const { entity, other, key } = DIRECTIONS[direction];
  const rows = `${entity} = @entity AND ${other} IN (
    SELECT ${key} FROM neighbour_changes WHERE ${key} IS NOT NULL AND lost_articles + lost_sentences > 0)`;
  const change = `FROM neighbour_changes AS c WHERE c.${key} = neighbours.${other}`;
  return [
    `DELETE FROM neighbours WHERE ${rows} AND articles = (SELECT c.lost_articles ${change})`,
    `UPDATE neighbours SET (articles, sentences) = (
      SELECT neighbours.articles - c.lost_articles, neighbours.sentences - c.lost_sentences ${change})
    WHERE ${rows}`,
  ];
};

const DELETE_INCOMING = `
  DELETE FROM neighbours
  WHERE neighbour_id = ? AND hub IN (SELECT hub FROM entities WHERE hub IS NOT NULL)`;

/** Applies `neighbour_changes` to the rows from an entity, if it is a hub, and to the rows from hubs to it. */
const applyChanges = (store: Store, id: number, change: (direction: Direction) => string[]): void => {
  if (isHubNow(store, id)) {
    const entity = hubNumber(store, id);
    for (const sql of change('outgoing')) store.prepare(sql).run({ entity });
  }
  for (const sql of change('incoming')) store.prepare(sql).run({ entity: id });
};

const writeChanges = (store: Store, move: EntityMove, { from, to }: MoveParams): void => {
  store.db.exec(CREATE_TABLE);
  store.prepare(insertChanges(move)).run({ from, to });
  store.prepare(NUMBER_HUBS).run();
};

const BOTH_IN_ARTICLES = `
  SELECT count(*) FROM article_entities AS t CROSS JOIN article_entities AS f
    ON f.article_id = t.article_id AND f.entity_id = @from
  WHERE t.entity_id = @to AND t.mention_count > 0 AND f.mention_count > 0`;
const BOTH_IN_SENTENCES = `
  SELECT count(*) FROM (
    SELECT DISTINCT t.article_id, t.sentence_start
    FROM mentions AS t CROSS JOIN mentions AS f ON f.entity_id = @from AND f.article_id = t.article_id
    WHERE t.entity_id = @to AND t.counts
      AND f.sentence_start = t.sentence_start AND f.counts)`;
const WRITE_PAIR = 'INSERT OR REPLACE INTO neighbours VALUES (?, ?, ?, ?)';
const DELETE_PAIR = `DELETE FROM neighbours WHERE hub = ${hubOf('?')} AND neighbour_id = ?`;

/** Recounts the common articles and sentences of the two entities, since mentions of both may have moved. */
const writePair = (store: Store, { from, to }: MoveParams): void => {
  const [articles, sentences] = [BOTH_IN_ARTICLES, BOTH_IN_SENTENCES].map((sql) =>
    store.prepare(sql).pluck().get({ from, to }),
  ) as [number, number];
  for (const pair of [
    [from, to],
    [to, from],
  ] as const) {
    const [hub, neighbour] = pair;
    if (articles > 0 && isHubNow(store, hub))
      store.prepare(WRITE_PAIR).run(hubNumber(store, hub), neighbour, articles, sentences);
    else store.prepare(DELETE_PAIR).run(...pair);
  }
};

/** To be called after `article_entities` and the counts of both entities are updated. */
export function moveNeighbours(store: Store, move: EntityMove, params: MoveParams): void {
  const { from, to } = params;
  writeChanges(store, move, params);
  if (move.isWhole) store.prepare(DELETE_INCOMING).run(from);
  else applyChanges(store, from, subtractChanges);
  if (!isHubNow(store, from)) releaseHub(store, from);
  applyChanges(store, to, addChanges);
  if (!move.isWhole) writePair(store, params);
}
