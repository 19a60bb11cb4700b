/** Looks rows up in the full-text indexes. */
import { Fragment, fragment, perDialect, raw, type Sql } from '../sql/expression.ts';
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
