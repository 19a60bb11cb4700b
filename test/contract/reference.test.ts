/** The generated tables of commands, flags, exit codes and limits in the READMEs; `npm run docs` writes them from the code. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Option } from 'commander';
import { expect, test } from 'vitest';
import { EXIT_MEANINGS } from '../../src/cli/exit-codes.ts';
import { LIMIT_NAMES, LIMITS, type Limit } from '../../src/limits.ts';
import { PACKAGE_ROOT } from '../../src/package-root.ts';
import { SETTINGS, type SettingName } from '../../src/settings.ts';
import { leaves } from '../support/commands.ts';

const commands = leaves();

const table = (header: readonly string[], rows: readonly (readonly string[])[]): string =>
  [header, header.map(() => '---'), ...rows]
    .map((cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`)
    .join('\n');

const code = (text: string): string => (text === '' ? '' : `\`${text}\``);

/** Without the placeholder of the value. */
const nameOf = (flag: string): string => code(flag.replace(/ .*/, ''));

const uniqueBy = <Item>(items: readonly Item[], keyOf: (item: Item) => string): Item[] => [
  ...new Map(items.map((item) => [keyOf(item), item])).values(),
];

/** The commands with such a flag; those of a group by its name when all of them have it. */
function commandsWith(has: (option: Option) => boolean): string {
  const names = commands.filter(([, { options }]) => options.some(has)).map(([name]) => name);
  if (names.length === commands.length) return 'all';
  const groups = new Set(names.map((name) => name.replace(/ .*/, '')));
  const short = [...groups].flatMap((group) => {
    const all = commands.map(([name]) => name).filter((name) => name.replace(/ .*/, '') === group);
    return all.every((name) => names.includes(name)) ? [group] : names.filter((name) => name.startsWith(`${group} `));
  });
  return short.map(code).join(', ');
}

const commandTable = (): string =>
  table(
    ['command', 'what it does'],
    commands.map(([name, command]) => {
      const args = command.registeredArguments.map((each) => ` <${each.name()}${each.variadic ? '...' : ''}>`);
      return [code(`dateline ${name}${args.join('')}`), command.description()];
    }),
  );

/** Defaults that depend on the machine. */
const DEFAULTS: Partial<Record<SettingName, string>> = {
  from: "the package's `seeds`",
  threads: 'one a core, 4 at most',
};

const isLimit = (name: string): boolean => (LIMIT_NAMES as readonly string[]).includes(name);

const settingTable = (): string =>
  table(
    ['flag', 'variable', 'default', 'commands', 'meaning'],
    (Object.keys(SETTINGS) as SettingName[])
      .filter((name) => !isLimit(name))
      .map((name) => {
        const { flag, variable, fallback, purpose } = SETTINGS[name];
        const users = commandsWith((option) => option.envVar === variable);
        return [nameOf(flag), code(variable), DEFAULTS[name] ?? (code(fallback) || 'none'), users, purpose];
      }),
  );

function flagTable(): string {
  const options = commands.flatMap(([, command]) => command.options).filter(({ envVar }) => envVar === undefined);
  const keyOf = ({ flags, description }: Option): string => `${flags} ${description}`;
  return table(
    ['flag', 'commands', 'meaning'],
    uniqueBy(options, keyOf).map((option) => [
      nameOf(option.flags),
      commandsWith((other) => keyOf(other) === keyOf(option)),
      option.description,
    ]),
  );
}

const exitCodeTable = (): string => table(['exit code', 'meaning'], Object.entries(EXIT_MEANINGS));

const limitTable = (): string =>
  table(
    ['flag', 'variable', 'default', 'range', 'error code', 'limits'],
    Object.values<Limit>(LIMITS).map(({ flag, variable, fallback, min, max, code: error = '', purpose }) => [
      nameOf(flag),
      code(variable),
      code(String(fallback)),
      `${min} to ${max}`,
      code(error),
      purpose,
    ]),
  );

const TABLES: Readonly<Record<string, () => string>> = {
  commands: commandTable,
  settings: settingTable,
  flags: flagTable,
  'exit codes': exitCodeTable,
  limits: limitTable,
};

const GENERATED = /<!-- generated: ([a-z ]+) -->.*?<!-- end -->/gs;

const generate = (text: string): string =>
  text.replace(GENERATED, (_, name: string) => `<!-- generated: ${name} -->\n${TABLES[name]?.()}\n<!-- end -->`);

test.each([
  ['src/cli/README.md', ['commands', 'settings', 'flags', 'exit codes']],
  ['src/server/README.md', ['limits']],
])('%s: generated tables equal the code', async (file, names) => {
  const path = join(PACKAGE_ROOT, file);
  const text = readFileSync(path, 'utf8');
  expect([...text.matchAll(GENERATED)].map(([, name]) => name)).toEqual(names);
  await expect(generate(text)).toMatchFileSnapshot(path);
});
