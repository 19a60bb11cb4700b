/** BM25 as FTS5 computes it: https://www.sqlite.org/fts5.html#the_bm25_function. */
const K1 = 1.2;
const B = 0.75;

/** SQL for the impact of a word `f` on an article `c` that has it `frequency` times, without its rarity. */
export const IMPACT = `
  c.frequency * (${K1} + 1.0) / (c.frequency + ${K1} * (1 - ${B} + ${B} * c.length / f.mean_length))`;

/** The same at another mean length. */
export const impactOf = (frequency: number, length: number, meanLength: number): number =>
  (frequency * (K1 + 1)) / (frequency + K1 * (1 - B + (B * length) / meanLength));
