/** Escapes text that others wrote: for a terminal, which would obey it, and for a shell, which would split it. */

/**
 * What a terminal obeys or does not show: control characters, line and paragraph separators, characters that change the direction
 * of text, invisible characters and tags, and lone surrogates. Variation selectors stay: they only choose a glyph.
 */
const HIDDEN = /(?![\uFE00-\uFE0F])[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\p{Default_Ignorable_Code_Point}\uFFF9-\uFFFB]/gu;

const escapeUnits = (character: string): string =>
  Array.from({ length: character.length }, (_, at) => character.charCodeAt(at))
    .map((unit) => `\\u${unit.toString(16).padStart(4, '0')}`)
    .join('');

/** One line in which hidden characters, line breaks too, are the escapes of JSON, such as `\u001b`. JSON keeps its meaning. */
export const escapeForTerminal = (line: string): string => line.replace(HIDDEN, escapeUnits);

const PLAIN_WORD = /^[\w@%+=:,./-]+$/;

const escapeBytes = (character: string): string => Buffer.from(character).toString('hex').replaceAll(/../g, '\\x$&');

/** One word of a command line for a POSIX shell; hidden characters as bytes in `$'…'`, which bash, ksh and zsh read. */
export function quoteForShell(word: string): string {
  if (PLAIN_WORD.test(word)) return word;
  if (word.search(HIDDEN) === -1) return `'${word.replaceAll("'", String.raw`'\''`)}'`;
  return `$'${word.replaceAll(/[\\']/g, String.raw`\$&`).replace(HIDDEN, escapeBytes)}'`;
}
