/** Composes text to Unicode NFC, in time that grows with its length. */

/** The most marks on one character: more than any script has, since normalizing takes time that grows with their square. */
const MAX_MARKS = 64;
const TOO_MANY_MARKS = new RegExp(`(\\p{M}{${MAX_MARKS}})\\p{M}+`, 'gu');

/** The text in NFC, without the marks of a character beyond `MAX_MARKS`. */
export const compose = (text: string): string => text.replace(TOO_MANY_MARKS, '$1').normalize('NFC');
