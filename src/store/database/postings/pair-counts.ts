/** Counts in how many articles and sentences of blocks each two of some entities stand together. */
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
  readonly #entities: number[] = [];
  #of = -1;

  /** The others that are there already, when the entity is not; articles and sentences come in order. */
  add(entity: number, of: number): readonly number[] {
    if (of !== this.#of) {
      this.#entities.length = 0;
      this.#of = of;
    }
    if (this.#entities.includes(entity)) return [];
    this.#entities.push(entity);
    return this.#entities;
  }
}

export class PairCounts {
  readonly #entities: Float64Array;
  readonly #pairs = new IdTable();
  readonly #articles = new Counter();
  readonly #sentences = new Counter();

  /** Of these entities, by row id. */
  constructor(entities: readonly number[]) {
    this.#entities = Float64Array.from(new Set(entities)).sort();
  }

  /** The pairs as numbers that sort as they do: what `pairOf` tells apart. */
  get ids(): Float64Array {
    return this.#pairs.ids;
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

  /** Counts the pairs in the articles of a block that are meant. */
  count(block: Block, selection: Selection): void {
    const meant = selection.in(block);
    if (!meant) return;
    const articleOf = articlesOfSentences(block);
    const [inArticle, inSentence] = [new Members(), new Members()];
    const { entities, sentences } = this.#bySentence(block, articleOf.length);
    for (let at = 0; at < entities.length; at++) {
      const [entity, sentence] = [entities[at] as number, sentences[at] as number];
      const article = articleOf[sentence] as number;
      if (meant[article] === 0) continue;
      this.#addAll(entity, inArticle.add(entity, article), this.#articles);
      this.#addAll(entity, inSentence.add(entity, sentence), this.#sentences);
    }
  }

  #addAll(entity: number, members: readonly number[], counter: Counter): void {
    const { length } = this.#entities;
    for (const other of members) {
      if (other === entity) continue;
      const pair = Math.min(entity, other) * length + Math.max(entity, other);
      counter.add(this.#pairs.add(pair), 1);
    }
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
