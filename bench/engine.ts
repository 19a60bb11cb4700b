/**
 * Measures how near the engine comes to the floor, without HTTP: `node dist/bench/engine.js FILE [rounds]`. Three queries, each
 * answered in turns by one statement written by hand, by what the operation compiles to, by the same at once, and by resolvers.
 */
import { type DocumentNode, execute, parse } from 'graphql';
import { createContext } from '../schema/context.ts';
import { createExecutor } from '../schema/execute.ts';
import { schema } from '../schema/index.ts';
import { openStore } from '../src/store/open.ts';

const MILLISECONDS = 700;

interface Question {
  readonly name: string;
  readonly source: string;
  /** SQL that gives the same data for the variables. */
  readonly floor: string;
  readonly variables: readonly Readonly<Record<string, string>>[];
}

type Answerer = (variables: Readonly<Record<string, string>>) => string | Promise<string>;

const [path, rounds = '5'] = process.argv.slice(2);
if (!path) throw new Error('Usage: engine FILE [rounds]');
const store = openStore(path, { readonly: true });
const executor = createExecutor(store, (field, reason) => console.log(`${field} does not compile: ${reason}`));

const keys = store.db
  .prepare<[], string>('select key from entities order by article_count desc limit 200')
  .pluck()
  .all();
const ENTITY = `json_object('id', 'Entity:' || e.key, 'kind', e.kind, 'name', e.name)`;

const QUESTIONS: readonly Question[] = [
  {
    name: 'entity by id',
    source: 'query ($id: ID) { entity(id: $id) { id kind name articleCount mentionCount } }',
    floor: `select json_object('entity', (
      select json_object('id', 'Entity:' || key, 'kind', kind, 'name', name, 'articleCount', article_count,
        'mentionCount', mention_count) from entities where key = substr(?, 8)))`,
    variables: keys.map((key) => ({ id: `Entity:${key}` })),
  },
  {
    name: '20 articles x 10 mentions x entity',
    source:
      '{ articles(first: 20) { nodes { id title publishedAt mentions(first: 10) { nodes { surface start end entity { id kind name } } } } } }',
    floor: `select json_object('articles', json_object('nodes', json_group_array(json_object('id', 'Article:' || a.key,
        'title', a.title, 'publishedAt', nullif(a.published_at, ''), 'mentions', json_object('nodes', (
          select json_group_array(json_object('surface', s.surface, 'start', m.start, 'end', m."end",
            'entity', (select ${ENTITY} from entities as e where e.id = m.entity_id)))
          from (select * from mentions where article_id = a.id and status = 'ACCEPTED' order by start, "end" limit 10) as m
          cross join surfaces as s where s.id = m.surface_id))))))
      from (select * from articles order by published_at desc, id desc limit 20) as a`,
    variables: [{}],
  },
  {
    name: '10 neighbours x 5 articles',
    source: `query ($key: String) { entity(key: $key) { neighbours(first: 10) { edges { weight node { id name
      articles(first: 5) { nodes { id title } } } } } } }`,
    floor: `select json_object('entity', (select json_object('neighbours', json_object('edges', (
        select json_group_array(json_object('weight', n.sentences, 'node', json_object('id', 'Entity:' || o.key, 'name', o.name,
          'articles', json_object('nodes', (
            select json_group_array(json_object('id', 'Article:' || a.key, 'title', a.title))
            from (select article_id from article_entities where entity_id = o.id and mention_count > 0
              order by published_at desc, article_id desc limit 5) as x
            cross join articles as a where a.id = x.article_id)))))
        from (select * from neighbours where entity_id = e.id and sentences > 0
          order by sentences desc, neighbour_id limit 10) as n
        cross join entities as o where o.id = n.neighbour_id)))
      from entities as e where e.key = ?))`,
    variables: keys.slice(0, 20).map((key) => ({ key })),
  },
];

const floorOf = ({ floor }: Question): Answerer => {
  const statement = store.prepare(floor).pluck();
  return (variables) => statement.get(...Object.values(variables)) as string;
};

const compiledOf =
  (document: DocumentNode): Answerer =>
  async (variables) => {
    const args = { schema, document, variableValues: variables, contextValue: createContext(store) };
    const given = await executor.answer(args);
    return 'json' in given ? given.json : JSON.stringify(given.result.data);
  };

/** The same without waiting, of what has been asked before. */
const atOnceOf =
  (document: DocumentNode): Answerer =>
  (variables) =>
    executor.answerNow({ schema, document, variableValues: variables }) ?? '';

const resolvedOf =
  (document: DocumentNode): Answerer =>
  async (variables) =>
    JSON.stringify(
      (await execute({ schema, document, variableValues: variables, contextValue: createContext(store) })).data,
    );

/** Answers a second. */
async function measure(ask: Answerer, { variables }: Question): Promise<number> {
  const start = performance.now();
  let asked = 0;
  while (performance.now() - start < MILLISECONDS) {
    const answer = ask(variables[asked++ % variables.length] ?? {});
    if (typeof answer !== 'string') await answer;
  }
  return (asked / (performance.now() - start)) * 1000;
}

const median = (numbers: readonly number[]): number => [...numbers].sort((a, b) => a - b)[numbers.length >> 1] ?? 0;

for (const question of QUESTIONS) {
  const document = parse(question.source);
  const ways = {
    floor: floorOf(question),
    compiled: compiledOf(document),
    'at once': atOnceOf(document),
    resolved: resolvedOf(document),
  };
  const answers = new Set<string>();
  for (const way of Object.values(ways)) answers.add(await way(question.variables[0] ?? {}));
  if (answers.size > 1) console.log(`${question.name}: the answers differ\n${[...answers].join('\n').slice(0, 2000)}`);
  const rates: Record<string, number[]> = { floor: [], compiled: [], 'at once': [], resolved: [] };
  for (let round = 0; round < Number(rounds); round++) {
    for (const [name, way] of Object.entries(ways)) rates[name]?.push(await measure(way, question));
  }
  const share = (name: string) => rates[name]?.map((rate, index) => rate / (rates.floor?.[index] ?? 1)) ?? [];
  const told = ['compiled', 'at once', 'resolved']
    .map((name) => `${name} ${median(share(name)).toFixed(3)}`)
    .join(', ');
  console.log(`${question.name}: floor ${Math.round(median(rates.floor ?? []))}/s, ${told}`);
}
store.close();
