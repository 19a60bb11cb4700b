/** Mutations are executed one after the other, and hold the write lease until they are answered. */
import { type ExecutionResult, parse } from 'graphql';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWritingContext } from '../../../schema/context.ts';
import { createExecutor, type Executor } from '../../../schema/execute.ts';
import { schema } from '../../../schema/index.ts';
import { migrate } from '../../../src/store/database/migrate.ts';
import { openStore, type Store } from '../../../src/store/database/open.ts';
import { openWriter, type Writer } from '../../../src/store/database/writer.ts';
import { reseedTo } from '../../store/base.ts';
import { WITH_GUESTS } from '../library.ts';
import { temporary } from '../stage.ts';

/** Milliseconds to wait for a lease that is not released. */
const WAIT = 100;

let store: Store;
let writer: Writer;
let executor: Executor;
const { path, remove } = temporary();

beforeAll(() => {
  migrate(path);
  const seeder = openStore(path);
  reseedTo(seeder, { articles: WITH_GUESTS });
  seeder.close();
  store = openStore(path, { readonly: true });
  writer = openWriter(path, { timeout: WAIT });
  executor = createExecutor(store);
});

afterAll(() => {
  writer.close();
  store.close();
  remove();
});

const ask = (source: string): Promise<ExecutionResult> => {
  const contextValue = createWritingContext(store, { writer, caller: () => ({ name: 'ada', scopes: ['correct'] }) });
  return executor.execute({ schema, document: parse(source), contextValue });
};

/** Fails while somebody holds the write lease. */
const expectReleased = async (): Promise<void> => (await writer.acquire()).release();

const rename = (name: string): string =>
  `renameEntity(input: { entity: "Entity:place/turin", name: "${name}" }) { ... on RenameEntityPayload { entity { name } change { number } } }`;

test('changes are made in order, and each payload is of the time after its own', async () => {
  const { data, errors } = await ask(`mutation { one: ${rename('Torino')} two: ${rename('Turin')} }`);
  expect(errors).toBeUndefined();
  expect(data).toEqual({
    one: { entity: { name: 'Torino' }, change: { number: 1 } },
    two: { entity: { name: 'Turin' }, change: { number: 2 } },
  });
  await expectReleased();
});

test('the write lease is released after a change that is refused', async () => {
  const { data } = await ask('mutation { renameEntity(input: { entity: "Entity:nobody", name: "x" }) { __typename } }');
  expect(data).toEqual({ renameEntity: { __typename: 'NotFoundError' } });
  await expectReleased();
});

test('the write lease is released after a payload that has errors', async () => {
  const { errors } =
    await ask(`mutation { addAlias(input: { entity: "Entity:place/london", name: "Londinium", form: SHORT_NAME }) {
    ... on AddAliasPayload { entity { mentions(first: -1) { totalCount } } } } }`);
  expect(errors).toHaveLength(1);
  await expectReleased();
});

test('a query after a change reads the new state under the plan of before', async () => {
  const source = '{ entity(key: "place/london") { name } }';
  const nameOf = async (): Promise<unknown> => (await ask(source)).data;
  expect(await nameOf()).toEqual({ entity: { name: 'London' } });
  await ask('mutation { renameEntity(input: { entity: "Entity:place/london", name: "Londres" }) { __typename } }');
  expect(await nameOf()).toEqual({ entity: { name: 'Londres' } });
});
