/** Replaces the names in annotated articles, so that the tagger learns from context rather than from names. */
import { triggersOf } from '../../src/extract/tagger/knowledge/trigger-words.ts';
import { positionIn } from '../../src/extract/tagger/known-names.ts';
import { labelOf, type Name, namesOf, OUTSIDE, TYPES } from '../../src/extract/tagger/labels.ts';
import type { NameSupply } from './name-supply.ts';
import type { Labelled } from './variants.ts';

/**
 * The share of names that are replaced, by type; demonyms like places. With a larger share of unknown places, the tagger would
 * take every unknown word for a place.
 */
const SWAPPED = { PER: 0.75, ORG: 0.8, LOC: 0.5, MISC: 0.5 } as const;
/** The share of single-word names of events, works and products that are replaced. */
const SWAPPED_THINGS = 0.4;

/** A copy of the article with most names replaced, the same name by the same one throughout. */
export function swapNames({ sentences, labels }: Labelled, supply: NameSupply): Labelled {
  const swapper = new Swapper(supply);
  const swapped: number[] = [];
  let at = 0;
  const rewritten = sentences.map((sentence) => {
    const own = labels.subarray(at, at + sentence.length);
    at += sentence.length;
    const words: string[] = [];
    let done = 0;
    for (const { first, last, type } of namesOf(own)) {
      for (; done < first; done++) keep(sentence[done] ?? '');
      const name = swapper.swap(sentence.slice(first, last + 1), type);
      for (const [i, word] of name.entries()) {
        words.push(word);
        swapped.push(labelOf(type, positionIn(i, 0, name.length - 1)));
      }
      done = last + 1;
    }
    for (; done < sentence.length; done++) keep(sentence[done] ?? '');
    return words;

    function keep(word: string): void {
      words.push(word);
      swapped.push(OUTSIDE);
    }
  });
  return { sentences: rewritten, labels: Uint8Array.from(swapped) };
}

const isPlain = (word: string): boolean => /^\p{Lu}\p{Ll}[\p{L}-]*$/u.test(word);
const isTrigger = (word: string): boolean => triggersOf(word.toLowerCase()).length > 0;

class Swapper {
  readonly #supply: NameSupply;
  /** The replacement of each name and of each word in this article, by type. */
  readonly #swaps = new Map<string, string>();

  constructor(supply: NameSupply) {
    this.#supply = supply;
  }

  swap(words: readonly string[], type: Name['type']): readonly string[] {
    const name = words.join(' ');
    if (!words.every((word) => /\p{Ll}|^\P{L}+$|^\p{Lu}{1,5}$|^(\p{Lu}\.)+$/u.test(word))) return words;
    const swapped = this.#once(`${type} whole ${name}`, () => {
      const sort = TYPES[type] ?? 'MISC';
      if (sort === 'PER') return this.#person(words);
      if (!this.#supply.chance(SWAPPED[sort])) return name;
      if (sort === 'LOC') return this.#place(words);
      return sort === 'ORG' ? this.#organization(words) : this.#other(words);
    });
    return swapped.split(' ');
  }

  #once(key: string, make: () => string): string {
    const known = this.#swaps.get(key);
    if (known !== undefined) return known;
    const made = make();
    this.#swaps.set(key, made);
    return made;
  }

  /** Replaces word by word, so that a family name alone matches the full name. */
  #person(words: readonly string[]): string {
    const last = words.findLastIndex(isPlain);
    const swapped = words.map((word, i) =>
      isPlain(word)
        ? this.#once(`person ${word}`, () => {
            if (!this.#supply.chance(SWAPPED.PER)) return word;
            return i === last ? this.#supply.family() : this.#supply.given();
          })
        : word,
    );
    return swapped.join(' ');
  }

  #place(words: readonly string[]): string {
    const name = words.join(' ');
    if (this.#supply.isCountry(name)) return this.#supply.country();
    if (!words.some(isTrigger)) return this.#supply.place();
    return this.#wordByWord(words);
  }

  #organization(words: readonly string[]): string {
    if (this.#supply.isClub(words.join(' '))) return this.#supply.club();
    if (words.length === 1 && isPlain(words[0] ?? '') && this.#supply.chance(0.6)) return this.#supply.firm();
    if (words.length === 1) return this.#supply.chance(0.6) ? this.#supply.brand() : this.#supply.organization();
    return this.#supply.chance(0.5) ? this.#wordByWord(words) : this.#supply.organization();
  }

  /** Replaces demonyms by demonyms, and some other single words by coined ones. */
  #other(words: readonly string[]): string {
    const name = words.join(' ');
    if (words.length > 1) return name;
    if (this.#supply.isDemonym(name)) return this.#supply.demonym(name);
    return isPlain(name) && !/(?:an|ese|ish|ic?|s)$/.test(name) && this.#supply.chance(SWAPPED_THINGS)
      ? this.#supply.brand()
      : name;
  }

  /**
   * Replaces all words but those for types of organizations and places: demonyms by demonyms, others by names of places or
   * people.
   */
  #wordByWord(words: readonly string[]): string {
    const swapped = words.map((word) => {
      if (this.#supply.isDemonym(word)) return this.#supply.demonym(word);
      if (this.#supply.isCountry(word)) return this.#supply.country();
      if (!isPlain(word) || isTrigger(word)) return word;
      return this.#once(`word ${word}`, () =>
        this.#supply.chance(0.5) ? this.#supply.place() : this.#supply.family(),
      );
    });
    return swapped.join(' ');
  }
}
