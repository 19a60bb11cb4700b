/**
 * Blocking, as in record linkage: names are compared only if they share a key. So the work of resolving an article is
 * proportional to its length, whatever it contains.
 */
import { spellingInitial } from '../../text/spelling.ts';

/** The most items that share a key and are still compared. No name of ordinary news is like so many others. */
const MAX_BLOCK = 256;
/** The most words of a name that is compared with other names. Longer ones are lists without commas. */
export const MAX_WORDS = 20;

/** Items by key. A key that too many items share is crowded: it gives none of them, because it decides nothing. */
export class Blocks<Item> {
  readonly #blocks = new Map<string, Item[]>();

  /** Adds an item, unless it was the last one added under the key. */
  add(key: string, item: Item): void {
    const block = this.#blocks.get(key);
    if (block === undefined) this.#blocks.set(key, [item]);
    else if (block.length <= MAX_BLOCK && block.at(-1) !== item) block.push(item);
  }

  /** In the order in which they were added. */
  at(key: string): readonly Item[] {
    return this.isCrowded(key) ? [] : (this.#blocks.get(key) ?? []);
  }

  isCrowded(key: string): boolean {
    return (this.#blocks.get(key)?.length ?? 0) > MAX_BLOCK;
  }
}

/** The words from each word to the end, joined: the whole name first. None for a name that is not compared. */
export const endingsOf = (words: readonly string[]): string[] =>
  words.length > MAX_WORDS ? [] : words.map((_, i) => words.slice(i).join(' '));

/** The words from the beginning to each word, joined: the whole name last. None for a name that is not compared. */
export const beginningsOf = (words: readonly string[]): string[] =>
  words.length > MAX_WORDS ? [] : words.map((_, i) => words.slice(0, i + 1).join(' '));

/** A key that names share if each of their words is a spelling of the other's (`isSameSpelled`), or its plural. */
export const spellingKey = (words: readonly string[]): string =>
  words.length > MAX_WORDS ? words.join(' ') : words.map(spellingInitial).join(' ');
