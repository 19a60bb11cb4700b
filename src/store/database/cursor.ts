/** Cursors: the place of a row in an order, as text that is opaque to clients. */
import { DatelineError } from '../../problem.ts';

/** The values of an order's columns at one row. */
export type CursorKey = readonly (string | number)[];

/** Throws BAD_USER_INPUT. */
export function refuseCursor(): never {
  throw new DatelineError(
    'BAD_USER_INPUT',
    'That cursor does not belong to this list. Use the cursors of a page of the same list in the same order.',
  );
}

/** `label` names the order. */
export function writeCursor(label: readonly string[], key: CursorKey): string {
  return Buffer.from(JSON.stringify([...label, ...key])).toString('base64url');
}

const parse = (text: string): unknown => {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString());
  } catch {
    return refuseCursor();
  }
};

/** The name of the order that a cursor belongs to. BAD_USER_INPUT when it is none. */
export function cursorName(text: string): string {
  const parts = parse(text);
  const name: unknown = Array.isArray(parts) ? parts[0] : null;
  return typeof name === 'string' ? name : refuseCursor();
}

/** The key in a cursor of the order `label`, which has `length` columns. BAD_USER_INPUT for anything else. */
export function readCursor(text: string, label: readonly string[], length: number): CursorKey {
  const parts = parse(text);
  if (!Array.isArray(parts) || parts.length !== label.length + length) return refuseCursor();
  if (label.some((word, index) => parts[index] !== word)) return refuseCursor();
  const key: unknown[] = parts.slice(label.length);
  const isKey = (value: unknown): value is string | number => typeof value === 'string' || Number.isFinite(value);
  return key.every(isKey) ? key : refuseCursor();
}
