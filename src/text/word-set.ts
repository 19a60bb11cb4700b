/** Creates a set from words separated by white space, for word lists. */
export const wordSet = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));
