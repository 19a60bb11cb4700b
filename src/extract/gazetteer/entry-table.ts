/** All entries of the gazetteer by number: those of seeds, then the baked ones that no seed replaces. */
import type { EntityRecord } from '../../model.ts';
import { type BakedEntries, lookupKeys, type NameVisitor } from './baked-entries.ts';
import { type GazetteerEntry, namesOf, seedEntry } from './entry.ts';

export interface EntryTable {
  /** The entry with a number that `visitNames` gave. */
  readonly at: (number: number) => GazetteerEntry;
  readonly visitNames: (visit: NameVisitor) => void;
  /** By a key, a former key, or an identifier written `scheme:value`; null when no entry has it. */
  readonly find: (lookupKey: string) => GazetteerEntry | null;
}

/** A seed's record replaces the baked entry that has the same identifier, key or former key, and the same kind. */
export function createEntryTable(baked: BakedEntries, seeds: readonly EntityRecord[]): EntryTable {
  const counterparts = seeds.map((seed) => findCounterpart(baked, seed));
  const entries = seeds.map((seed, i) => seedEntry(seed, atOrNull(baked, counterparts[i] ?? null)));
  const replaced = new Set(counterparts);
  const byKey = new Map(entries.flatMap((entry) => lookupKeys(entry.record).map((key) => [key, entry] as const)));
  return {
    at: (number) => entries[number] ?? baked.at(number - entries.length),
    visitNames: (visit) => {
      for (const [number, { record }] of entries.entries())
        for (const { name, form } of namesOf(record)) visit(name, number, form === 'ACRONYM');
      baked.visitNames((name, number, isAcronym) => {
        if (!replaced.has(number)) visit(name, number + entries.length, isAcronym);
      });
    },
    find: (key) => byKey.get(key) ?? atOrNull(baked, baked.find(key)),
  };
}

const atOrNull = (baked: BakedEntries, number: number | null): GazetteerEntry | null =>
  number === null ? null : baked.at(number);

function findCounterpart(baked: BakedEntries, seed: EntityRecord): number | null {
  const numbers = lookupKeys(seed).map(baked.find);
  return numbers.find((number) => number !== null && baked.at(number).kind === seed.kind) ?? null;
}
