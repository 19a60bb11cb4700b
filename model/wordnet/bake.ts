/** Writes `words.txt` and `names.txt` from a WordNet 3.0 database, whose folder is the argument. Deterministic. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PACKAGE_ROOT } from '../../src/package-root.ts';

const [folder = ''] = process.argv.slice(2);
const lines = (file: string): string[] => readFileSync(join(folder, file), 'utf8').split('\n');

/** The WordNet lexicographer files whose names are used: groups, places, people. */
const NAMED: Readonly<Record<number, string>> = { 14: 'group', 15: 'place', 18: 'person' };
/** The number used for adjectives of all files. */
const ADJECTIVE = 1;

interface Synset {
  readonly field: number;
  readonly words: readonly string[];
  readonly isInstance: boolean;
}

const FOLDED = /^[a-z][a-z-]*$/;

function synsets(file: string): Map<string, Synset> {
  const found = new Map<string, Synset>();
  for (const line of lines(file)) {
    const match = /^(\d{8}) (\d\d) \w ([0-9a-f]{2}) (.*)/.exec(line);
    if (!match) continue;
    const [, offset = '', field = '', count = '', rest = ''] = match;
    const words = rest.split(' ').filter((_, i) => i % 2 === 0 && i < 2 * Number.parseInt(count, 16));
    const spaced = words.map((word) => word.replaceAll('_', ' '));
    found.set(offset, { field: Number(field), words: spaced, isInstance: rest.includes(' @i ') });
  }
  return found;
}

/** Each single word of an index with the lexicographer file of its first sense. */
function* firstSenses(file: string, fieldOf: (offset: string) => number): Generator<[string, number]> {
  for (const line of lines(file)) {
    const [word = '', , , pointers = '0', ...rest] = line.trim().split(' ');
    if (FOLDED.test(word)) yield [word, fieldOf(rest[Number(pointers) + 2] ?? '')];
  }
}

const nouns = synsets('data.noun');
const verbs = synsets('data.verb');
const senses = new Map<string, number>();
const note = ([word, field]: [string, number]): unknown => senses.has(word) || senses.set(word, field);
for (const sense of firstSenses('index.noun', (offset) => nouns.get(offset)?.field ?? 0)) note(sense);
for (const sense of firstSenses('index.verb', (offset) => verbs.get(offset)?.field ?? 0)) note(sense);
for (const sense of firstSenses('index.adj', () => ADJECTIVE)) note(sense);

const names = new Map<string, Set<string>>();
const add = (kind: string, name: string): unknown => names.get(kind)?.add(name) ?? names.set(kind, new Set([name]));
for (const { field, words, isInstance } of nouns.values()) {
  const kind = NAMED[field];
  for (const name of words.filter((word) => /^\p{Lu}../u.test(word))) {
    if (kind) add(kind, name);
    if (kind === 'person' && isInstance && / \p{Lu}/u.test(name)) {
      add('famous-last', name.split(' ').at(-1) ?? '');
      add('famous-first', name.split(' ')[0] ?? '');
    }
  }
}

const byField = new Map<number, string[]>();
for (const [word, field] of senses) byField.set(field, [...(byField.get(field) ?? []), word]);
const write = (file: string, rows: string[]): void =>
  writeFileSync(join(PACKAGE_ROOT, 'model', 'wordnet', file), `${rows.join('\n')}\n`);
write(
  'words.txt',
  [...byField].sort(([a], [b]) => a - b).map(([field, words]) => `${field} ${words.sort().join(' ')}`),
);
write('names.txt', [...names].map(([kind, all]) => `${kind}|${[...all].sort().join('|')}`).sort());
