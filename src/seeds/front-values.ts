/** The fields of a front matter, whatever they are written in. */
import type { Finding } from './problems.ts';

/** A field as written. */
export interface FrontValue {
  /** The text of a scalar, or the items of a list joined by commas. Null when it is neither. */
  readonly text: string | null;
  /** The first item of a list; otherwise as `text`. */
  readonly first: string | null;
  /** The line in the front matter, from 1. */
  readonly line: number;
  /** Where the source of the value is, in UTF-16 code units of the front matter; null when that is not known. */
  readonly source: { readonly start: number; readonly end: number } | null;
}

/** The fields of a front matter in their order, or its first error and the line of it. */
export type FrontValues = ReadonlyMap<string, FrontValue> | { readonly line: number; readonly finding: Finding };
