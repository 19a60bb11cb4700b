/** A limit of open files (`ulimit -n`): a command says so, and a server at its limit goes on. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { GOOD, seeded } from '../cli/seeds.ts';
import { MAIN } from '../support/cli.ts';
import { folderOf } from '../support/folder.ts';

/** Starts a command that may open so many files. */
const startWith = (limit: number, words: readonly string[]) =>
  spawn('bash', ['-c', `ulimit -n ${limit}; exec "$0" "$@"`, process.execPath, MAIN, ...words], { stdio: 'pipe' });

test('a command that may open too few says so, or does its work', async () => {
  const from = folderOf(GOOD);
  const database = join(folderOf({}), 'a.sqlite');
  for (const limit of [40, 44, 48, 52, 56, 128]) {
    const child = startWith(limit, ['seed', '--dry-run', '--json', '--from', from, '--database', database]);
    const [stdout, [code]] = await Promise.all([text(child.stdout), once(child, 'close')]);
    // Without output, Node itself could not start.
    if (code === 0 || limit === 128) expect([code, JSON.parse(stdout).problems]).toEqual([0, []]);
    else if (stdout !== '') expect([code, stdout]).toEqual([code, expect.not.stringMatching(/EMFILE/)]);
  }
}, 60_000);

test('a server that has no room for more connections answers again when others are closed', async () => {
  const child = startWith(128, ['serve', '--json', '--port', '0', '--database', await seeded()]);
  const [line] = (await once(child.stdout.setEncoding('utf8'), 'data')) as [string];
  const url = new URL(JSON.parse(line).url);
  const sockets = Array.from({ length: 200 }, () => connect(Number(url.port), url.hostname).on('error', () => {}));
  await sleep(500);
  for (const socket of sockets) socket.destroy();
  // Until it has noticed that they are closed, it may close new ones too.
  const answer = async () => (await fetch(`${url}?query={__typename}`)).json();
  await expect.poll(answer, { timeout: 20_000 }).toMatchObject({ data: { __typename: 'Query' } });
  child.kill('SIGTERM');
  expect((await once(child, 'close'))[0]).toBe(0);
}, 30_000);
