/** Refuses what has the row id of something else: row ids are hashes, and the rows of two things would be taken for those of one. */
import { DatelineError, shortened } from '../../problem.ts';
import type { Store } from '../database/open.ts';
import type { SeedLocation } from './seed-locations.ts';

/** Two natural keys with one row id. */
export interface Collision {
  /** What the keys are of: "surface". */
  readonly of: string;
  readonly stored: string;
  readonly refused: string;
}

/** A collision, and the seed that was left out for it. */
export type LocatedCollision = Collision & SeedLocation;

export interface Collisions {
  /** Of the seeds that were left out, in order; each once of a seed. */
  readonly found: readonly LocatedCollision[];
  /** How many were noted. */
  readonly count: number;
  /** Notes a collision in the seed that is being written. */
  readonly note: (collision: Collision) => void;
  /** Writes a seed. Returns false when it collides with something: it is to be taken back then. */
  readonly isFree: (location: SeedLocation, write: () => void) => boolean;
}

const NOWHERE: SeedLocation = { file: '.', line: null };

/** Collects the collisions of a load, which leaves out the seeds that have one. */
export function collectCollisions(): Collisions {
  const found: LocatedCollision[] = [];
  let count = 0;
  let current = { location: NOWHERE, first: 0 };
  const isFound = ({ of, refused }: Collision): boolean =>
    found.slice(current.first).some((one) => one.of === of && one.refused === refused);
  return {
    found,
    get count() {
      return count;
    },
    note: (collision) => {
      const { file, line } = current.location;
      count++;
      if (!isFound(collision)) found.push({ ...collision, file, line });
    },
    isFree: (location, write) => {
      const before = count;
      current = { location, first: found.length };
      write();
      current = { location: NOWHERE, first: found.length };
      return count === before;
    },
  };
}

const describeKey = (key: string): string => JSON.stringify(shortened(key, 100));

/** What collides, for a message. */
export function describeCollision({ of, stored, refused }: Collision): string {
  return `The ${of} ${describeKey(refused)} has the row id of ${describeKey(stored)}, which is stored`;
}

/** Throws CONFLICT at the first collision, which undoes the correction that makes it. */
export function refuseCollisions(): Collisions {
  return {
    found: [],
    count: 0,
    note: (collision) => {
      throw new DatelineError('CONFLICT', `${describeCollision(collision)}. Choose another one.`);
    },
    isFree: (_location, write) => {
      write();
      return true;
    },
  };
}

const RESERVED = {
  ARTICLE: ['articles', 'base_articles'],
  ENTITY: ['entities', 'merged_entities', 'corrected_entities'],
  MENTION: [],
} as const;

/** The change log and the history of changes keep row ids of articles and entities that are gone. */
const selectOther = (of: keyof typeof RESERVED): string => `
  SELECT key FROM (
    ${RESERVED[of].map((table) => `SELECT key FROM ${table} WHERE id = @id UNION ALL`).join(' ')}
    SELECT key FROM change_subjects WHERE subject = '${of}' AND subject_id = @id UNION ALL
    SELECT key FROM changed WHERE type = '${of}' AND id = @id)
  WHERE key <> @key LIMIT 1`;

/** The other article, entity or corrected mention that has a row id, or had it and is in the history; null when there is none. */
export function otherWithId(
  store: Store,
  of: keyof typeof RESERVED,
  row: { readonly id: number; readonly key: string },
): string | null {
  return (store.prepare(selectOther(of)).pluck().get(row) as string | undefined) ?? null;
}
