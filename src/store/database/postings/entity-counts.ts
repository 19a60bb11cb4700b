/** Counts the entities in articles of blocks: in how many articles and sentences each counts, alone or beside another one. */
import { articlesOfSentences, type Block, placeOf, postingsAt } from './block.ts';
import { IdTable } from './id-table.ts';

/** Which articles of the blocks are meant. */
export interface Selection {
  /** From the one time to before the other, in seconds since 1970. Undated articles are before all times. */
  readonly from: number;
  readonly until: number;
  /** Row ids; null for all. */
  readonly articles: IdTable | null;
}

/** For each article of a block 1 if it is meant, otherwise 0. */
export function selectIn({ ids, seconds }: Block, { from, until, articles }: Selection): Uint8Array {
  const selected = new Uint8Array(ids.length);
  for (let index = 0; index < ids.length; index++) {
    const time = seconds[index] as number;
    const isMeant = time >= from && time < until && (articles === null || articles.has(ids[index] as number));
    if (isMeant) selected[index] = 1;
  }
  return selected;
}

/** Numbers that grow with what is counted. */
class Counter {
  #counts = new Int32Array(1024);

  add(at: number, count: number): void {
    if (at >= this.#counts.length) {
      const counts = new Int32Array(this.#counts.length * 2);
      counts.set(this.#counts);
      this.#counts = counts;
    }
    this.#counts[at] = (this.#counts[at] as number) + count;
  }

  get counts(): Int32Array {
    return this.#counts;
  }
}

export class EntityCounts {
  readonly entities = new IdTable();
  readonly #articles = new Counter();
  readonly #sentences = new Counter();

  /** By the number of the entity. */
  get articles(): Int32Array {
    return this.#articles.counts;
  }

  get sentences(): Int32Array {
    return this.#sentences.counts;
  }

  /** Counts the entities in the articles of a block that are meant. */
  countAll(block: Block, selection: Selection): void {
    const selected = selectIn(block, selection);
    if (selected.includes(1))
      this.#count(block, { selected, sentences: selectedSentences(block, selected), except: -1 });
  }

  /** Counts the entities beside one, in the articles of a block that are meant. */
  countBeside(block: Block, entity: number, selection: Selection): void {
    const place = placeOf(block, entity);
    if (place < 0) return;
    const meant = selectIn(block, selection);
    const articleOf = articlesOfSentences(block);
    const selected = new Uint8Array(block.ids.length);
    const sentences = new Uint8Array(articleOf.length);
    let isAny = false;
    for (const sentence of postingsAt(block, place)) {
      const article = articleOf[sentence] as number;
      if (meant[article] === 0) continue;
      isAny = true;
      selected[article] = 1;
      sentences[sentence] = 1;
    }
    if (isAny) this.#count(block, { selected, sentences, except: place });
  }

  #count(
    block: Block,
    { selected, sentences, except }: { selected: Uint8Array; sentences: Uint8Array; except: number },
  ): void {
    const { entities, offsets, postings } = block;
    const articleOf = articlesOfSentences(block);
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
        inArticles += (selected[article] as number) & ((lastArticle - article) >>> 31);
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
const selectedSentences = ({ firstSentences }: Block, selected: Uint8Array): Uint8Array => {
  const s = new Uint8Array(firstSentences.at(-1) ?? 0);
  for (let i = 0; i < selected.length; i++) if (selected[i]) s.fill(1, firstSentences[i], firstSentences[i + 1]);
  return s;
};
