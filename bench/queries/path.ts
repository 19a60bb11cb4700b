/** The path between two rare entities that are three hops apart. */
import { preparePathFinder } from '../floor/shortest-path.ts';
import type { BenchQuery, Db, Variables } from './query.ts';

const RARE_ARTICLES = 16;
/** To find more takes minutes. */
const MOST_PAIRS = 2000;

const HOPS = `
  select json_group_array(json_object('from', json_object('id', 'Entity:' || a.key, 'name', a.name),
    'to', json_object('id', 'Entity:' || b.key, 'name', b.name)))
  from json_each(@chain) as step
  cross join entities as a on a.id = step.value
  cross join entities as b on b.id = json_extract(@chain, '$[' || (step.key + 1) || ']')`;

const rareKeys = (db: Db): string[] =>
  db
    .prepare<[number], string>('select key from entities where article_count between 1 and ? order by id')
    .pluck()
    .all(RARE_ARTICLES);

function choosePairs(db: Db): Variables[] {
  const find = preparePathFinder(db);
  const keys = rareKeys(db);
  const half = Math.floor(keys.length / 2);
  const pairs: Variables[] = [];
  for (let index = 0; index < half && pairs.length < MOST_PAIRS; index++) {
    const [from, to] = [keys[index] as string, keys[half + index] as string];
    if (find(from, to)?.length === 4) pairs.push({ from: `Entity:${from}`, to: `Entity:${to}` });
  }
  return pairs;
}

const keyOf = (id: Variables[string] | undefined): string => String(id).slice('Entity:'.length);

export const PATH: BenchQuery = {
  name: 'path of length 3',
  document: `query ($from: ID!, $to: ID!) { path(from: $from, to: $to, maxLength: 3, window: SENTENCE) {
    length hops { from { id name } to { id name } } } }`,
  variables: choosePairs,
  floor: (db) => {
    const find = preparePathFinder(db);
    const hops = db.prepare<[object], string>(HOPS).pluck();
    return ({ from, to }) => {
      const chain = find(keyOf(from), keyOf(to));
      if (chain === null) return '{"path":{"length":null,"hops":null}}';
      return `{"path":{"length":${chain.length - 1},"hops":${hops.get({ chain: JSON.stringify(chain) })}}}`;
    };
  },
};
