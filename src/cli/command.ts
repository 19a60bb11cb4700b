/** Defines a command of the command line from a function that returns data and an adapter that prints them. */
import { Command, Option } from 'commander';
import type { Logger } from '../log.ts';
import { DatelineError } from '../problem.ts';
import { flagOf, type RawSetting, readSetting, SETTINGS, type SettingName, type Settings } from '../settings.ts';
import { openStore, type Store, type StoreOptions } from '../store/database/open.ts';
import { toDatelineError } from '../store/database/sqlite-errors.ts';
import { refusePostgres } from '../store/postgres/address.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { openTerminal, type Terminal, writeInfo } from './terminal.ts';

/** What the function of a command is called with. */
export interface Call<Name extends SettingName> {
  readonly settings: Pick<Settings, Name>;
  /** The settings that a flag or the environment gives, with the name of the flag or variable. */
  readonly given: ReadonlyMap<SettingName, string>;
  /** Arguments after the name of the command. */
  readonly args: readonly string[];
  /** The command's own flags, by name in camel case; absent ones are left out. */
  readonly options: Readonly<Record<string, unknown>>;
  readonly dryRun: boolean;
  readonly force: boolean;
  readonly terminal: Terminal;
  /** A log of the level in the settings. */
  readonly openLog: () => Promise<Logger>;
}

export interface Spec<Name extends SettingName, Result> {
  /** Name and arguments, such as `extract <file>`. */
  readonly usage: string;
  readonly summary: string;
  /** The settings that it takes as flags or from the environment; all commands take `logLevel` too. */
  readonly settings: readonly Name[];
  /** Flags that are not settings. */
  readonly options?: readonly Option[];
  /** Whether `--database` may be the address of a PostgreSQL database. Default: no, such an address is refused. */
  readonly takesPostgres?: boolean;
  /** What `--dry-run` does; a command without it has no such flag. */
  readonly dryRun?: string;
  /** What `--force` does; a command without it has no such flag. */
  readonly force?: string;
  readonly run: (call: Call<Name>) => Result | Promise<Result>;
  /** Prints the result for people. */
  readonly print: (result: Result, terminal: Terminal) => void;
  /** What `--json` prints; the result itself by default. */
  readonly toJson?: (result: Result) => unknown;
  readonly exitCode?: (result: Result) => ExitCode;
  /** Runs after the result was printed, until the command ends. */
  readonly afterwards?: (result: Result, call: Call<Name>) => Promise<void>;
}

const optionFor = (name: SettingName): Option => {
  const { flag, variable, purpose, fallback } = SETTINGS[name];
  return new Option(flag, purpose).env(variable).default(fallback);
};

function rawSetting(command: Command, name: SettingName): RawSetting {
  const source = command.getOptionValueSource(name);
  const from = source === 'cli' ? 'flag' : source === 'env' ? 'environment' : 'default';
  return { value: command.getOptionValue(name), from };
}

const readSettings = <Name extends SettingName>(command: Command, names: readonly Name[]): Pick<Settings, Name> =>
  Object.fromEntries(names.map((name) => [name, readSetting(name, rawSetting(command, name))])) as Pick<Settings, Name>;

function givenSettings(command: Command, names: readonly SettingName[]): Map<SettingName, string> {
  const sources = names.map((name) => [name, rawSetting(command, name)] as const);
  return new Map(
    sources
      .filter(([, { value, from }]) => from === 'flag' || (from === 'environment' && value !== ''))
      .map(([name, { from }]) => [name, from === 'flag' ? flagOf(name) : SETTINGS[name].variable]),
  );
}

/** Throws BAD_USER_INPUT, as an empty variable of a shell script is more likely than a file without a name. */
function refuseEmpty(usage: string, args: readonly string[]): void {
  const empty = args.indexOf('');
  if (empty === -1) return;
  const names = usage.split(' ').slice(1);
  throw new DatelineError('BAD_USER_INPUT', `The argument ${names[empty] ?? names.at(-1)} is empty.`);
}

async function perform<Name extends SettingName, Result>(spec: Spec<Name, Result>, command: Command): Promise<void> {
  const {
    json = false,
    dryRun = false,
    force = false,
  } = command.opts<Partial<Record<'json' | 'dryRun' | 'force', boolean>>>();
  const logLevel = readSetting('logLevel', rawSetting(command, 'logLevel'));
  // Loaded on demand: most commands log nothing.
  const openLog = async () => (await import('../log.ts')).createLog(logLevel, writeInfo);
  const terminal = openTerminal(json);
  const call = {
    settings: readSettings(command, spec.settings),
    given: givenSettings(command, spec.settings),
    args: command.args,
    options: command.opts(),
    dryRun,
    force,
    terminal,
    openLog,
  };
  try {
    refuseEmpty(spec.usage, call.args);
    if ('database' in call.settings && !spec.takesPostgres) refusePostgres(String(call.settings.database));
    const result = await spec.run(call);
    terminal.progress.end();
    if (json) terminal.print(JSON.stringify(spec.toJson ? spec.toJson(result) : result));
    else spec.print(result, terminal);
    process.exitCode = spec.exitCode?.(result) ?? EXIT.OK;
    await spec.afterwards?.(result, call);
  } catch (cause) {
    terminal.progress.end();
    const error = 'database' in call.settings ? toDatelineError(cause, String(call.settings.database)) : cause;
    if (!(error instanceof DatelineError)) (await openLog()).debug({ err: error }, 'unexpected error');
    throw error;
  }
}

export function defineCommand<Name extends SettingName, Result>(spec: Spec<Name, Result>): Command {
  const command = new Command(spec.usage.replace(/ .*/, '')).description(spec.summary);
  for (const argument of spec.usage.split(' ').slice(1)) command.argument(argument);
  for (const name of [...spec.settings, 'logLevel'] as const) command.addOption(optionFor(name));
  for (const option of spec.options ?? []) command.addOption(option);
  if (spec.dryRun !== undefined) command.option('--dry-run', spec.dryRun);
  if (spec.force !== undefined) command.option('--force', spec.force);
  command.option('--json', 'print the result as JSON and nothing else');
  return command.action(() => perform(spec, command));
}

/** Subcommands of one word, such as `token create` and `token list`. */
export function defineGroup(name: string, summary: string, commands: readonly Command[]): Command {
  const group = new Command(name).description(summary);
  for (const command of commands) group.addCommand(command);
  return group;
}

/** Opens a database for the time of `work`, and returns its result. Throws what opening throws. */
export function withStore<Result>(database: string, work: (store: Store) => Result, options?: StoreOptions): Result {
  const store = openStore(database, options);
  try {
    return work(store);
  } finally {
    store.close();
  }
}
