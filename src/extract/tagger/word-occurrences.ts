/** Statistics of words in an article: whether they occur in lower case, and their neighbours at each occurrence. */
import type { WordSequence } from './word-sequence.ts';

export interface WordOccurrences {
  /** Keys of the words that occur without a capital. */
  readonly lower: ReadonlySet<number>;
  /** Keys of the words that occur with a capital inside a sentence. */
  readonly capital: ReadonlySet<number>;
  /**
   * By key of a capitalized word, three numbers for each occurrence: index, key of the previous word, key of the next word (0:
   * none).
   */
  readonly neighbours: ReadonlyMap<number, readonly number[]>;
}

const MAX_OCCURRENCES = 13;

export function wordOccurrences({ words, starts }: WordSequence): WordOccurrences {
  const lower = new Set<number>();
  const capital = new Set<number>();
  const neighbours = new Map<number, number[]>();
  for (let sentence = 0; sentence + 1 < starts.length; sentence++) {
    const [from, to] = [starts[sentence] ?? 0, starts[sentence + 1] ?? 0];
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
  else if (noted.length < 3 * MAX_OCCURRENCES) noted.push(...occurrence);
}
