/** `dateline serve` in one process: seeds, shows reseeds of other processes, drains, and refuses a taken port. */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { dateline, MAIN, serve } from '../support/cli.ts';
import { addTo, folderOf } from '../support/folder.ts';
import { GOOD, HALF_BAD, seeded } from './seeds.ts';

function newDatabase(files = GOOD) {
  const from = folderOf(files);
  const database = join(folderOf({}), 'a.sqlite');
  return { from, database, flags: ['--from', from, '--database', database] };
}

async function ask(url: string, query: string): Promise<unknown> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  return response.json();
}

const countArticles = (url: string) => ask(url, '{ articles(first: 1) { totalCount } }');
const counted = (totalCount: number) => ({ data: { articles: { totalCount } }, extensions: { cost: 6 } });

describe('serve', () => {
  test('seeds a new database, answers, and exits with 0 at SIGTERM', async () => {
    const { flags } = newDatabase();
    const server = await serve(flags);
    expect(server.first).toMatchObject({ url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/graphql$/) });
    expect(server.first.seeded).toMatchObject({ command: 'SEED', articles: { added: 2 } });
    expect(await countArticles(server.url)).toEqual(counted(2));
    expect(await server.stop('SIGTERM')).toBe(0);
  });

  test('seeds an empty database, reports bad seeds, and serves the others', async () => {
    const { flags, database } = newDatabase(HALF_BAD);
    await dateline(['migrate', '--database', database]);
    const server = await serve(flags);
    expect(server.first.seeded).toMatchObject({ articles: { added: 1 }, problems: [{ file: 'broken.json' }] });
    expect(await countArticles(server.url)).toEqual(counted(1));
    expect(await server.stop('SIGINT')).toBe(0);
  });

  test('shows a reseed by another process without a restart', async () => {
    const { flags, from } = newDatabase();
    const server = await serve(flags);
    expect(await countArticles(server.url)).toEqual(counted(2));
    addTo(from, { 'new.txt': 'New\n\nAda Lovelace slept in Paris.\n' });
    expect((await dateline(['reseed', ...flags])).code).toBe(0);
    expect(await countArticles(server.url)).toEqual(counted(3));
    await server.stop();
    const again = await serve(flags);
    expect(again.first.seeded).toBeNull();
    expect(await countArticles(again.url)).toEqual(counted(3));
    await again.stop();
  });

  test('says that it does not load seeds into a filled database, and by what command they are loaded', async () => {
    const database = await seeded();
    const from = join(folderOf({ "it's new/a.txt": 'Ada Lovelace came to Turin.' }), "it's new");
    const quiet = await serve(['--database', database]);
    await quiet.stop();
    expect(quiet.stderr()).not.toContain('Nothing is loaded');
    const server = await serve(['--database', database, '--from', from], { env: { DATELINE_THREADS: '1' } });
    await server.stop();
    const [{ level, msg }] = server
      .stderr()
      .split('\n')
      .map((line) => JSON.parse(line || '{}'));
    expect([level, msg]).toEqual([
      'warn',
      expect.stringMatching(/^Nothing is loaded, so --from, DATELINE_THREADS have no effect:/),
    ]);
    const command = msg.slice(msg.indexOf('dateline reseed')).replace('dateline', `"${process.execPath}" "${MAIN}"`);
    expect(execFileSync('bash', ['-c', command], { encoding: 'utf8', stdio: 'pipe' })).toContain(
      '1 added, 0 changed, 2 removed',
    );
  });

  test('exits with 7 on a taken port', async () => {
    const { flags } = newDatabase();
    const server = await serve(flags);
    const { port } = new URL(server.url);
    const { code, stdout, stderr } = await dateline(['serve', '--port', port, ...flags, '--log-level', 'silent']);
    expect([code, stdout]).toEqual([7, '']);
    expect(stderr).toMatch(new RegExp(`^error: Port ${port} of 127\\.0\\.0\\.1 is taken\\..*\\n$`));
    await server.stop();
  });

  test('exits with 4 on a file that is not a database, before it listens', async () => {
    const database = join(folderOf({ 'a.sqlite': 'no database at all, '.repeat(100) }), 'a.sqlite');
    const { code, stderr } = await dateline(['serve', '--port', '0', '--database', database]);
    expect([code, stderr]).toEqual([4, expect.stringContaining('is not a SQLite database')]);
  });

  test('logs JSON lines to standard error', async () => {
    const { flags } = newDatabase();
    const server = await serve([...flags, '--log-level', 'debug']);
    await fetch(new URL('/health', server.url));
    await server.stop();
    const lines = server
      .stderr()
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines.map(({ level, msg }) => [level, msg])).toEqual([
      ['info', 'listening'],
      ['debug', 'request'],
      ['info', 'draining'],
      ['info', 'stopped'],
    ]);
    expect(lines[1]).toMatchObject({ method: 'GET', path: '/health', status: 200 });
  });

  test('keeps its database in the current folder by default', async () => {
    const cwd = folderOf(GOOD);
    const server = await serve(['--from', cwd], { cwd });
    expect(existsSync(join(cwd, 'dateline.sqlite'))).toBe(true);
    await server.stop();
  });
});
