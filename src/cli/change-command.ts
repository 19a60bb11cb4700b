/** What all commands have in common that change something in the words of a mutation. */
import { userInfo } from 'node:os';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { DatelineError } from '../problem.ts';
import { type Call, defineCommand } from './command.ts';
import type { Mutation, Outcome } from './mutate.ts';
import type { Terminal } from './terminal.ts';

export type Options = Call<'database'>['options'];

interface Spec {
  readonly usage: string;
  readonly summary: string;
  readonly options?: readonly Option[];
  /** Throws BAD_USER_INPUT for words that make no sense. */
  readonly mutation: (words: readonly string[], options: Options) => Mutation;
}

export function wholeNumber(text: string): number {
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('It must be a whole number.');
}

const MANNER = [
  new Option('--by <name>', 'who does it, for the log; default: whoever is logged in'),
  new Option('--reason <text>', 'why, for the log'),
  new Option('--preview', 'say what would change, and change nothing'),
  new Option('--if-unchanged-since <number>', 'refuse when a change after this one touched the same').argParser(
    wholeNumber,
  ),
];

function whoIs(by: unknown): string {
  if (typeof by === 'string' && by !== '') return by;
  try {
    return userInfo().username;
  } catch {
    throw new DatelineError('BAD_USER_INPUT', 'Nobody knows who you are. Say it with --by.');
  }
}

/** With its type before it, as a global id, unless that is written already. */
export const idOf = (type: 'Entity' | 'Mention' | 'Article', key: string): string =>
  key.startsWith(`${type}:`) ? key : `${type}:${key}`;

async function run({ mutation }: Spec, { settings, words, options }: Call<'database'>): Promise<Outcome> {
  const { name, input } = mutation(words, options);
  const { reason, preview, ifUnchangedSince } = options;
  const given = Object.entries({ reason, preview, ifUnchangedSince }).filter(([, value]) => value !== undefined);
  // Loaded when it is needed: building the schema takes a while.
  const { mutate } = await import('./mutate.ts');
  return mutate(
    { name, input: { ...input, ...Object.fromEntries(given) } },
    { database: settings.database, by: whoIs(options.by) },
  );
}

function print({ change, outcome }: Outcome, terminal: Terminal): void {
  const { entities, articles, mentionCount, replacements, orphaned } = outcome;
  terminal.print(change === null ? 'Nothing was changed: this is a preview.' : `Change ${change.number} is made.`);
  for (const { id, name } of entities) terminal.print(`${id}  ${name}`);
  for (const { id } of articles) terminal.print(id);
  for (const { surface, placement } of replacements) terminal.print(`${placement}  ${surface}`);
  terminal.print(`Mentions: ${mentionCount}.`);
  for (const { number, type } of orphaned) terminal.print(`Orphaned: change ${number}, ${type}.`);
}

export function defineChange(spec: Spec): Command {
  return defineCommand({
    usage: spec.usage,
    summary: spec.summary,
    settings: ['database'],
    options: [...(spec.options ?? []), ...MANNER],
    run: (call: Call<'database'>) => run(spec, call),
    print,
  });
}
