/** Makes corrections over HTTP while a server is under load: rejects a mention, undoes that, and so on. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { PACKAGE_ROOT } from '../../src/package-root.ts';
import { openClient } from '../load/client.ts';

const EVERY_MS = 1000;
const MENTIONS = 100;

const LIST = `{ mentions(first: ${MENTIONS}) { nodes { id } } }`;
const change = (name: string, type: string): string =>
  `mutation ($input: ${type}Input!) { ${name}(input: $input) { ... on ChangePayload { change { id } } ... on MutationError { message } } }`;
const REJECT = change('rejectMention', 'RejectMention');
const UNDO = change('undoChange', 'UndoChange');

/** Creates a token that allows corrections; returns its secret. */
export function createSecret(database: string): string {
  const main = join(PACKAGE_ROOT, 'dist/src/cli/main.js');
  const args = ['token', 'create', 'bench', '--scopes', 'correct', '--json', '--database', database];
  const { stdout, stderr } = spawnSync(process.execPath, [main, ...args], { encoding: 'utf8' });
  const secret: unknown = stdout ? JSON.parse(stdout).secret : null;
  if (typeof secret !== 'string') throw new Error(`No token was created.\n${stdout}${stderr}`);
  return secret;
}

interface Corrections {
  /** Milliseconds of each. */
  readonly times: readonly number[];
  /** Stops after the one that is running. */
  readonly stop: () => Promise<void>;
}

/** Starts to make a correction every second. Those that fail are thrown when it is stopped. */
export function startCorrections(url: string, database: string): Corrections {
  const authorization = `Bearer ${createSecret(database)}`;
  const times: number[] = [];
  let stopped = false;

  // The load has an address of its own, so that its queue does not fill up the one of corrections.
  const client = openClient(url, '127.0.0.2');

  // biome-ignore lint/suspicious/noExplicitAny: answers are read as they are expected, and a test of their shape would be longer.
  async function ask(query: string, input?: object): Promise<any> {
    const { text } = await client.ask({ query, variables: { input } }, { authorization });
    return JSON.parse(text);
  }

  /** Tries again when it was shed. */
  async function correct(query: string, input: object): Promise<string> {
    const begun = performance.now();
    const answer = await ask(query, input);
    const isShed = answer.errors?.[0]?.extensions.code === 'OVERLOADED';
    if (!isShed) times.push(performance.now() - begun);
    const [payload] = Object.values(answer.data ?? {}) as { readonly change?: { readonly id: string } }[];
    if (!payload?.change && !isShed) throw new Error(`A correction failed: ${JSON.stringify(answer)}`);
    await pause(EVERY_MS);
    return payload?.change ? payload.change.id : correct(query, input);
  }

  async function run(): Promise<void> {
    const { data } = await ask(LIST);
    const mentions: string[] = data.mentions.nodes.map(({ id }: { readonly id: string }) => id);
    for (let index = 0; !stopped; index++) {
      const rejected = await correct(REJECT, { mention: mentions[index % mentions.length] });
      await correct(UNDO, { change: rejected });
    }
  }

  const done = run();
  done.catch(() => {});
  const stop = (): Promise<void> => {
    stopped = true;
    return done.finally(client.close);
  };
  return { times, stop };
}
