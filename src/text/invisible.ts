/** Characters that show as nothing wherever they stand, as they are written within a class of a pattern. */

/** Byte order mark, soft hyphen, zero-width space, word joiner. */
export const INVISIBLE = '\\uFEFF\\u00AD\\u200B\\u2060';
