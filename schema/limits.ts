/** How much one field may be asked for at once. */
import { DatelineError } from '../src/problem.ts';

interface Range {
  readonly least: number;
  readonly most: number;
}

/** Nodes of a page; the default is for when neither `first` nor `last` says how many. Clients ask for 0 to get the count alone. */
export const PAGE_SIZE = { least: 0, default: 20, most: 100 } as const;

/** Ids that `nodes(ids:)` takes. */
export const IDS = { least: 0, most: 100 } as const;

/** Articles that `ingestArticles` takes. A body bounds their bytes. */
export const INGESTED_ARTICLES = { least: 1, most: 100 } as const;

/** The least weight of a neighbour. */
export const MIN_COUNT = { least: 1, default: 1, most: 2_147_483_647 } as const;

/** Names that `suggest` gives. */
export const SUGGESTIONS = { least: 1, default: 10, most: 50 } as const;

/** Values of a facet. */
export const FACET_VALUES = { least: 1, default: 10, most: 100 } as const;

/** Hops of a path. */
export const PATH_LENGTH = { least: 1, default: 4, most: 6 } as const;

/** Entities that `graph` starts from, hops it walks away from them, and entities it gives. */
export const GRAPH_CENTRES = { least: 1, most: 20 } as const;
export const GRAPH_DEPTH = { least: 1, default: 1, most: 3 } as const;
export const GRAPH_NODES = { least: 1, default: 30, most: 100 } as const;

/** Entities that `timelines` compares. */
export const TIMELINES = { least: 1, most: 20 } as const;

/** UTF-16 code units of text on one side of a span. */
export const CONTEXT_LENGTH = { least: 0, default: 80, most: 1000 } as const;

/** The number that the argument was given. Throws BAD_USER_INPUT when it is out of range. */
export function within({ least, most }: Range, argument: string, value: number): number {
  if (value >= least && value <= most) return value;
  throw new DatelineError('BAD_USER_INPUT', `"${argument}" is ${value}; it may be ${least} to ${most}.`);
}
