/** The command line of the benchmark. */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { PACKAGE_ROOT } from '../src/package-root.ts';

const MODES = ['compare', 'growth', 'filters', 'documents', 'texts', 'beside', 'soak', 'overload'] as const;
export type Mode = (typeof MODES)[number];

export interface Settings {
  readonly mode: Mode;
  /** Articles in the database, with 20 mentions each. */
  readonly articles: number;
  readonly rounds: number;
  /** For which each server is measured in a round. */
  readonly seconds: number;
  /** Duration of the soak. */
  readonly minutes: number;
  /** Only queries whose names contain this. */
  readonly only: string;
  /** Articles in each database of the mode `growth`. */
  readonly sizes: readonly number[];
  /** How many times the cost of a query may grow from the smallest to the largest of them. */
  readonly most: number;
  /** Folder of the databases. */
  readonly data: string;
}

const OPTIONS = {
  articles: { type: 'string', default: '100000' },
  rounds: { type: 'string', default: '5' },
  seconds: { type: 'string', default: '2' },
  minutes: { type: 'string', default: '10' },
  only: { type: 'string', default: '' },
  sizes: { type: 'string', default: '1000,10000,100000' },
  most: { type: 'string', default: '1.5' },
  data: { type: 'string', default: join(PACKAGE_ROOT, 'bench/.data') },
} as const;

function count(name: string, text: string): number {
  const value = Number(text);
  if (Number.isInteger(value) && value > 0) return value;
  throw new Error(`--${name} must be a whole number from 1, not "${text}".`);
}

function factor(name: string, text: string): number {
  const value = Number(text);
  if (Number.isFinite(value) && value > 0) return value;
  throw new Error(`--${name} must be a number above 0, not "${text}".`);
}

function modeOf([word = 'compare', ...rest]: readonly string[]): Mode {
  const mode = MODES.find((name) => name === word);
  if (mode !== undefined && rest.length === 0) return mode;
  throw new Error(`Give one of ${MODES.join(', ')}.`);
}

export function readSettings(args: readonly string[]): Settings {
  const { values, positionals } = parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
  const { articles, rounds, seconds, minutes, only, sizes, most, data } = values;
  return {
    mode: modeOf(positionals),
    articles: count('articles', articles),
    rounds: count('rounds', rounds),
    seconds: count('seconds', seconds),
    minutes: count('minutes', minutes),
    only,
    sizes: sizes.split(',').map((size) => count('sizes', size)),
    most: factor('most', most),
    data,
  };
}
