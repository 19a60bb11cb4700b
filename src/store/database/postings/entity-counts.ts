/** Counts the entities in articles of blocks: in how many articles and sentences each counts, alone or beside another one. */
import { articlesOfSentences, type Block, type Numbers, placeOf, postingsAt } from './block.ts';
import { Counter } from './counter.ts';
import { IdTable } from './id-table.ts';
import type { Selection } from './selection.ts';

/** What of a block is counted: 1 for each article and each sentence that is meant, and the place of an entity that is left out, or -1. */
interface Counted {
  readonly articleOf: Numbers;
  readonly articles: Uint8Array;
  readonly sentences: Uint8Array;
  readonly except: number;
}

/** The articles and sentences that an entity is in; null when it is in none of the articles that are meant. */
function beside(block: Block, entity: number, meant: Uint8Array): Counted | null {
  const place = placeOf(block, entity);
  if (place < 0) return null;
  const articleOf = articlesOfSentences(block);
  const articles = new Uint8Array(block.ids.length);
  const sentences = new Uint8Array(articleOf.length);
  let isAny = false;
  for (const sentence of postingsAt(block, place)) {
    const article = articleOf[sentence] as number;
    if (meant[article] === 0) continue;
    isAny = true;
    articles[article] = 1;
    sentences[sentence] = 1;
  }
  return isAny ? { articleOf, articles, sentences, except: place } : null;
}

function everySentence(block: Block, articles: Uint8Array): Counted {
  const { firstSentences } = block;
  const sentences = new Uint8Array(firstSentences[articles.length] as number);
  for (let article = 0; article < articles.length; article++) {
    if (articles[article] === 1) sentences.fill(1, firstSentences[article], firstSentences[article + 1]);
  }
  return { articleOf: articlesOfSentences(block), articles, sentences, except: -1 };
}

export class EntityCounts {
  readonly entities = new IdTable();
  readonly #articles = new Counter();
  readonly #sentences = new Counter();
  #size = 0;

  /** By the number of the entity. */
  get articles(): Int32Array {
    return this.#articles.upTo(this.entities.size);
  }

  get sentences(): Int32Array {
    return this.#sentences.upTo(this.entities.size);
  }

  /** In how many articles an entity is; 0 for one that was not counted. */
  articlesOf(entity: number): number {
    const number = this.entities.numberOf(entity);
    return number === null ? 0 : (this.articles[number] as number);
  }

  /** How many articles `countAll` has read. */
  get size(): number {
    return this.#size;
  }

  /** Counts the entities in the articles of a block that are meant. */
  countAll(block: Block, selection: Selection): void {
    const meant = selection.in(block);
    if (!meant) return;
    for (const one of meant) this.#size += one;
    this.#count(block, everySentence(block, meant));
  }

  /** Counts the entities beside one, in the articles of a block that are meant. */
  countBeside(block: Block, entity: number, selection: Selection): void {
    const meant = selection.in(block);
    const counted = meant && beside(block, entity, meant);
    if (counted) this.#count(block, counted);
  }

  #count({ entities, offsets, postings }: Block, { articleOf, articles, sentences, except }: Counted): void {
    let at = 0;
    for (let place = 0; place < entities.length; place++) {
      const end = offsets[place + 1] as number;
      if (place === except) {
        at = end;
        continue;
      }
      let inArticles = 0;
      let inSentences = 0;
      let lastArticle = -1;
      let lastSentence = -1;
      for (; at < end; at++) {
        const sentence = postings[at] as number;
        const article = articleOf[sentence] as number;
        // Numbers only grow, so the sign of a difference says whether one is new; branches take longer, since nobody can predict them.
        inArticles += (articles[article] as number) & ((lastArticle - article) >>> 31);
        inSentences += (sentences[sentence] as number) & ((lastSentence - sentence) >>> 31);
        lastArticle = article;
        lastSentence = sentence;
      }
      if (inArticles === 0) continue;
      const number = this.entities.add(entities[place] as number);
      this.#articles.add(number, inArticles);
      this.#sentences.add(number, inSentences);
    }
  }
}
