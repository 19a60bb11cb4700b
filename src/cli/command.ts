/** Makes a command of the command line out of a function that returns data and an adapter that prints them. */
import { Command, Option } from 'commander';
import type { Logger } from '../log.ts';
import { DatelineError } from '../problem.ts';
import { type Given, readSetting, SETTINGS, type SettingName, type Settings } from '../settings.ts';
import { toDatelineError } from '../store/database/sqlite-errors.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { openTerminal, type Terminal } from './terminal.ts';

/** What a command was called with. */
export interface Call<Name extends SettingName> {
  readonly settings: Pick<Settings, Name>;
  /** The words after the command's name. */
  readonly words: readonly string[];
  /** Flags of its own, by name in camel case; what was not given is left out. */
  readonly options: Readonly<Record<string, unknown>>;
  readonly dryRun: boolean;
  readonly force: boolean;
  readonly terminal: Terminal;
  /** A log of the level that was asked for. */
  readonly openLog: () => Promise<Logger>;
}

export interface Spec<Name extends SettingName, Result> {
  /** Name and arguments, such as `extract <file>`. */
  readonly usage: string;
  readonly summary: string;
  /** The settings it takes as flags or from the environment, beside `logLevel`, which all take. */
  readonly settings: readonly Name[];
  /** Flags that are no settings. */
  readonly options?: readonly Option[];
  /** What `--dry-run` does; a command without it has no such flag. */
  readonly dryRun?: string;
  /** What `--force` does; a command without it has no such flag. */
  readonly force?: string;
  readonly run: (call: Call<Name>) => Result | Promise<Result>;
  /** Shows people the result. */
  readonly print: (result: Result, terminal: Terminal) => void;
  /** What `--json` prints; the result itself by default. */
  readonly toJson?: (result: Result) => unknown;
  readonly exitCode?: (result: Result) => ExitCode;
  /** What goes on after the result was shown, until the command ends. */
  readonly afterwards?: (result: Result, call: Call<Name>) => Promise<void>;
}

const optionFor = (name: SettingName): Option => {
  const { flag, variable, purpose, fallback } = SETTINGS[name];
  return new Option(flag, purpose).env(variable).default(fallback);
};

const given = (command: Command, name: SettingName): Given => {
  const source = command.getOptionValueSource(name);
  const by = source === 'cli' ? 'flag' : source === 'env' ? 'environment' : 'default';
  return { value: command.getOptionValue(name), by };
};

const readAll = <Name extends SettingName>(command: Command, names: readonly Name[]): Pick<Settings, Name> =>
  Object.fromEntries(names.map((name) => [name, readSetting(name, given(command, name))])) as Pick<Settings, Name>;

async function perform<Name extends SettingName, Result>(spec: Spec<Name, Result>, command: Command): Promise<void> {
  const {
    json = false,
    dryRun = false,
    force = false,
  } = command.opts<Partial<Record<'json' | 'dryRun' | 'force', boolean>>>();
  const logLevel = readSetting('logLevel', given(command, 'logLevel'));
  // Loaded when it is needed: most commands end without a line.
  const openLog = async () => (await import('../log.ts')).createLog(logLevel);
  const terminal = openTerminal(json);
  const call = {
    settings: readAll(command, spec.settings),
    words: command.args,
    options: command.opts(),
    dryRun,
    force,
    terminal,
    openLog,
  };
  try {
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
  const words = spec.usage.split(' ').slice(1);
  for (const word of words) command.argument(word);
  for (const name of [...spec.settings, 'logLevel'] as const) command.addOption(optionFor(name));
  for (const option of spec.options ?? []) command.addOption(option);
  if (spec.dryRun !== undefined) command.option('--dry-run', spec.dryRun);
  if (spec.force !== undefined) command.option('--force', spec.force);
  command.option('--json', 'print the result as JSON and nothing else');
  return command.action(() => perform(spec, command));
}

/** Commands under one word, such as `token create` and `token list`. */
export function defineGroup(name: string, summary: string, commands: readonly Command[]): Command {
  const group = new Command(name).description(summary);
  for (const command of commands) group.addCommand(command);
  return group;
}
