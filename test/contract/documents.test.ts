/** The READMEs name what exists: links, files, commands, flags, variables, exit codes and metrics; and they leave none of these out. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { EXIT_MEANINGS } from '../../src/cli/exit-codes.ts';
import { PACKAGE_ROOT } from '../../src/package-root.ts';
import { SETTINGS } from '../../src/settings.ts';
import { leaves } from '../support/commands.ts';
import { anchorsOf, commandsOf, DOCUMENTS, linksOf, listFiles, READMES } from './documents.ts';

const TOP = READMES.find(({ path }) => path === 'README.md');
const MOST_LINES = 200;
const WIDEST = 140;

const exists = (path: string): boolean => existsSync(join(PACKAGE_ROOT, path));
const readSource = (path: string): string => readFileSync(join(PACKAGE_ROOT, path), 'utf8');
const documents = DOCUMENTS.map((document) => [document.path, document] as const);
const readmes = READMES.map((document) => [document.path, document] as const);

test(`the top README has at most ${MOST_LINES} lines, of at most ${WIDEST} columns outside tables`, () => {
  const lines = TOP?.text.trimEnd().split('\n') ?? [];
  expect(lines.length).toBeLessThanOrEqual(MOST_LINES);
  expect(lines.filter((line) => !line.startsWith('|') && line.length > WIDEST)).toEqual([]);
});

test.each(documents)('%s: every link leads to a file and a heading', (_path, document) => {
  const broken = linksOf(document).filter((link) => {
    const [path = '', anchor] = link.split('#');
    if (!exists(path)) return true;
    const target = DOCUMENTS.find((other) => other.path === path);
    return anchor !== undefined && !(target && anchorsOf(target).includes(anchor));
  });
  expect(broken).toEqual([]);
});

/** Names in backticks that are files of the sources: by folder from the root, or by extension from the folder of the document. */
const FOLDER = /^(?:src|schema|test|bench|model|seeds|migrations|\.ci)\/[\w./-]*$/;
const SOURCE = /^[\w./-]+\.(?:ts|tsx|mjs)$/;

test.each(readmes)('%s: every file it names exists', (path, { names }) => {
  const files = names.filter((name) => FOLDER.test(name) || SOURCE.test(name));
  expect(files.filter((name) => !exists(name) && !exists(join(dirname(path), name)))).toEqual([]);
});

test.each(readmes)('%s: every test it tells to run exists', (_path, { text }) => {
  const filters = [...text.matchAll(/npx vitest run ([\w./-]+)/g)].map(([, filter = '']) => filter);
  const tests = listFiles('test');
  expect(filters.filter((filter) => !tests.some((path) => path.startsWith(filter)))).toEqual([]);
});

const commands = leaves();
const flags = new Set(commands.flatMap(([, { options }]) => options.map(({ long }) => long ?? '')));
const variables = Object.values(SETTINGS).map(({ variable }) => variable);
const scripts = Object.keys(JSON.parse(readSource('package.json')).scripts);
const metrics = listFiles('src/server')
  .filter((path) => path.endsWith('.ts'))
  .flatMap((path) => [...readSource(path).matchAll(/name: '(dateline_\w+)'/g)])
  .map(([, name = '']) => name);

const names = READMES.flatMap((document) => document.names);
const isNamed = (words: string): boolean =>
  names.some((name) => ` ${name.replace(/[={].*/, '')} `.includes(` ${words} `));

describe('the READMEs document', () => {
  test.each(commands.map(([words]) => words))('the command `dateline %s`', (name) => {
    expect(isNamed(`dateline ${name}`)).toBe(true);
  });

  test.each([...flags, ...variables, 'NO_COLOR', ...metrics])('%s', (name) => {
    expect(isNamed(name)).toBe(true);
  });

  test.each(Object.entries(EXIT_MEANINGS))('the exit code %s: %s', (code, meaning) => {
    const rows = READMES.flatMap(({ text }) => text.split('\n'));
    expect(rows.some((row) => new RegExp(`^\\| *\`?${code}\`? *\\|`).test(row) && row.includes(meaning))).toBe(true);
  });
});

