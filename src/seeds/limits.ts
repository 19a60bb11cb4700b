/** Limits on seed files. Files and lines are read whole, so each limit bounds memory. */

/** Bytes of a file, or of one line of a JSON Lines file. */
export const MAX_BYTES = 8 * 1024 * 1024;

/** UTF-16 code units of YAML that is parsed at once: the front matter of an article, or one entity of a gazetteer. */
export const MAX_YAML = 64 * 1024;

/** Problems reported one by one for a file; the others are counted in one more. */
export const MAX_PROBLEMS = 100;
