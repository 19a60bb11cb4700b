/** Writes a set of words as one string, as lists of knowledge do. */
export const wordSet = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));
