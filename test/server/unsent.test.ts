/** Large answers that clients do not read take a bounded amount of memory. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { createUnsent } from '../../src/server/unsent.ts';
import { MEGABYTE } from '../../src/store/database/budget.ts';

const LARGE = Buffer.alloc(24 * MEGABYTE, 'x');
const SMALL = Buffer.from('x');

const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

/** A server that answers /NAME/large and /NAME/small, as if a client of that name asked, and may hold two large answers. */
async function serve() {
  const dropped: string[] = [];
  const hold = createUnsent(2.5 * LARGE.length, (client) => dropped.push(client));
  const server = createServer((request, response) => {
    const [, client = '', size] = (request.url ?? '').split('/');
    response.end(size === 'large' ? LARGE : SMALL);
    hold(client, response);
  });
  closers.push(() => server.close().closeAllConnections());
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return { dropped, port: (server.address() as AddressInfo).port };
}

/** Asks, and reads nothing beyond the first bytes. */
async function askSlowly(port: number, path: string): Promise<Socket> {
  const socket = connect(port, '127.0.0.1');
  closers.push(() => socket.destroy());
  socket.on('error', () => {});
  socket.write(`GET ${path} HTTP/1.1\r\nhost: a\r\n\r\n`);
  await once(socket, 'readable');
  socket.read(1);
  return socket;
}

test('the client that holds the most loses its oldest answer', async () => {
  const { port, dropped } = await serve();
  await askSlowly(port, '/b/large');
  const oldest = await askSlowly(port, '/a/large');
  expect(dropped).toEqual([]);
  await askSlowly(port, '/a/large');
  expect(dropped).toEqual(['a']);
  oldest.resume();
  await once(oldest, 'close');
  await askSlowly(port, '/b/large');
  expect(dropped).toEqual(['a', 'b']);
});

test('answers that were read, and small ones, take no room', async () => {
  const { port, dropped } = await serve();
  for (let time = 0; time < 4; time++) {
    const response = await fetch(`http://127.0.0.1:${port}/a/large`);
    expect((await response.arrayBuffer()).byteLength).toBe(LARGE.length);
    await askSlowly(port, '/a/small');
  }
  await askSlowly(port, '/a/large');
  expect(dropped).toEqual([]);
});
