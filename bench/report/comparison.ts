/** Compares the servers on one query: the share of the floor's rate, round by round. */
import type { Sample } from '../load/sample.ts';
import { median } from './statistics.ts';
import { formatNumber } from './table.ts';

/** Samples by name of the server, one a round; null if the server does not offer the query. */
export type Samples = ReadonlyMap<string, readonly Sample[] | null>;

export const HEADING = [
  'query',
  'server',
  'share of floor',
  'least-most',
  'by CPU',
  'Dateline is',
  'a second',
  'p50 ms',
  'p99 ms',
  'CPU us',
  'MB',
  'bytes',
];

const middle = (samples: readonly Sample[], of: keyof Sample): number => median(samples.map((sample) => sample[of]));

/** The ratio of the two servers in each round. */
const shares = (one: readonly Sample[], other: readonly Sample[], of: keyof Sample): number[] =>
  one.map((sample, round) => sample[of] / (other[round]?.[of] ?? Number.NaN));

const spreadOf = (numbers: readonly number[]): string =>
  `${Math.min(...numbers).toFixed(2)}-${Math.max(...numbers).toFixed(2)}`;

interface References {
  readonly floor: readonly Sample[];
  readonly dateline: readonly Sample[];
}

const rowOf = (name: string, samples: readonly Sample[], { floor, dateline }: References): string[] => {
  const rates = shares(samples, floor, 'rate');
  const times = median(shares(dateline, samples, 'rate'));
  return [
    name,
    median(rates).toFixed(2),
    spreadOf(rates),
    median(shares(floor, samples, 'cpu')).toFixed(2),
    name === 'Dateline' || name === 'floor' ? '' : `${formatNumber(times)} x`,
    ...(['rate', 'p50', 'p99', 'cpu', 'memory', 'bytes'] as const).map((of) => formatNumber(middle(samples, of))),
  ];
};

/** The rows of a query, in the columns of `HEADING`. */
export function compareSamples(query: string, all: Samples): string[][] {
  const references = { floor: all.get('floor') ?? [], dateline: all.get('Dateline') ?? [] };
  return [...all].map(([name, samples], index) => [
    index === 0 ? query : '',
    ...(samples === null ? [name, 'not offered', ...HEADING.slice(3).map(() => '')] : rowOf(name, samples, references)),
  ]);
}
