/** Texts of extreme kinds, such as lists and repetitions, in which work that grows faster than the text would show. */
import { type ArticleKey, type Document, MARKUPS, type Markup } from '../../src/model.ts';
import { MARKED_PIECES, PIECES } from './text-pieces.ts';

/** The kinds of plain texts. */
export const TEXT_KINDS: readonly string[] = Object.keys(PIECES);

/** The mark-up of each kind of text that has some. */
export const MARKED_KINDS: ReadonlyMap<string, Markup> = new Map(
  MARKUPS.flatMap((markup) => Object.keys(MARKED_PIECES[markup]).map((kind) => [kind, markup] as const)),
);

/** A text of a kind, with `length` UTF-16 code units or a few more. */
export function textOf(kind: string, length: number): string {
  const markup = MARKED_KINDS.get(kind);
  const piece = markup ? MARKED_PIECES[markup][kind] : PIECES[kind];
  if (piece === undefined) throw new Error(`There is no kind of text ${kind}.`);
  const pieces = ['The start. '];
  for (let i = 0, size = 0; size < length; i++) {
    const next = piece(i);
    pieces.push(next);
    size += next.length;
  }
  return pieces.join('');
}

/** A document of a text alone. */
export const documentOf = (text: string, key = 'text', markup?: Markup): Document => ({
  key: key as ArticleKey,
  file: `${key}.txt`,
  line: null,
  parts: [{ role: 'BODY', text, at: 0, ...(markup && { markup: [markup] }) }],
  publication: null,
  source: null,
  url: null,
  language: null,
  section: null,
  annotations: null,
  digest: key,
});
