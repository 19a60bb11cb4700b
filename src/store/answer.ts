/** Puts together the statement that writes an answer as JSON. */
import { type Expression, sql } from 'kysely';
import { Column, keyOf, textInSql } from './column.ts';
import { type Sketch, type Source, sourceRows } from './sketch.ts';
import type { PageSource } from './sketched-page.ts';
import { qb } from './sql.ts';

/** A piece of an answer: SQL that gives JSON. */
export type Json = Expression<unknown>;

/** What to call a piece, and the piece. */
export type Entry = readonly [name: string, json: Json];

/** A statement that gives one answer, and what to bind to it. */
export interface AnswerStatement {
  readonly sql: string;
  readonly parameters: readonly unknown[];
}

/** How GraphQL wants a value written. */
export type Sort = 'BOOLEAN' | 'FLOAT' | 'PLAIN';

const CHOICES = { true: sql`json('true')`, false: sql`json('false')` };

/** Nothing. */
export const NULL: Json = sql`null`;

/** An object with these entries in their order. */
export function object(entries: readonly Entry[]): Json {
  return sql`json_object(${sql.join(entries.flatMap(([name, json]) => [sql.lit(name), json]))})`;
}

/** A list of these. */
export function list(items: readonly Json[]): Json {
  return sql`json_array(${sql.join(items)})`;
}

const truth = (flag: Json): Json => sql`iif(${flag}, ${CHOICES.true}, iif(${flag} is null, null, ${CHOICES.false}))`;

const written = ({ sql: value, writing }: Column, sort: Sort): Json => {
  if (writing === 'json') return sql`json(${value})`;
  if (writing === 'truth' || sort === 'BOOLEAN') return truth(value);
  return sort === 'FLOAT' ? sql`json(write_number(${value}))` : value;
};

/** A single value: a column, a text with columns in it, or what is known already. */
export function value(sketch: Sketch, known: unknown, sort: Sort): Json {
  if (known instanceof Column) return written(known, sort);
  if (typeof known === 'string') return textInSql(known, sketch.marked);
  return known == null ? NULL : sql`json(${JSON.stringify(known)})`;
}

/** A text as JSON, where it is an answer by itself. */
export function quoted(text: Json): Json {
  return sql`json_quote(${text})`;
}

/** The piece; null where the row is not there. */
export function unlessAbsent(row: object, json: Json): Json {
  const key = keyOf(row);
  return key ? sql`iif(${key.sql} is null, null, ${json})` : json;
}

/** A piece about the only row of a source; null when it has none. */
export function ofOne(source: Source, json: Json): Json {
  return sql`(select ${json} from ${sourceRows(source)})`;
}

/** The same, written once for all rows that lead to the one. */
export function ofOneAgain(source: Source, json: Json): Json {
  const of = sql`${sql.lit(source.alias)}, ${source.key}`;
  return sql`json(coalesce(recall(${of}), remember(${of}, ${ofOne(source, json)})))`;
}

/** A list of pieces, one about each row of a source. */
export function ofEach(source: Source, json: Json): Json {
  return sql`(select json_group_array(${json}) from ${sourceRows(source)})`;
}

/** A piece about a page: within it, `items` are the pieces about each of its rows. */
export function ofPage(source: PageSource, json: Json): Json {
  return sql`(select ${json} from ${source.rows()})`;
}

/** A piece about a page that speaks of none of its rows. The page is looked for all the same: it may turn out that there is none. */
export function besidePage({ proof }: PageSource, json: Json): Json {
  return sql`iif(${proof} is null, null, ${json})`;
}

/** The pieces about each row of a page, as a list. */
export function items(json: Json): Json {
  return sql`json_group_array(${json})`;
}

/** Whether the list goes on after, or before, the page. */
export function hasMore(source: PageSource, side: 'after' | 'before'): Json {
  const goesOn = source.goesOn(side);
  return typeof goesOn === 'boolean' ? CHOICES[goesOn ? 'true' : 'false'] : truth(goesOn);
}

/** One of several pieces, by the word that a column holds. */
export function oneOf(column: Column, pieces: readonly Entry[]): Json {
  const ways = pieces.map(([word, json]) => sql`when ${sql.lit(word)} then ${json}`);
  return sql`case ${column.sql} ${sql.join(ways, sql` `)} end`;
}

/** The statement that gives a piece that stands by itself. */
export function statementOf(json: Json): AnswerStatement {
  return qb.selectNoFrom(sql`${json}`.as('answer')).compile();
}
