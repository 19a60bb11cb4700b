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

/**
 * DAY is that of publication and how exactly it is known, `2005-03-24 MINUTE`; '' when it is not known. MONTH is the first day of that month, so
 * that there are fewer of them.
 */
export type CountedBy = BlockFacet | 'DAY' | 'MONTH';

interface Count {
  articles: number;
  mentions: number;
}

/** What is counted: by a value, and apart for each value of a facet unless that is null. */
interface Counting {
  readonly by: CountedBy;
  readonly apart: BlockFacet | null;
  readonly selection: Selection;
  /** Only articles in which it counts; null for all. */
  readonly entity: number | null;
}

type Counts = Map<string, Count>;

const SECONDS_OF_DAY = 86_400;
const dayOf = (day: number): string =>
  Number.isFinite(day) ? new Date(day * SECONDS_OF_DAY * 1000).toISOString().slice(0, 10) : '';
const monthOf = (day: number): string => dayOf(day).replace(/..$/, '01');

export class ArticleCounts {
  /** By the value that they are counted apart for, '' if for none. */
  readonly #counts = new Map<string, Counts>();

  /** In no order. */
  *rows(): Generator<readonly [value: string, articles: number, mentions: number, apart: string]> {
    for (const [apart, counts] of this.#counts) {
      for (const [value, { articles, mentions }] of counts) yield [value, articles, mentions, apart];
    }
  }

  /** Counts the articles of a block that are meant. */
  count(block: Block, { by, apart, selection, entity }: Counting): void {
    const meant = selection.in(block);
    if (!meant) return;
    const mentions = entity === null ? null : mentionsOf(block, entity);
    const valueAt = valuesBy(block, by);
    const countsAt = this.#countsBy(block, apart);
    for (let article = 0; article < meant.length; article++) {
      const mentioned = mentions?.[article] ?? 0;
      if (meant[article] === 0 || (mentions && mentioned === 0)) continue;
      add(countsAt(article), valueAt(article), mentioned);
    }
  }

  /** Where to count each article of a block. */
  #countsBy(block: Block, apart: BlockFacet | null): (article: number) => Counts {
    if (apart === null) {
      const counts = this.#countsFor('');
      return () => counts;
    }
    const facet = BLOCK_FACETS.indexOf(apart);
    const [places, all] = [block.facets[facet], (valuesOf(block)[facet] ?? []).map((value) => this.#countsFor(value))];
    return (article) => all[places?.[article] as number] as Counts;
  }

  #countsFor(apart: string): Counts {
    const known = this.#counts.get(apart);
    const counts: Counts = known ?? new Map();
    if (!known) this.#counts.set(apart, counts);
    return counts;
  }
}

function add(counts: Counts, value: string, mentions: number): void {
  const count = counts.get(value);
  if (!count) counts.set(value, { articles: 1, mentions });
  else {
    count.articles++;
    count.mentions += mentions;
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

const valuesBy = (block: Block, by: CountedBy): ((article: number) => string) =>
  by === 'DAY' || by === 'MONTH' ? daysOf(block, by === 'DAY' ? dayOf : monthOf) : facetOf(block, by);

function facetOf(block: Block, by: BlockFacet): (article: number) => string {
  const facet = BLOCK_FACETS.indexOf(by);
  const values = valuesOf(block)[facet] as string[];
  const places = block.facets[facet];
  return (article) => values[places?.[article] as number] as string;
}

/** Articles follow each other in time, so a day is written once for all of its articles. */
function daysOf(block: Block, write: (day: number) => string): (article: number) => string {
  const precisionOf = facetOf(block, 'PRECISION');
  let [last, written] = [Number.NaN, ''];
  return (article) => {
    const day = Math.floor((block.seconds[article] as number) / SECONDS_OF_DAY);
    if (day !== last) [last, written] = [day, write(day)];
    return written === '' ? '' : `${written} ${precisionOf(article)}`;
  };
}
