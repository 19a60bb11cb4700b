/** Entities by how many articles of two selections they are in: those with the same two numbers make a group, and are scored together. */
import type { EntityCounts } from './entity-counts.ts';
import { IdTable } from './id-table.ts';
import { inOrder } from './order.ts';

/** In how many articles of the one selection, and of the other. */
export interface ComparedGroup {
  readonly k1: number;
  readonly k2: number;
}

/** More articles than a database can have. */
const MOST_ARTICLES = 2 ** 26;

const keyOf = ({ k1, k2 }: ComparedGroup): number => k1 * MOST_ARTICLES + k2;
const groupOf = (key: number): ComparedGroup => ({ k1: Math.floor(key / MOST_ARTICLES), k2: key % MOST_ARTICLES });

function addTo(groups: Map<number, number[]>, key: number, places: readonly number[]): void {
  const known = groups.get(key);
  if (known) known.push(...places);
  else groups.set(key, [...places]);
}

export class Comparison {
  readonly #entities = new IdTable();
  readonly #keys: number[] = [];
  readonly #groups = new Map<number, number[]>();

  constructor(one: EntityCounts, other: EntityCounts) {
    for (const { entities } of [one, other]) for (const id of entities.ids) this.#entities.add(id);
    for (const [place, id] of this.#entities.ids.entries()) {
      const key = keyOf({ k1: one.articlesOf(id), k2: other.articlesOf(id) });
      this.#keys.push(key);
      addTo(this.#groups, key, [place]);
    }
  }

  get groups(): ComparedGroup[] {
    return [...this.#groups.keys()].map(groupOf);
  }

  /** The entities of the scored groups, the highest score first, those with the same score by row id. */
  *ranked(scores: readonly (readonly [ComparedGroup, score: number])[], isBackward: boolean) {
    const byScore = new Map<number, number[]>();
    for (const [group, score] of scores) addTo(byScore, score, this.#groups.get(keyOf(group)) ?? []);
    const { ids } = this.#entities;
    for (const place of inOrder(byScore, ids, isBackward)) {
      yield { id: ids[place] as number, ...groupOf(this.#keys[place] as number) };
    }
  }
}
