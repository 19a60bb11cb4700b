/** Compares ways to find an entity's neighbours: `node dist/bench/neighbours.js FILE`. Writes its own tables beside FILE. */
import { rmSync, statSync, writeFileSync } from 'node:fs';
import { listNeighbours, type Window } from '../src/store/neighbours.ts';
import { openStore, type Store } from '../src/store/open.ts';

const ROUNDS = 11;
const RANKS = [1, 2, 10, 100, 500, 1000, 1200, 1500, 5000, 40_000];

const JOINED_MENTIONS = `
  SELECT b.entity_id, count(DISTINCT b.article_id) AS weight
  FROM mentions AS a CROSS JOIN mentions AS b ON b.article_id = a.article_id
  WHERE a.entity_id = @id AND b.entity_id <> @id AND a.status = 'ACCEPTED' AND b.status = 'ACCEPTED'
    AND a.form <> 'DEMONYM' AND b.form <> 'DEMONYM'
  GROUP BY b.entity_id ORDER BY weight DESC, b.entity_id LIMIT 10`;

const JOINED_INCIDENCE = `
  SELECT b.entity_id, count(*) AS weight
  FROM article_entities AS a CROSS JOIN article_entities AS b ON b.article_id = a.article_id
  WHERE a.entity_id = @id AND b.entity_id <> @id AND a.mention_count > 0 AND b.mention_count > 0
  GROUP BY b.entity_id ORDER BY weight DESC, b.entity_id LIMIT 10`;

const EDGE_TABLE =
  'SELECT other_id, weight FROM edges.edges WHERE entity_id = @id ORDER BY weight DESC, other_id LIMIT 10';

const FILL_EDGE_TABLE = `
  CREATE TABLE edges.edges (
    entity_id INTEGER NOT NULL, other_id INTEGER NOT NULL, weight INTEGER NOT NULL,
    PRIMARY KEY (entity_id, weight DESC, other_id)
  ) STRICT, WITHOUT ROWID;
  INSERT INTO edges.edges
  SELECT a.entity_id, b.entity_id, count(*)
  FROM article_entities AS a CROSS JOIN article_entities AS b ON b.article_id = a.article_id
  WHERE b.entity_id <> a.entity_id AND a.mention_count > 0 AND b.mention_count > 0
  GROUP BY 1, 2`;

const fillEdgeTable = (store: Store, file: string): void => {
  writeFileSync(file, '');
  store.db.prepare('ATTACH ? AS edges').run(file);
  const start = performance.now();
  store.db.exec(FILL_EDGE_TABLE);
  const rows = store.db.prepare('SELECT count(*) FROM edges.edges').pluck().get() as number;
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  console.log(`full edge table: ${rows} rows, ${Math.round(statSync(file).size / 1e6)} MB, ${seconds} s to fill`);
};

const sizeOf = ({ db }: Store, pattern: string): number =>
  db.prepare('SELECT sum(pgsize) FROM dbstat WHERE name GLOB ?').pluck().get(pattern) as number;

const tellSize = (store: Store): void => {
  const [hubs, whole] = [sizeOf(store, 'neighbours*'), sizeOf(store, '*')];
  const rows = store.db.prepare('SELECT count(*) FROM neighbours').pluck().get() as number;
  const share = ((100 * hubs) / whole).toFixed(1);
  console.log(`hubs: ${rows} rows, ${Math.round(hubs / 1e6)} of ${Math.round(whole / 1e6)} MB, ${share} %`);
};

const median = (work: () => unknown): string => {
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const start = performance.now();
    work();
    times.push(performance.now() - start);
  }
  return (times.toSorted((one, other) => one - other)[ROUNDS >> 1] as number).toFixed(2).padStart(12);
};

const topTen = (store: Store, id: number, window: Window): unknown =>
  listNeighbours(store, [id], { window, page: { first: 10 } });

const path = process.argv[2];
if (!path) throw new Error('Usage: neighbours FILE');
const store = openStore(path);
tellSize(store);
fillEdgeTable(store, `${path}-edges`);
const forms: Record<string, (id: number) => unknown> = {
  mentions: (id) => store.prepare(JOINED_MENTIONS).all({ id }),
  incidence: (id) => store.prepare(JOINED_INCIDENCE).all({ id }),
  'edge table': (id) => store.prepare(EDGE_TABLE).all({ id }),
  'hubs ARTICLE': (id) => topTen(store, id, 'ARTICLE'),
  'hubs SENTENCE': (id) => topTen(store, id, 'SENTENCE'),
};
const names = Object.keys(forms).map((name) => name.padStart(12));
console.log(`   rank articles ${names.join(' ')}  ms for the top 10, median`);
const byRank = store.db.prepare('SELECT id, article_count AS articles FROM entities ORDER BY article_count DESC, id');
const entities = byRank.all() as { id: number; articles: number }[];
for (const rank of RANKS) {
  const entity = entities[rank - 1];
  if (!entity) continue;
  const times = Object.values(forms).map((form) => median(() => form(entity.id)));
  console.log(`${String(rank).padStart(7)} ${String(entity.articles).padStart(8)} ${times.join(' ')}`);
}
store.close();
rmSync(`${path}-edges`, { force: true });
