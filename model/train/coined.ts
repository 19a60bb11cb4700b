/** Generates words that look like names, so that the tagger is trained on names it cannot know. */

const ORDER = 3;
const EDGE = '^';
const LEAST_LENGTH = 3;
const MOST_LENGTH = 11;

/** Generates words letter by letter with a trigram model of the given words. */
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