/** The flags of the benchmark and of the tools of the model. */
const toolFlags = ['bench', 'model']
  .flatMap(listFiles)
  .filter((path) => path.endsWith('.ts'))
  .flatMap((path) => [...readSource(path).matchAll(/^\s+'?([a-z-]+)'?: \{ type: '(?:string|boolean)'/gm)])
  .map(([, name]) => `--${name}`);

describe.each(readmes)('%s', (_path, { blocks, names: named }) => {
  test('names no command, flag, variable or metric that does not exist', () => {
    const all = named.filter((name) => !/^(?:npm|npx vitest) /.test(name)).join('\n');
    const found = [
      ...all.matchAll(
        /(?<!\w)dateline ([a-z]+(?: [a-z]+)?)|(?<![\w-])(--[a-z][a-z-]*)|\b(DATELINE_[A-Z_]+)|\b(dateline_[a-z_]+)/g,
      ),
    ].map(([, command, flag, variable, metric]) => command ?? flag ?? variable ?? metric ?? '');
    const words = commands.flatMap(([each]) => [each, each.replace(/ .*/, '')]);
    const known = new Set([...words, ...flags, ...toolFlags, '--help', '--version', ...variables, ...metrics]);
    expect(found.filter((name) => !known.has(name))).toEqual([]);
  });

  const excerpts = blocks.filter(({ language }) => language === 'ts');
  test.runIf(excerpts.length > 0)('quotes code as it stands in a source file', () => {
    const sources = ['src', 'schema', 'test'].flatMap(listFiles).filter((path) => /\.tsx?$/.test(path));
    const texts = sources.map((path) => readSource(path).replaceAll(/\s+/g, ' '));
    const quotes = excerpts.map(({ body }) => body.trim().replaceAll(/\s+/g, ' '));
    expect(quotes.filter((quote) => !texts.some((text) => text.includes(quote)))).toEqual([]);
  });

  const lines = blocks.filter(({ language }) => language === 'sh').flatMap(commandsOf);
  test.runIf(lines.length > 0)('shows only commands that can be run', () => {
    expect(lines.map(objectionTo).filter((objection) => objection !== null)).toEqual([]);
  });
});

/** Programs of the system, which the examples may use. */
const PROGRAMS = new Set(['curl', 'echo', 'apt-get', 'cat', 'mkdir', 'cp']);

/** Why a command of a shell block cannot be run; null if it can. */
function objectionTo(command: string): string | null {
  const [program = '', first = '', ...rest] = command.split(/\s+/);
  if (program === 'npx' && first === 'dateline') return objectionToDateline(command, rest);
  if (program === 'npx') return first === 'vitest' ? null : `${command}: not a program of the package`;
  if (program === 'node') return exists(first.replace(/^dist\/(.*)\.js$/, '$1.ts')) ? null : `${command}: no such file`;
  if (program === 'npm') {
    const script = first === 'run' ? (rest.find((word) => !word.startsWith('-')) ?? '') : first;
    if (![...scripts, 'ci', 'install'].includes(script)) return `${command}: no such script`;
    const [, , own = ''] = /^npm run (\S+) -- (.*)/.exec(command) ?? [];
    const unknown = [...own.matchAll(/--[a-z-]+/g)].filter(([flag]) => !toolFlags.includes(flag));
    return unknown.length > 0 ? `${command}: no flag ${unknown.join(', ')}` : null;
  }
  return PROGRAMS.has(program) ? null : `${command}: unknown program`;
}

function objectionToDateline(command: string, words: readonly string[]): string | null {
  const found = commands.find(([name]) => ` ${words.join(' ')} `.startsWith(` ${name} `));
  if (!found) return `${command}: no such command`;
  const known = found[1].options.map(({ long }) => long);
  const unknown = words.filter((word) => /^--[a-z]/.test(word) && !known.includes(word));
  return unknown.length > 0 ? `${command}: no flag ${unknown.join(', ')}` : null;
}
