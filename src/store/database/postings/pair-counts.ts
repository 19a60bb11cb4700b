/** Counts in how many articles and sentences of blocks each two of some entities stand together. */
import { BudgetExceeded } from '../budget.ts';
import { articlesOfSentences, type Block } from './block.ts';
import { Counter } from './counter.ts';
import { IdTable } from './id-table.ts';
import type { Selection } from './selection.ts';

/** Two of the entities by row id, the lower one first, and how often they stand together. */
export interface CountedPair {
  readonly one: number;
  readonly other: number;
}

/** The entities of the article or sentence that is being read, each once. */
class Members {
  readonly #entities: Uint32Array;
  readonly #lastIn: Int32Array;
  #size = 0;
  #of = -1;

  constructor(entities: number) {
    this.#entities = new Uint32Array(entities);
    this.#lastIn = new Int32Array(entities).fill(-1);
  }

  /** Counts the pairs of the entity with the others that are there, when it is not; articles and sentences come in order. */
  add(entity: number, of: number, pairs: { readonly add: (one: number, other: number) => void }): void {
    if (of !== this.#of) {
      this.#size = 0;
      this.#of = of;
    }
    if (this.#lastIn[entity] === of) return;
    this.#lastIn[entity] = of;
    for (let at = 0; at < this.#size; at++) pairs.add(entity, this.#entities[at] as number);
    this.#entities[this.#size++] = entity;
  }
}

/** The most pairs that a table holds: 100 MB. */
const MOST_PAIRS = 4 * 1024 ** 2;

/** How many mentions are read until the time is looked at: each may be in a pair with every entity of its article. */
const UNCHECKED = 64;

/** With so many entities or fewer a matrix has room for each pair, and none is looked for. */
const MOST_IN_MATRIX = 512;

/** How often each two of some entities, which are numbered, stand together. */
class PairCounter {
  readonly #entities: number;
  readonly #pairs: IdTable | null;
  readonly #counter: Counter;

  /** Pairs are numbered in the table; without one their ids are their numbers. */
  constructor(entities: number, pairs: IdTable | null) {
    this.#entities = entities;
    this.#pairs = pairs;
    this.#counter = pairs ? new Counter() : new Counter(entities * entities);
  }

  add(one: number, other: number): void {
    const id = one < other ? one * this.#entities + other : other * this.#entities + one;
    this.#counter.add(this.#pairs ? this.#pairs.add(id) : id, 1);
  }

  get counts(): Int32Array {
    return this.#counter.upTo(this.#pairs?.size ?? 0);
  }
}

export class PairCounts {
  readonly #entities: Float64Array;
  readonly #pairs: IdTable | null;
  readonly #articles: PairCounter;
  readonly #sentences: PairCounter;

  /** Of these entities, by row id. */
  constructor(entities: readonly number[]) {
    this.#entities = Float64Array.from(new Set(entities)).sort();
    const { length } = this.#entities;
    this.#pairs = length > MOST_IN_MATRIX ? new IdTable() : null;
    this.#articles = new PairCounter(length, this.#pairs);
    this.#sentences = new PairCounter(length, this.#pairs);
  }

  /** The pairs as numbers that sort as they do: what `pairOf` tells apart. */
  get ids(): Float64Array {
    if (this.#pairs) return this.#pairs.ids;
    const ids = new Float64Array(this.#entities.length ** 2);
    for (let id = 0; id < ids.length; id++) ids[id] = id;
    return ids;
  }

  /** By the number of the pair. */
  get articles(): Int32Array {
    return this.#articles.counts;
  }

  get sentences(): Int32Array {
    return this.#sentences.counts;
  }

  pairOf(id: number): CountedPair {
    const { length } = this.#entities;
    return {
      one: this.#entities[Math.floor(id / length)] as number,
      other: this.#entities[id % length] as number,
    };
  }

  /** Counts the pairs in the articles of a block that are meant. Throws TOO_SLOW when there are more than can be kept, and what `tick` throws. */
  count(block: Block, selection: Selection, tick: () => void = () => undefined): void {
    const meant = selection.in(block);
    if (!meant) return;
    const articleOf = articlesOfSentences(block);
    const { length } = this.#entities;
    const [inArticle, inSentence] = [new Members(length), new Members(length)];
    const { entities, sentences } = this.#bySentence(block, articleOf.length);
    for (let at = 0; at < entities.length; at++) {
      const [entity, sentence] = [entities[at] as number, sentences[at] as number];
      const article = articleOf[sentence] as number;
      if (meant[article] === 0) continue;
      if (at % UNCHECKED === 0) this.#check(tick);
      inArticle.add(entity, article, this.#articles);
      inSentence.add(entity, sentence, this.#sentences);
    }
  }

  #check(tick: () => void): void {
    tick();
    if ((this.#pairs?.size ?? 0) <= MOST_PAIRS) return;
    const advice = 'Ask for fewer articles, for some kinds, or for the window SENTENCE.';
    throw new BudgetExceeded('TOO_SLOW', `More than ${MOST_PAIRS} different pairs would have to be counted. ${advice}`);
  }

  /** The places in `#entities` of the entities of the block in order of its sentences, by counting sort. */
  #bySentence(block: Block, sentenceCount: number): { entities: Uint32Array; sentences: Uint32Array } {
    const found = this.#placesIn(block);
    const starts = new Uint32Array(sentenceCount + 1);
    for (const [, begin, end] of found) {
      for (let at = begin; at < end; at++) {
        const next = (block.postings[at] as number) + 1;
        starts[next] = (starts[next] as number) + 1;
      }
    }
    for (let sentence = 0; sentence < sentenceCount; sentence++) {
      starts[sentence + 1] = (starts[sentence + 1] as number) + (starts[sentence] as number);
    }
    const length = starts[sentenceCount] as number;
    const [entities, sentences] = [new Uint32Array(length), new Uint32Array(length)];
    for (const [entity, begin, end] of found) {
      for (let at = begin; at < end; at++) {
        const sentence = block.postings[at] as number;
        const to = starts[sentence] as number;
        starts[sentence] = to + 1;
        entities[to] = entity;
        sentences[to] = sentence;
      }
    }
    return { entities, sentences };
  }

  /** Which of the entities are in a block, and where their postings begin and end: both lists are sorted. */
  #placesIn({ entities, offsets }: Block): (readonly [entity: number, begin: number, end: number])[] {
    const found: (readonly [number, number, number])[] = [];
    let place = 0;
    for (const [index, entity] of this.#entities.entries()) {
      while (place < entities.length && (entities[place] as number) < entity) place++;
      if (entities[place] === entity) found.push([index, offsets[place] as number, offsets[place + 1] as number]);
    }
    return found;
  }
}
