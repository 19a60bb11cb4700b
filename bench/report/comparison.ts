/** Tells how servers compare on one question: each as a share of the floor, round by round. */
import type { Sample } from '../load/sample.ts';
import { median } from './statistics.ts';
import { figure } from './table.ts';

/** Samples of each server by its name, one a round; null for what it does not offer. */
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
  'bytes',
];

const middle = (samples: readonly Sample[], of: keyof Sample): number => median(samples.map((sample) => sample[of]));

/** For each round what the one has of the other. */
const shares = (one: readonly Sample[], other: readonly Sample[], of: keyof Sample): number[] =>
  one.map((sample, round) => sample[of] / (other[round]?.[of] ?? Number.NaN));

const spreadOf = (numbers: readonly number[]): string =>
  `${Math.min(...numbers).toFixed(2)}-${Math.max(...numbers).toFixed(2)}`;

interface Beside {
  readonly floor: readonly Sample[];
  readonly dateline: readonly Sample[];
}

const rowOf = (name: string, samples: readonly Sample[], { floor, dateline }: Beside): string[] => {
  const rates = shares(samples, floor, 'rate');
  const times = median(shares(dateline, samples, 'rate'));
  return [
    name,
    median(rates).toFixed(2),
    spreadOf(rates),
    median(shares(floor, samples, 'cpu')).toFixed(2),
    name === 'Dateline' || name === 'floor' ? '' : `${figure(times)} x`,
    ...(['rate', 'p50', 'p99', 'cpu', 'bytes'] as const).map((of) => figure(middle(samples, of))),
  ];
};

/** Rows below `HEADING`. */
export function compareSamples(question: string, all: Samples): string[][] {
  const beside = { floor: all.get('floor') ?? [], dateline: all.get('Dateline') ?? [] };
  return [...all].map(([name, samples], index) => [
    index === 0 ? question : '',
    ...(samples === null ? [name, 'not offered', ...HEADING.slice(3).map(() => '')] : rowOf(name, samples, beside)),
  ]);
}
