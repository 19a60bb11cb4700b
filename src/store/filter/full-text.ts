/** Looks rows up in the full-text indexes. */
import { type Bound, Fragment, fragment, perDialect, raw, type Sql } from '../sql/expression.ts';
import { tick } from '../sql/operators.ts';

type Index = 'articles_fts' | 'aliases_fts' | 'surfaces_fts' | 'statements_fts';
type Trigrams = 'articles_trigrams' | 'aliases_trigrams' | 'surfaces_trigrams';

/** Row ids that match a query in the syntax of the index. */
export const matching = (index: Index, query: Sql<string>): Fragment =>
  new Fragment([(dialect) => dialect.matching(index, query), ' and (', tick(raw('rowid')), ')']);

/** Row ids of which the folded text in the column fits a GLOB pattern of three characters at least. */
export const trigrams = (index: Trigrams, column: string, pattern: Sql<string>): Fragment => {
  const fits = perDialect<boolean>((dialect) => dialect.glob(raw(column), pattern));
  return fragment`select rowid from ${raw(index)} where ${fits} and ${tick(raw('rowid'))}`;
};

/** Characters of an entry of an index of trigrams. */
const WHOLE = 3;
/** Sorts after every character of a text. */
export const LAST = '\u{10FFFF}';

/** A GLOB pattern for exactly these characters. */
export const literally = (text: string): string => text.replace(/[*?[]/g, '[$&]');

const isShort = (part: string): boolean => [...part].length < WHOLE;

/** Fits no key: none has a line feed but at its end. */
const NOTHING = '*\n\n\n*';

/**
 * Row ids of which the folded text in the column may have this part, of two characters at least. A part of two is looked up as
 * the beginning of a trigram: each key ends with a line feed, so that its last two characters begin one too.
 */
export const containing = (index: Trigrams, column: string, part: Bound<string>): Fragment => {
  const pattern = part.map((text) => (isShort(text) ? NOTHING : `*${literally(text)}*`));
  const [first, last] = [
    part.map((text) => (isShort(text) ? text : LAST)),
    part.map((text) => (isShort(text) ? text + LAST : '')),
  ];
  return fragment`${trigrams(index, column, pattern)} union all
    select doc from ${raw(`${index}_terms`)} where term >= ${first} and term < ${last} and ${tick(raw('doc'))}`;
};
