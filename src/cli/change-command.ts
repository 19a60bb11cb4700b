/** Defines the commands that change something: each runs one mutation, with the options that all of them have. */
import { type Command, InvalidArgumentError, Option } from 'commander';
import { authorName, BY } from './author.ts';
import { type Call, defineCommand } from './command.ts';
import type { Mutation, MutationResult } from './mutate.ts';
import type { Terminal } from './terminal.ts';

export type Options = Call<'database'>['options'];

interface Spec {
  readonly usage: string;
  readonly summary: string;
  readonly options?: readonly Option[];
  /** Throws BAD_USER_INPUT for arguments that make no sense. */
  readonly mutation: (args: readonly string[], options: Options) => Mutation;
}

/** Parses the value of an option. */
export function wholeNumber(text: string): number {
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('It must be a whole number of at most 9 digits.');
}

const COMMON_OPTIONS = [
  BY,
  new Option('--reason <text>', 'why, for the log'),
  new Option('--preview', 'say what would change, and change nothing'),
  new Option('--if-unchanged-since <number>', 'refuse when a change after this one touched the same').argParser(
    wholeNumber,
  ),
];

/** A global id: the key with its type before it, unless the key has that already. */
export function globalId(type: 'Entity' | 'Mention' | 'Article', key: string): string {
  return key.startsWith(`${type}:`) ? key : `${type}:${key}`;
}

async function run({ mutation }: Spec, { settings, args, options }: Call<'database'>): Promise<MutationResult> {
  const { name, input } = mutation(args, options);
  const { reason, preview, ifUnchangedSince } = options;
  const common = Object.entries({ reason, preview, ifUnchangedSince }).filter(([, value]) => value !== undefined);
  // Imported only here, since building the schema takes a while.
  const { mutate } = await import('./mutate.ts');
  return mutate(
    { name, input: { ...input, ...Object.fromEntries(common) } },
    { database: settings.database, by: authorName(options.by) },
  );
}

function print({ change, outcome }: MutationResult, terminal: Terminal): void {
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
    options: [...(spec.options ?? []), ...COMMON_OPTIONS],
    run: (call: Call<'database'>) => run(spec, call),
    print,
  });
}
