/** Which articles of blocks are meant: those of a period with certain values, and of a set of row ids for what blocks do not hold. */
import {
  articlesOfSentences,
  BLOCK_FACETS,
  type Block,
  type BlockFacet,
  placeOf,
  postingsAt,
  secondsOf,
  valuesOf,
} from './block.ts';
import type { IdTable } from './id-table.ts';

/** What selected articles have; of a facet that is not named every value is meant. */
export interface Criteria extends Partial<Readonly<Record<BlockFacet, readonly string[]>>> {
  /** From the one time to before the other: '' is before and '~' after all times, undated articles are at ''. */
  readonly from: string;
  readonly until: string;
  /** Row ids of entities: at least one of each list counts in every article. */
  readonly entities: readonly (readonly number[])[];
}

/** After all times. */
const END = '~';

/** The values of one facet that are meant. */
interface Meant {
  readonly facet: number;
  readonly values: ReadonlySet<string>;
}

function keepMentioning(block: Block, selected: Uint8Array, entities: readonly number[]): void {
  const mentioning = new Uint8Array(selected.length);
  const articleOf = articlesOfSentences(block);
  for (const entity of entities) {
    const place = placeOf(block, entity);
    if (place < 0) continue;
    for (const sentence of postingsAt(block, place)) mentioning[articleOf[sentence] as number] = 1;
  }
  for (let index = 0; index < selected.length; index++) {
    selected[index] = (selected[index] as number) & (mentioning[index] as number);
  }
}

export class Selection {
  readonly #from: number;
  readonly #until: number;
  readonly #meant: readonly Meant[];
  readonly #entities: Criteria['entities'];
  readonly #articles: IdTable | null;

  constructor(criteria: Criteria, articles: IdTable | null) {
    this.#from = secondsOf(criteria.from);
    this.#until = criteria.until === END ? Number.POSITIVE_INFINITY : secondsOf(criteria.until);
    this.#meant = BLOCK_FACETS.flatMap((name, facet) => {
      const values = criteria[name];
      return values ? [{ facet, values: new Set(values) }] : [];
    });
    this.#entities = criteria.entities;
    this.#articles = articles;
  }

  /** For each article of a block 1 if it is meant, otherwise 0; null when none is. */
  in(block: Block): Uint8Array | null {
    const { ids, seconds } = block;
    const selected = new Uint8Array(ids.length);
    for (let index = 0; index < ids.length; index++) {
      const time = seconds[index] as number;
      if (time >= this.#from && time < this.#until) selected[index] = 1;
    }
    if (this.#meant.length > 0) this.#keepMeant(block, selected);
    for (const entities of this.#entities) keepMentioning(block, selected, entities);
    if (this.#articles) this.#keepMembers(ids, selected, this.#articles);
    return selected.includes(1) ? selected : null;
  }

  #keepMeant(block: Block, selected: Uint8Array): void {
    const values = valuesOf(block);
    for (const { facet, values: wanted } of this.#meant) {
      const isWanted = Uint8Array.from(values[facet] ?? [], (value) => (wanted.has(value) ? 1 : 0));
      block.facets[facet]?.forEach((place, index) => {
        selected[index] = (selected[index] as number) & (isWanted[place] as number);
      });
    }
  }

  #keepMembers(ids: Float64Array, selected: Uint8Array, articles: IdTable): void {
    for (let index = 0; index < ids.length; index++) {
      if (selected[index] === 1 && !articles.has(ids[index] as number)) selected[index] = 0;
    }
  }
}
