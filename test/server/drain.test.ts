/** Draining: answers requests in flight, refuses new connections, and ends in bounded time. */
import { Agent, get } from 'node:http';
import { GraphQLObjectType, GraphQLSchema, GraphQLString } from 'graphql';
import { expect, test } from 'vitest';
import { drain, listen } from '../../src/server/listen.ts';
import { openTestServer, post } from './test-server.ts';

/** A schema with one field that resolves when the test says so, and tells when it is executed. */
function slowSchema() {
  const executed = deferred<void>();
  const answer = deferred<string>();
  const schema = new GraphQLSchema({
    query: new GraphQLObjectType({
      name: 'Query',
      fields: {
        slow: {
          type: GraphQLString,
          resolve: () => {
            executed.resolve();
            return answer.promise;
          },
        },
      },
    }),
  });
  return { schema, executed: executed.promise, answer: answer.resolve };
}

function deferred<T>() {
  let resolve!: (value: T) => void;
  const promise = new Promise<T>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}

test('drain: answers requests in flight, refuses new connections', async () => {
  const { schema, executed, answer } = slowSchema();
  const server = await openTestServer(schema);
  const underWay = post(server.url, { query: '{ slow }' });
  await executed;
  const drained = drain(server.server, { milliseconds: 30_000 });
  await expect(fetch(`${server.url}/health`)).rejects.toThrow();
  answer('done');
  expect((await underWay).body.data).toEqual({ slow: 'done' });
  expect(await drained).toBe(true);
  await server.close();
});

test('drain: closes idle connections', async () => {
  const server = await openTestServer(slowSchema().schema);
  const agent = new Agent({ keepAlive: true });
  await new Promise((resolve) =>
    get(`${server.url}/health`, { agent }, (response) => response.resume().on('end', resolve)),
  );
  expect(await drain(server.server, { milliseconds: 30_000 })).toBe(true);
  agent.destroy();
  await server.close();
});

test('drain: closes connections whose requests do not end in time', async () => {
  const { schema, executed, answer } = slowSchema();
  const server = await openTestServer(schema);
  const underWay = post(server.url, { query: '{ slow }' });
  const cut = expect(underWay).rejects.toThrow();
  await executed;
  expect(await drain(server.server, { milliseconds: 50 })).toBe(false);
  await cut;
  answer('too late');
  await server.close();
});

test('listen: throws PORT_TAKEN for a taken port', async () => {
  const first = await openTestServer(slowSchema().schema);
  const second = await openTestServer(slowSchema().schema);
  await drain(second.server, { milliseconds: 1000 });
  const port = Number(new URL(first.url).port);
  await expect(listen(second.server, { host: '127.0.0.1', port })).rejects.toMatchObject({
    code: 'PORT_TAKEN',
    message: expect.stringContaining(`Port ${port} of 127.0.0.1 is taken.`),
  });
  await first.close();
  await second.close();
});

test('listen: throws BAD_USER_INPUT for an address that the machine does not have', async () => {
  const server = await openTestServer(slowSchema().schema);
  await drain(server.server, { milliseconds: 1000 });
  await expect(listen(server.server, { host: '192.0.2.1', port: 0 })).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
  await server.close();
});
