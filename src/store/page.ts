/** Pages of a list, forwards and backwards, by keyset: what a page costs does not depend on how deep it lies. */

/** Which page of a list. Sizes are 1 to 100, checked by the caller; without any it is the first 20. Null means absent. */
export interface PageRequest {
  readonly first?: number | null | undefined;
  readonly after?: string | null | undefined;
  readonly last?: number | null | undefined;
  readonly before?: string | null | undefined;
}

/** Rows in the list's order, one opaque cursor each, and whether the list goes on after and before them. */
export interface Page<Row> {
  readonly rows: readonly Row[];
  readonly cursors: readonly string[];
  readonly hasNext: boolean;
  readonly hasPrevious: boolean;
}

export type Direction = 'ASC' | 'DESC';
