/** Corrections through a cluster: one at a time, seen by all workers, none lost. */
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { dateline, serve } from '../support/cli.ts';
import { type Connection, connect } from '../support/connection.ts';
import { folderOf } from '../support/folder.ts';
import { GOOD } from './seeds.ts';

interface Answered {
  readonly data: { readonly done: { readonly __typename: string; readonly change?: { readonly number: number } } };
}

const answer = async ({ ask }: Connection, query: string): Promise<Answered['data']['done']> =>
  ((await ask(query)).body as Answered).data.done;

/** Retries as long as the answer is BusyError. */
const retry = async (connection: Connection, query: string): Promise<Answered['data']['done']> => {
  for (;;) {
    const done = await answer(connection, query);
    if (done.__typename !== 'BusyError') return done;
  }
};

const DONE = '__typename ... on ChangePayload { change { number } }';
const create = (name: string): string =>
  `mutation { done: createEntity(input: { kind: PERSON, name: "${name}" }) { ${DONE} } }`;
const rename = (name: string, since: number): string =>
  `mutation { done: renameEntity(input: { entity: "Entity:person/ada-lovelace", name: "${name}", ifUnchangedSince: ${since} }) { ${DONE} } }`;

/** Two workers, with authorized connections enough for each of them to have some. */
async function serveByTwo(operationSeconds = 120) {
  const database = join(folderOf({}), 'a.sqlite');
  const flags = ['--from', folderOf(GOOD), '--database', database];
  expect((await dateline(['seed', ...flags])).code).toBe(0);
  const { stdout } = await dateline(['token', 'create', 'ada', '--scopes', 'correct', '--database', database]);
  const limits = ['--max-wait-seconds', '60', '--operation-seconds', String(operationSeconds)];
  const server = await serve(['--workers', '2', ...limits, ...flags]);
  onTestFinished(() => void server.child.kill('SIGKILL'));
  const headers = { authorization: `Bearer ${stdout.trim()}` };
  const connections = Array.from({ length: 12 }, () => connect(server.url, headers));
  onTestFinished(() => {
    for (const { close } of connections) close();
  });
  return { connections, database, server };
}

test('simultaneous corrections are applied one after the other, and seen by all workers', async () => {
  const { connections, database } = await serveByTwo();
  const results = await Promise.all(connections.map((each, index) => retry(each, create(`Person ${index}`))));
  expect(results.map(({ change }) => change?.number).sort((a = 0, b = 0) => a - b)).toEqual(
    connections.map((_, index) => index + 1),
  );
  const counts = await Promise.all(connections.map(async ({ ask }) => (await ask('{ changes { totalCount } }')).body));
  expect(counts).toEqual(connections.map(() => expect.objectContaining({ data: { changes: { totalCount: 12 } } })));
  const raced = await Promise.all(connections.map((each, index) => retry(each, rename(`Name ${index}`, 12))));
  expect(raced.filter(({ __typename }) => __typename === 'RenameEntityPayload')).toHaveLength(1);
  expect(raced.filter(({ __typename }) => __typename === 'ConflictError')).toHaveLength(11);
  expect((await dateline(['check', '--database', database])).code).toBe(0);
});

test('corrections answer BusyError and change nothing while another process holds the write lock', async () => {
  const { connections, database } = await serveByTwo();
  const other = new Database(database);
  onTestFinished(() => void other.close());
  other.exec('BEGIN IMMEDIATE');
  const refused = await Promise.all(connections.slice(0, 4).map((each, index) => answer(each, create(`P ${index}`))));
  expect(refused).toEqual(Array(4).fill({ __typename: 'BusyError' }));
  other.exec('ROLLBACK');
  expect(await retry(connections[0] as Connection, create('Zed'))).toMatchObject({ change: { number: 1 } });
});

test('a worker whose correction waits for the write lock longer than the time limit is not killed', async () => {
  const { connections, database, server } = await serveByTwo(2);
  const other = new Database(database);
  onTestFinished(() => void other.close());
  other.exec('BEGIN IMMEDIATE');
  expect(await answer(connections[0] as Connection, create('Ada'))).toEqual({ __typename: 'BusyError' });
  other.exec('ROLLBACK');
  expect(server.stderr()).not.toMatch(/worker (ended|killed)/);
});
