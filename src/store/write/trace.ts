/** What derived counts need to know of an article that came or went. */
import type { Footprint } from './footprint.ts';
import type { Standing } from './standings.ts';

export interface Trace {
  readonly footprint: Footprint;
  readonly standings: readonly Standing[];
}
