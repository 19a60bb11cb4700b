/** Limits on seed files. Files and lines are read whole, so each limit bounds memory. */

/** Bytes of a file, or of one line of a JSON Lines file, one row of a table, or one page of a web archive. */
export const MAX_BYTES = 8 * 1024 * 1024;

/** UTF-16 code units of YAML that is parsed at once: the front matter of an article, or one entity of a gazetteer. */
export const MAX_YAML = 64 * 1024;

/** Problems reported one by one for a file; the others are counted in one more. */
export const MAX_PROBLEMS = 100;

/** Files in one archive. */
export const MAX_ENTRIES = 100_000;

/** An archive may unpack to so many bytes for each of its own, news to about ten; a smaller one always to `MIN_UNPACKED` bytes. */
export const MAX_RATIO = 100;
export const MIN_UNPACKED = 16 * 1024 * 1024;
/** The most bytes that any archive unpacks to. */
export const MAX_UNPACKED = 64 * 1024 ** 3;
