/** What the rest of an article says of a word: whether it occurs in lower case, and beside which words it stands elsewhere. */
import type { WordSequence } from './word-sequence.ts';

export interface WordOccurrences {
  /** Keys of the words that occur without a capital. */
  readonly lower: ReadonlySet<number>;
  /** Keys of the words that occur with a capital inside a sentence. */
  readonly capital: ReadonlySet<number>;
  /** By key of a word with a capital, for each occurrence: the number of the word, the key before it, the key after it (0: none). */
  readonly neighbours: ReadonlyMap<number, readonly number[]>;
}

const MOST_OCCURRENCES = 13;

export function wordOccurrences({ words, starts }: WordSequence): WordOccurrences {
  const lower = new Set<number>();
  const capital = new Set<number>();
  const neighbours = new Map<number, number[]>();
  for (let order = 0; order + 1 < starts.length; order++) {
    const [from, to] = [starts[order] ?? 0, starts[order + 1] ?? 0];
    for (let i = from; i < to; i++) {
      const word = words[i];
      if (!word) continue;
      if (!word.isCapital) {
        lower.add(word.key);
        continue;
      }
      if (i > from) capital.add(word.key);
      const [before, after] = [i > from ? words[i - 1] : undefined, i + 1 < to ? words[i + 1] : undefined];
      note(neighbours, word.key, [i, before?.key ?? 0, after?.key ?? 0]);
    }
  }
  return { lower, capital, neighbours };
}

function note(neighbours: Map<number, number[]>, key: number, occurrence: readonly number[]): void {
  const noted = neighbours.get(key);
  if (!noted) neighbours.set(key, [...occurrence]);
  else if (noted.length < 3 * MOST_OCCURRENCES) noted.push(...occurrence);
}
