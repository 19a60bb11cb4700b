/** Parts the words of a sentence into stretches that a model can take at once. */

/** The numbers of the pieces of a word; none where the tokenizer leaves nothing of it. */
export type SubwordIds = readonly number[];

/** What a model is given at once. */
export interface Window {
  readonly ids: readonly number[];
  /** Of each word the place of its first piece in `ids`; null where it has none. */
  readonly firsts: readonly (number | null)[];
}

/** What stands around every window, and how long it may be with that. */
export interface WindowFrame {
  readonly before: readonly number[];
  readonly after: readonly number[];
  readonly longest: number;
}

/** All words, in order, cut between words alone. Of a word too long for a window the end is left out. */
export function* windows(words: readonly SubwordIds[], { before, after, longest }: WindowFrame): Generator<Window> {
  const room = longest - after.length;
  let [ids, firsts]: [number[], (number | null)[]] = [[...before], []];
  for (const word of words) {
    if (firsts.length > 0 && ids.length + word.length > room) {
      yield { ids: [...ids, ...after], firsts };
      [ids, firsts] = [[...before], []];
    }
    firsts.push(word.length === 0 ? null : ids.length);
    ids.push(...word.slice(0, room - before.length));
  }
  if (firsts.length > 0) yield { ids: [...ids, ...after], firsts };
}
