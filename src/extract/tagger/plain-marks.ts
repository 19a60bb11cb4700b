/**
 * Replaces typographic marks by those of typewriters, which the tagger was mostly trained on, before features are computed. Only
 * features see the replacement: offsets stay those of the text.
 */

const REPLACEMENTS: readonly (readonly [RegExp, string])[] = [
  [/[‘’‚‛ʼʻʹ`´′＇]/gu, "'"],
  [/[“”„‟«»‹›″＂「」『』]/gu, '"'],
  [/[‐‑‒–—―−•·]/gu, '-'],
  [/…/gu, '...'],
  [/\p{Cf}|\p{Variation_Selector}/gu, ''],
];
const ASCII = /^[\x20-\x7e]*$/;
/** Emoji, flags and other pictures separate words, as a semicolon does. */
const PICTURE = /^[\p{So}\p{Sk}\p{RI}\p{Emoji_Modifier}]+$/u;
const SEPARATOR = ';';

/** The word with plain marks; a picture is a semicolon. */
export function withPlainMarks(word: string): string {
  if (ASCII.test(word)) return word;
  if (PICTURE.test(word)) return SEPARATOR;
  const plain = REPLACEMENTS.reduce((text, [marks, mark]) => text.replace(marks, mark), word);
  return plain === '' ? SEPARATOR : plain;
}
