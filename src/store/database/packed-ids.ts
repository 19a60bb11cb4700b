/** SQL functions for many row ids in one value: 64-bit floats, in which any of them is exact. */
import type Database from 'better-sqlite3';

const BYTES = Float64Array.BYTES_PER_ELEMENT;

export const packIds = (ids: readonly number[]): Buffer => Buffer.from(Float64Array.from(ids).buffer);

/** `packed` need not begin where a number can. */
export const unpackIds = (packed: Uint8Array): number[] => [
  ...new Float64Array(Uint8Array.from(packed).buffer, 0, packed.length / BYTES),
];

/** `pack_ids` is an aggregate; `unpack_ids` gives a JSON array. */
export function definePackedIds(db: Database.Database): void {
  db.aggregate('pack_ids', {
    start: () => [] as number[],
    step: (ids: number[], id: unknown) => {
      ids.push(id as number);
    },
    result: (ids: number[]) => packIds(ids),
  });
  db.function('unpack_ids', { deterministic: true }, (packed: unknown) =>
    JSON.stringify(unpackIds(packed as Uint8Array)),
  );
}
