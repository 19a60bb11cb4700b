/** Things as a change found or left them. The log keeps them as JSON, which is read like tables: a column is a property. */
import type { Replacement } from '../../corrections/define.ts';
import type { Form, Kind, Precision, Status } from '../../model.ts';
import { bind, perDialect, type Sql } from '../sql/expression.ts';
import { type Few, find, foundRows, type One, type Properties } from '../sql/query.ts';
import { int, nullable, type Row, type Table, table, text } from '../sql/table.ts';

export const entityStates = table('entities', {
  key: text(),
  kind: text<Kind>(),
  name: text(),
  articleCount: int(),
  mentionCount: int(),
});

export const articleStates = table('articles', {
  key: text(),
  title: nullable(text()),
  byline: nullable(text()),
  /** JSON of the time and its precision. */
  publication: nullable(text()),
  source: nullable(text()),
  url: nullable(text()),
  language: nullable(text()),
  section: nullable(text()),
  textHash: text(),
});

export const mentionStates = table('mentions', {
  /** Key of its article. */
  article: text(),
  start: int(),
  end: int(),
  surface: text(),
  kind: text<Kind>(),
  form: text<Form>(),
  status: text<Status>(),
  /** Key of the entity it named; null when that was unresolved. */
  entity: nullable(text()),
});

/** A property of a JSON object; that of null is null. `T` is the author's word. */
const property = <T>(json: Sql<string | null>, name: string): Sql<T> =>
  perDialect((dialect) => dialect.at(json, [name]));

const scalarsOf = <T extends Table>(columns: T['columns']): Properties<Row<T>> =>
  Object.fromEntries(Object.entries(columns).map(([name, { scalar }]) => [name, scalar])) as Properties<Row<T>>;

/** The things of a sort in a snapshot, in the order in which it has them. */
export const statesIn = <T extends Table>({ name, columns }: T, snapshot: Sql<string>): Few<Row<T>> =>
  foundRows<Row<T>>(property<string>(snapshot, name), scalarsOf(columns));

type ArticleState = Row<typeof articleStates>;

export const publishedAtIn = ({ publication }: ArticleState): Sql<string | null> => property(publication, 'at');
export const precisionIn = ({ publication }: ArticleState): Sql<Precision | null> => property(publication, 'precision');

/** What became of a mention of a text that was replaced: its span in the text of before, and the one in the text of now. */
export interface ReplacementRow {
  readonly surface: Sql<string>;
  readonly start: Sql<number>;
  readonly end: Sql<number>;
  readonly placement: Sql<Replacement['placement']>;
  /** JSON of a list of one span, or of none. */
  readonly to: Sql<string>;
}

export function replacementsIn(replacements: readonly Replacement[]): Few<ReplacementRow> {
  const rows = replacements.map(({ from, to, ...rest }) => ({ ...rest, ...from, to: to ? [to] : [] }));
  return foundRows<ReplacementRow>(bind(JSON.stringify(rows)), {
    surface: 'String',
    start: 'Int',
    end: 'Int',
    placement: 'String',
    to: 'String',
  });
}

/** The span in the text of now, if any. */
export const newSpanOf = ({ to }: ReplacementRow): One<Pick<ReplacementRow, 'start' | 'end'> | null> =>
  find(foundRows<Pick<ReplacementRow, 'start' | 'end'>>(to, { start: 'Int', end: 'Int' }));
