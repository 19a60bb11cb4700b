/** The plainest reading of a search, to compare the real one with: texts in plain letters, split at everything else. */
import type { FoundPage } from '../../src/store/sql/query.ts';
import { fold } from '../../src/text/fold.ts';

export interface PlainTerm {
  readonly words: readonly string[];
  readonly prefix?: boolean;
  readonly excluded?: boolean;
}

function wordsOf(text: string): string[] {
  return fold(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

/** What a person types for these terms. */
export function typed(terms: readonly PlainTerm[]): string {
  const one = ({ words, prefix, excluded }: PlainTerm): string =>
    `${excluded ? '-' : ''}${words.length > 1 ? `"${words.join(' ')}"` : words[0]}${prefix ? '*' : ''}`;
  return terms.map(one).join(' ');
}

const occurs = ({ words, prefix }: PlainTerm, text: readonly string[]): boolean =>
  text.some((_, at) =>
    words.every((word, index) => {
      const there = text[at + index];
      return prefix && index === words.length - 1 ? there?.startsWith(word) === true : there === word;
    }),
  );

/** Whether a text has every term that it should and none that it should not. */
export function fits(terms: readonly PlainTerm[], text: string): boolean {
  const words = wordsOf(text);
  return terms.every((term) => occurs(term, words) !== (term.excluded ?? false));
}

/** The whole list, page by page from either end. */
export function joined<Row>(size: number, backward: boolean, read: (page: object) => FoundPage<Row>): Row[] {
  const pages: Row[][] = [];
  let page = read(backward ? { last: size } : { first: size });
  pages.push([...page.rows]);
  while (backward ? page.hasPrevious : page.hasNext) {
    page = read(
      backward
        ? { last: size, before: page.cursors[0] }
        : { first: size, after: page.cursors[page.cursors.length - 1] },
    );
    pages.push([...page.rows]);
  }
  return (backward ? pages.reverse() : pages).flat();
}
