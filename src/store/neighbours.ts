/** Reads which entities stand together, how often, and the sentences that show it. Demonyms do not count. */
import type { Kind } from '../model.ts';
import type { EntityRow } from './entities.ts';
import type { Store } from './open.ts';
import type { Page, PageRequest } from './page.ts';
import type { SentenceRow } from './sentences.ts';

/** How near two mentions must stand for their entities to be neighbours. */
export const WINDOWS = ['SENTENCE', 'ARTICLE'] as const;
export type Window = (typeof WINDOWS)[number];

/** The entity at the other end, and how many articles and how many sentences mention both. */
export interface NeighbourRow {
  readonly entity: EntityRow;
  readonly articles: number;
  readonly sentences: number;
}

export interface NeighbourQuery {
  /** What the weight is, and the order goes by: sentences or articles that mention both. */
  readonly window: Window;
  readonly kinds?: readonly Kind[] | null | undefined;
  /** Least weight; default 1. */
  readonly minCount?: number | null | undefined;
}

/** Two entities by row id. */
export interface Pair {
  readonly a: number;
  readonly b: number;
}

export interface EvidenceQuery {
  readonly window: Window;
  readonly page: PageRequest;
}

/** A page of the neighbours of each entity, heaviest first. */
export function listNeighbours(
  store: Store,
  entityIds: readonly number[],
  query: NeighbourQuery & { readonly page: PageRequest },
): Page<NeighbourRow>[] {
  throw new Error(`${store.path} ${entityIds} ${query}`);
}

/** How many neighbours each entity has. */
export function countNeighbours(store: Store, entityIds: readonly number[], query: NeighbourQuery): number[] {
  throw new Error(`${store.path} ${entityIds} ${query}`);
}

/**
 * A page of the sentences behind each pair, latest article first: those that mention both entities, and for the window
 * ARTICLE those that mention either, in the articles that mention both.
 */
export function listEvidence(store: Store, pairs: readonly Pair[], query: EvidenceQuery): Page<SentenceRow>[] {
  throw new Error(`${store.path} ${pairs} ${query}`);
}

/** How many sentences stand behind each pair. */
export function countEvidence(store: Store, pairs: readonly Pair[], window: Window): number[] {
  throw new Error(`${store.path} ${pairs} ${window}`);
}
