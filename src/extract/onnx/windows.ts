/** Splits sentences that are too long for a model into windows. */

/** The ids of the subwords of a token; empty when the tokenizer removes the token. */
export type SubwordIds = readonly number[];

/** The input of one run of the model. */
export interface Window {
  readonly ids: readonly number[];
  /** For each token the index of its first subword in `ids`; null when it has none. */
  readonly firsts: readonly (number | null)[];
}

/** The special tokens around each window, and the maximum length of a window with them. */
export interface WindowFrame {
  readonly before: readonly number[];
  readonly after: readonly number[];
  readonly maxLength: number;
}

/** Windows with all tokens, in order, split between tokens only. A token too long for a window is cut off. */
export function* windows(words: readonly SubwordIds[], { before, after, maxLength }: WindowFrame): Generator<Window> {
  const room = maxLength - after.length;
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
