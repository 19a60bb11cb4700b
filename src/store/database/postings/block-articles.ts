/** Writes a block of articles, and reads the articles of one. Both take time that grows with the postings alone, since a correction writes a block anew. */
import { BLOCK_FACETS, type Block, numbersUpTo, secondsOf, UNDATED, valuesOf } from './block.ts';
import { IdTable } from './id-table.ts';

/** An article as a block holds it. */
export interface BlockArticle {
  readonly id: number;
  /** '' when not known. */
  readonly publishedAt: string;
  /** Values of `BLOCK_FACETS`; '' when not known. */
  readonly facets: readonly string[];
  /** Row ids of the entities of the mentions that count, in order of the text. */
  readonly entities: readonly number[];
  /** The sentence of each of them, those with such mentions numbered from 0. */
  readonly sentences: readonly number[];
}

const timeOf = (seconds: number): string =>
  seconds === UNDATED ? '' : `${new Date(seconds * 1000).toISOString().slice(0, 19)}Z`;

/** The entities of a block, sorted, and the posting list of each, one after another. */
interface PostingLists {
  readonly entities: Float64Array;
  /** Where the list of each entity begins, then where the last ends. */
  readonly offsets: Uint32Array;
  readonly postings: Uint32Array;
}

function postingLists(articles: readonly BlockArticle[], firstSentences: Uint32Array): PostingLists {
  const length = articles.reduce((sum, { entities }) => sum + entities.length, 0);
  const [table, numbers, sentences] = [new IdTable(length), new Uint32Array(length), new Uint32Array(length)];
  let at = 0;
  for (const [index, article] of articles.entries()) {
    const first = firstSentences[index] as number;
    for (let mention = 0; mention < article.entities.length; mention++, at++) {
      numbers[at] = table.add(article.entities[mention] as number);
      sentences[at] = first + (article.sentences[mention] as number);
    }
  }
  const entities = Float64Array.from(table.ids).sort();
  const placeOfNumber = new Uint32Array(entities.length);
  for (let place = 0; place < entities.length; place++) {
    placeOfNumber[table.numberOf(entities[place] as number) as number] = place;
  }
  const places = numbers.map((number) => placeOfNumber[number] as number);
  return { entities, ...grouped(places, sentences, entities.length) };
}

/** Values in the order of their groups, which are numbered: where each group begins, then where the last ends. A counting sort, which keeps their order in a group. */
function grouped(
  groups: Uint32Array,
  values: Uint32Array,
  count: number,
): { offsets: Uint32Array; postings: Uint32Array } {
  const offsets = new Uint32Array(count + 1);
  for (const group of groups) offsets[group + 1] = (offsets[group + 1] as number) + 1;
  for (let group = 0; group < count; group++) {
    offsets[group + 1] = (offsets[group + 1] as number) + (offsets[group] as number);
  }
  const next = offsets.slice();
  const sorted = new Uint32Array(values.length);
  for (let index = 0; index < values.length; index++) {
    const group = groups[index] as number;
    const to = next[group] as number;
    next[group] = to + 1;
    sorted[to] = values[index] as number;
  }
  return { offsets, postings: sorted };
}

/** Each value once, and where each article's is. */
function dictionaryOf(texts: readonly string[]): { readonly values: string[]; readonly places: readonly number[] } {
  const places = new Map<string, number>();
  const at = texts.map((text) => {
    const place = places.get(text) ?? places.size;
    places.set(text, place);
    return place;
  });
  return { values: [...places.keys()], places: at };
}

const bytesOf = ({ buffer, byteOffset, byteLength }: NodeJS.TypedArray): Uint8Array =>
  new Uint8Array(buffer, byteOffset, byteLength);

/** The bytes of a block. `articles` are in order of publication and id. */
export function writeBlock(articles: readonly BlockArticle[]): Buffer {
  const firstSentences = new Uint32Array(articles.length + 1);
  articles.forEach(({ sentences }, index) => {
    firstSentences[index + 1] = (firstSentences[index] as number) + (sentences.at(-1) ?? -1) + 1;
  });
  const { entities, offsets, postings: sentences } = postingLists(articles, firstSentences);
  const Small = numbersUpTo(Math.max(articles.length, firstSentences.at(-1) ?? 0));
  const postings = Small.from(sentences);
  const dictionaries = BLOCK_FACETS.map((_, facet) => dictionaryOf(articles.map(({ facets }) => facets[facet] ?? '')));
  const values = Buffer.from(JSON.stringify(dictionaries.map((each) => each.values)));
  return Buffer.concat([
    bytesOf(
      Uint32Array.of(articles.length, entities.length, postings.length, values.length, Small.BYTES_PER_ELEMENT, 0),
    ),
    bytesOf(Float64Array.from(articles, ({ id }) => id)),
    bytesOf(Float64Array.from(articles, ({ publishedAt }) => secondsOf(publishedAt))),
    bytesOf(entities),
    bytesOf(firstSentences),
    bytesOf(offsets),
    ...dictionaries.map(({ places }) => bytesOf(Small.from(places))),
    bytesOf(postings),
    values,
  ]);
}

/** The articles of a block, for one with others to be written. */
export function articlesOf(block: Block): BlockArticle[] {
  const values = valuesOf(block);
  const { ids, seconds, entities, firstSentences, offsets } = block;
  const places = new Uint32Array(block.postings.length);
  for (let place = 0; place < entities.length; place++) places.fill(place, offsets[place], offsets[place + 1]);
  const bySentence = grouped(Uint32Array.from(block.postings), places, firstSentences.at(-1) ?? 0);
  return Array.from(ids, (id, index) => {
    const mentioned: number[] = [];
    const sentences: number[] = [];
    const first = firstSentences[index] as number;
    for (let sentence = first; sentence < (firstSentences[index + 1] as number); sentence++) {
      const end = bySentence.offsets[sentence + 1] as number;
      for (let at = bySentence.offsets[sentence] as number; at < end; at++) {
        mentioned.push(entities[bySentence.postings[at] as number] as number);
        sentences.push(sentence - first);
      }
    }
    return {
      id,
      publishedAt: timeOf(seconds[index] as number),
      facets: BLOCK_FACETS.map((_, facet) => values[facet]?.[block.facets[facet]?.[index] ?? 0] ?? ''),
      entities: mentioned,
      sentences,
    };
  });
}
