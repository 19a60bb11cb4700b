/** Derives row ids from natural keys, so that the same seeds give the same rows in any order. */
import { hash } from 'node:crypto';

/** The first 52 bits of the SHA-256 of a natural key: an integer that JavaScript and SQLite both represent exactly. */
export function rowId(key: string): number {
  return Number.parseInt(hash('sha256', key).slice(0, 13), 16);
}
