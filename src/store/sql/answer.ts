/** Puts together the statement that writes an answer as JSON. */
import { Column, keyOf, textInSql } from './column.ts';
import { bound, joined, literal, type Piece, piece, raw, spelled } from './piece.ts';
import { type Sketch, type Source, sourceRows } from './sketch.ts';
import type { PageSource } from './sketched-page.ts';

/** A piece of an answer: SQL that gives JSON. */
export type Json = Piece;

/** What to call a piece, and the piece. */
export type Entry = readonly [name: string, json: Json];

/** A statement that gives one answer, and what to bind to it. */
export interface AnswerStatement {
  readonly sql: string;
  readonly parameters: readonly unknown[];
}

/** How GraphQL wants a value written. */
export type Sort = 'BOOLEAN' | 'FLOAT' | 'PLAIN';

const CHOICES = { true: piece`json('true')`, false: piece`json('false')` };

/** Nothing. */
export const NULL: Json = raw('null');

/** An object with these entries in their order. */
export function object(entries: readonly Entry[]): Json {
  return piece`json_object(${joined(entries.flatMap(([name, json]) => [literal(name), json]))})`;
}

/** A list of these. */
export function list(items: readonly Json[]): Json {
  return piece`json_array(${joined(items)})`;
}

const truth = (flag: Json): Json => piece`iif(${flag}, ${CHOICES.true}, iif(${flag} is null, null, ${CHOICES.false}))`;

const written = ({ sql: value, writing }: Column, sort: Sort): Json => {
  if (writing === 'json') return piece`json(${value})`;
  if (writing === 'truth' || sort === 'BOOLEAN') return truth(value);
  return sort === 'FLOAT' ? piece`json(write_number(${value}))` : value;
};

/** A single value: a column, a text with columns in it, or what is known already. */
export function value(sketch: Sketch, known: unknown, sort: Sort): Json {
  if (known instanceof Column) return written(known, sort);
  if (typeof known === 'string') return textInSql(known, sketch.marked);
  return known == null ? NULL : piece`json(${bound(JSON.stringify(known))})`;
}

/** A text as JSON, where it is an answer by itself. */
export function quoted(text: Json): Json {
  return piece`json_quote(${text})`;
}

/** The piece; null where the row is not there. */
export function unlessAbsent(row: object, json: Json): Json {
  const key = keyOf(row);
  return key ? piece`iif(${key.sql} is null, null, ${json})` : json;
}

/** A piece about the only row of a source; null when it has none. */
export function ofOne(source: Source, json: Json): Json {
  return piece`(select ${json} from ${sourceRows(source, json)})`;
}

/** The same, written once for all rows that lead to the one. */
export function ofOneAgain(sketch: Sketch, source: Source, json: Json): Json {
  const of = piece`${literal(sketch.place())}, ${source.key}`;
  return piece`json(coalesce(recall(${of}), remember(${of}, ${ofOne(source, json)})))`;
}

/** A list of pieces, one about each row of a source. */
export function ofEach(source: Source, json: Json): Json {
  return piece`(select json_group_array(${json}) from ${sourceRows(source, json)})`;
}

/** A piece about a page: within it, `items` are the pieces about each of its rows. */
export function ofPage(source: PageSource, json: Json): Json {
  return piece`(select ${json} from ${source.rows(json)})`;
}

/** A piece about a page that speaks of none of its rows. The page is looked for all the same: it may turn out that there is none. */
export function besidePage({ proof }: PageSource, json: Json): Json {
  return piece`iif(${proof} is null, null, ${json})`;
}

/** The pieces about each row of a page, as a list. */
export function items(json: Json): Json {
  return piece`json_group_array(${json})`;
}

/** Whether the list goes on after, or before, the page. */
export function hasMore(source: PageSource, side: 'after' | 'before'): Json {
  const goesOn = source.goesOn(side);
  return typeof goesOn === 'boolean' ? CHOICES[goesOn ? 'true' : 'false'] : truth(goesOn);
}

/** One of several pieces, by the word that a column holds. */
export function oneOf(column: Column, pieces: readonly Entry[]): Json {
  const ways = pieces.map(([word, json]) => piece`when ${literal(word)} then ${json}`);
  return piece`case ${column.sql} ${joined(ways, ' ')} end`;
}

/** The statement that gives a piece that stands by itself. */
export function statementOf(json: Json): AnswerStatement {
  return spelled(piece`select ${json} as "answer"`);
}
