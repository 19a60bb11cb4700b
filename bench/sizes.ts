/** Measures every kind of query on a large database, without HTTP: `node dist/bench/sizes.js FILE`. */
import { graphql } from 'graphql';
import { createContext } from '../schema/context.ts';
import { schema } from '../schema/index.ts';
import { openStore, type Store } from '../src/store/database/open.ts';
import { HUB_ARTICLES } from '../src/store/sql/hubs.ts';
import { type QuerySubjects, writeQueries } from './sizes-queries.ts';

const ROUNDS = 7;

const findSubjects = ({ db }: Store): QuerySubjects => {
  const keys = db.prepare('SELECT key FROM entities WHERE article_count <= ? ORDER BY article_count DESC, id').pluck();
  const most = keys.all(Number.MAX_SAFE_INTEGER) as string[];
  return {
    popular: [most[0] as string, most[1] as string],
    middling: keys.get(HUB_ARTICLES) as string,
    rare: keys.get(1) as string,
    article: db.prepare('SELECT key FROM articles ORDER BY id LIMIT 1').pluck().get() as string,
    source: db.prepare('SELECT source FROM articles ORDER BY id LIMIT 1').pluck().get() as string,
    commonWord: 'said',
    rareWord: (db.prepare('SELECT text FROM article_texts ORDER BY article_id LIMIT 1').pluck().get() as string)
      .split(/\W+/)
      .toSorted((one, other) => other.length - one.length)[0] as string,
  };
};

const ask = async (store: Store, source: string): Promise<number> => {
  const start = performance.now();
  const { errors } = await graphql({ schema, source, contextValue: createContext(store) });
  if (errors) throw new Error(`${source}\n${errors.map(({ message }) => message).join('\n')}`);
  return performance.now() - start;
};

const milliseconds = (value: number): string => value.toFixed(1).padStart(9);

const path = process.argv[2];
if (!path) throw new Error('Usage: sizes FILE');
const store = openStore(path, { readonly: true });
console.log('    first    median     worst  ms');
for (const [name, query] of writeQueries(findSubjects(store))) {
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round++) times.push(await ask(store, query));
  const sorted = times.toSorted((one, other) => one - other);
  const columns = [times[0], sorted[ROUNDS >> 1], sorted.at(-1)].map((time) => milliseconds(time as number));
  console.log(`${columns.join(' ')}  ${name}`);
}
console.log(`${Math.round(process.memoryUsage.rss() / 1e6)} MB resident`);
store.close();
