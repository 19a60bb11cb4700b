/** Counts articles of blocks by a value that they have: how many there are, and how often an entity counts in them. */
import {
  articlesOfSentences,
  BLOCK_FACETS,
  type Block,
  type BlockFacet,
  placeOf,
  postingsAt,
  valuesOf,
} from './block.ts';
import type { Selection } from './selection.ts';

/** DAY is that of publication and how exactly it is known, `2005-03-24 MONTH`; '' when it is not known. */
export type CountedBy = BlockFacet | 'DAY';

interface Count {
  articles: number;
  mentions: number;
}

const SECONDS_OF_DAY = 86_400;
const dayOf = (day: number): string =>
  Number.isFinite(day) ? new Date(day * SECONDS_OF_DAY * 1000).toISOString().slice(0, 10) : '';

export class ArticleCounts {
  readonly #counts = new Map<string, Count>();

  /** By value, in no order. */
  get counts(): ReadonlyMap<string, Count> {
    return this.#counts;
  }

  /** Counts the articles of a block that are meant; with an entity those alone in which it counts. */
  count(block: Block, by: CountedBy, { selection, entity }: { selection: Selection; entity: number | null }): void {
    const meant = selection.in(block);
    if (!meant) return;
    const mentions = entity === null ? null : mentionsOf(block, entity);
    const valueAt = by === 'DAY' ? daysOf(block) : valuesBy(block, by);
    for (let article = 0; article < meant.length; article++) {
      const mentioned = mentions?.[article] ?? 0;
      if (meant[article] === 0 || (mentions && mentioned === 0)) continue;
      this.#add(valueAt(article), mentioned);
    }
  }

  #add(value: string, mentions: number): void {
    const count = this.#counts.get(value);
    if (!count) this.#counts.set(value, { articles: 1, mentions });
    else {
      count.articles++;
      count.mentions += mentions;
    }
  }
}

/** How often an entity counts in each article of a block. */
function mentionsOf(block: Block, entity: number): Uint32Array {
  const mentions = new Uint32Array(block.ids.length);
  const place = placeOf(block, entity);
  if (place < 0) return mentions;
  const articleOf = articlesOfSentences(block);
  for (const sentence of postingsAt(block, place)) {
    const article = articleOf[sentence] as number;
    mentions[article] = (mentions[article] as number) + 1;
  }
  return mentions;
}

function valuesBy(block: Block, by: BlockFacet): (article: number) => string {
  const facet = BLOCK_FACETS.indexOf(by);
  const values = valuesOf(block)[facet] as string[];
  const places = block.facets[facet];
  return (article) => values[places?.[article] as number] as string;
}

/** Articles follow each other in time, so a day is written once for all of its articles. */
function daysOf(block: Block): (article: number) => string {
  const precisionOf = valuesBy(block, 'PRECISION');
  let [last, written] = [Number.NaN, ''];
  return (article) => {
    const day = Math.floor((block.seconds[article] as number) / SECONDS_OF_DAY);
    if (day !== last) [last, written] = [day, dayOf(day)];
    return written === '' ? '' : `${written} ${precisionOf(article)}`;
  };
}
