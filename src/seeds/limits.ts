/** What one seed may cost: everything that is read is read whole, so each bound here is a bound on memory. */

/** Bytes of a file that is read whole, and of one line of a JSON Lines file. */
export const MAX_BYTES = 8 * 1024 * 1024;

/** UTF-16 code units of YAML parsed at once: the front matter of an article, one entity of a gazetteer. */
export const MAX_YAML = 64 * 1024;

/** Problems told apart in one file; the rest are counted in one more. */
export const MAX_PROBLEMS = 100;
