/** Coins words that look like names but are in no list, so that a tagger in training meets names that it cannot know. */

const ORDER = 3;
const EDGE = '^';
const LEAST_LENGTH = 3;
const MOST_LENGTH = 11;

/** Coins words letter by letter, each letter as it follows the three before it in the words given. */
export class Coiner {
  readonly #next = new Map<string, string>();
  readonly #random: () => number;

  constructor(words: readonly string[], random: () => number) {
    this.#random = random;
    const next = new Map<string, string[]>();
    for (const word of words) {
      const spelled = EDGE.repeat(ORDER) + word + EDGE;
      for (let i = ORDER; i < spelled.length; i++) {
        const key = spelled.slice(i - ORDER, i);
        const letters = next.get(key);
        if (letters) letters.push(spelled.charAt(i));
        else next.set(key, [spelled.charAt(i)]);
      }
    }
    for (const [key, letters] of next) this.#next.set(key, letters.join(''));
  }

  /** A word in lower case. */
  coin(): string {
    for (;;) {
      let word = EDGE.repeat(ORDER);
      while (word.length < ORDER + MOST_LENGTH + 1) {
        const letters = this.#next.get(word.slice(-ORDER)) ?? EDGE;
        word += letters.charAt(Math.floor(this.#random() * letters.length));
        if (word.endsWith(EDGE)) break;
      }
      const coined = word.slice(ORDER, -1);
      if (word.endsWith(EDGE) && coined.length >= LEAST_LENGTH) return coined;
    }
  }
}
