/**
 * The blocks of the inverted index from entities to sentences. A block holds some hundred articles that follow each other in order of publication:
 * columns of their ids, times and facets, and a posting list of each entity that counts in one of them. A posting is the number of the sentence of a mention
 * that counts; sentences with such mentions are numbered through the block. So entities are counted by reading lists of small numbers
 * in the place of rows of mentions.
 *
 * In bytes, little-endian: the lengths as 32-bit numbers, see `LENGTHS`; `ids`, `seconds` and `entities` as 64-bit floats; `firstSentences` and `offsets`
 * as 32-bit numbers; `facets` and `postings` as 16-bit numbers, or 32-bit ones where a block has more sentences; the values of the facets as a JSON array of arrays.
 */

/** What articles are counted by, in the order in which a block has them. KINDS are those of accepted mentions other than peripheral ones, with spaces between. */
export const BLOCK_FACETS = ['SOURCE', 'LANGUAGE', 'SECTION', 'KINDS', 'PRECISION'] as const;
export type BlockFacet = (typeof BLOCK_FACETS)[number];

/** A block as it is read: arrays over its bytes. */
export interface Block {
  readonly ids: Float64Array;
  /** Since 1970; `UNDATED` when not known. */
  readonly seconds: Float64Array;
  /** Row ids of the entities, sorted. */
  readonly entities: Float64Array;
  /** The first sentence of each article, then the number of sentences. */
  readonly firstSentences: Uint32Array;
  /** Where the posting list of each entity begins in `postings`, then where the last ends. */
  readonly offsets: Uint32Array;
  /** For each of `BLOCK_FACETS`, the place of the value of each article. */
  readonly facets: readonly Numbers[];
  readonly postings: Numbers;
  /** JSON of the values of each of `BLOCK_FACETS`. */
  readonly values: Uint8Array;
}

/** Before all times. */
export const UNDATED = Number.NEGATIVE_INFINITY;

/** Small numbers. */
export type Numbers = Uint16Array | Uint32Array;
type NumbersClass = typeof Uint16Array | typeof Uint32Array;

/** How many articles, entities, postings and bytes of values follow; bytes of a small number. */
const LENGTHS = 6;

export const numbersUpTo = (most: number): NumbersClass => (most > 0xffff ? Uint32Array : Uint16Array);

export const secondsOf = (publishedAt: string): number =>
  publishedAt === '' ? UNDATED : Date.parse(publishedAt) / 1000;

/** The arrays of a block; `data` is not copied unless it begins where no 64-bit number can. */
export function readBlock(data: Uint8Array): Block {
  const { buffer, byteOffset } = data.byteOffset % 8 === 0 ? data : Uint8Array.from(data);
  const [articles = 0, entities = 0, postings = 0, values = 0, width = 2] = new Uint32Array(
    buffer,
    byteOffset,
    LENGTHS,
  );
  const Small: NumbersClass = width === 2 ? Uint16Array : Uint32Array;
  let at = byteOffset + LENGTHS * 4;
  const take = <Array_>(
    type: { new (buffer: ArrayBufferLike, at: number, length: number): Array_; BYTES_PER_ELEMENT: number },
    length: number,
  ): Array_ => {
    const array = new type(buffer, at, length);
    at += length * type.BYTES_PER_ELEMENT;
    return array;
  };
  return {
    ids: take(Float64Array, articles),
    seconds: take(Float64Array, articles),
    entities: take(Float64Array, entities),
    firstSentences: take(Uint32Array, articles + 1),
    offsets: take(Uint32Array, entities + 1),
    facets: BLOCK_FACETS.map(() => take<Numbers>(Small, articles)),
    postings: take<Numbers>(Small, postings),
    values: take(Uint8Array, values),
  };
}

/** The values of each of `BLOCK_FACETS`. */
export const valuesOf = ({ values }: Block): string[][] => JSON.parse(Buffer.from(values).toString()) as string[][];

/** The article of each sentence, by place. */
export function articlesOfSentences({ ids, firstSentences }: Block): Numbers {
  const articles = new (numbersUpTo(ids.length))(firstSentences[ids.length] as number);
  for (let article = 0; article < ids.length; article++) {
    articles.fill(article, firstSentences[article], firstSentences[article + 1]);
  }
  return articles;
}

/** The posting list of the entity at that place: a sentence for each mention, sorted. */
export const postingsAt = ({ offsets, postings }: Block, place: number): Numbers =>
  postings.subarray(offsets[place], offsets[place + 1]);

/** The place of an entity; -1 for one that is not there. */
export function placeOf({ entities }: Block, entity: number): number {
  let [low, high] = [0, entities.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((entities[middle] as number) < entity) low = middle + 1;
    else high = middle;
  }
  return entities[low] === entity ? low : -1;
}
