/** Everything known beforehand, each thing under a number: what seeds know, then the baked things that no seed stands for. */
import type { EntityRecord } from '../model.ts';
import { type Known, knownSeed, namesOf } from './known.ts';
import { labels, type NameVisitor, type Packaged } from './packaged.ts';

export interface Collection {
  /** The thing with a number that `visitNames` gave. */
  readonly at: (number: number) => Known;
  readonly visitNames: (visit: NameVisitor) => void;
  /** By a key, a former key, or an identifier written `scheme:value`; null when nothing known has it. */
  readonly find: (label: string) => Known | null;
}

/** A seed's record that means a baked thing (by identifier, key or former key) takes its place. */
export function createCollection(packaged: Packaged, seeds: readonly EntityRecord[]): Collection {
  const twins = seeds.map((seed) => findTwin(packaged, seed));
  const known = seeds.map((seed, i) => knownSeed(seed, atOrNull(packaged, twins[i] ?? null)));
  const replaced = new Set(twins);
  const directory = new Map(known.flatMap((one) => labels(one.record).map((label) => [label, one] as const)));
  return {
    at: (number) => known[number] ?? packaged.at(number - known.length),
    visitNames: (visit) => {
      for (const [number, { record }] of known.entries())
        for (const { name, form } of namesOf(record)) visit(name, number, form === 'ACRONYM');
      packaged.visitNames((name, number, isAcronym) => {
        if (!replaced.has(number)) visit(name, number + known.length, isAcronym);
      });
    },
    find: (label) => directory.get(label) ?? atOrNull(packaged, packaged.find(label)),
  };
}

const atOrNull = (packaged: Packaged, number: number | null): Known | null =>
  number === null ? null : packaged.at(number);

function findTwin(packaged: Packaged, seed: EntityRecord): number | null {
  const numbers = labels(seed).map(packaged.find);
  return numbers.find((number) => number !== null && packaged.at(number).kind === seed.kind) ?? null;
}
