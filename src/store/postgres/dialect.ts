/** PostgreSQL 13 or later, with the functions of `migrations/postgres/functions.sql`. */
import { type Dialect, Fragment, fragment, join, raw, type Scalar, Sql, sql, text } from '../sql/expression.ts';

/** A call of a function needs no parentheses. */
const atomic = <T>(call: Fragment): Sql<T> => new Sql(call.parts, true);

/** No function takes more arguments than a hundred, which are names and values in turns. */
const ENTRIES_AT_ONCE = 50;

const objectOf: Dialect['object'] = (entries) => {
  const pairs = entries.map(([name, value]) => fragment`${text(name)}, ${value}`);
  return atomic(fragment`json_build_object(${join(pairs)})`);
};

/** The entries of both. */
const merged = (some: Sql<object>, others: Sql<object>): Sql<object> =>
  atomic(fragment`(left(${some}::text, -1) || ',' || substr(${others}::text, 2))::json`);

const key = (columns: readonly Sql<unknown>[]): Fragment =>
  columns.length === 0
    ? raw("''")
    : join(
        columns.map((column) => fragment`',' || key_json(${column})`),
        ' || ',
      );

const cursor: Dialect['cursor'] = (words, columns) =>
  atomic(fragment`write_cursor(${text(JSON.stringify(words).slice(0, -1))}, ${key(columns)})`);

/** The path as PostgreSQL writes an array of texts. */
const path = (steps: readonly (string | number)[]): Sql<string> =>
  text(`{${steps.map((step) => JSON.stringify(String(step))).join(',')}}`);

const CASTS: Readonly<Record<Scalar, string>> = {
  String: '',
  Int: '::bigint',
  Float: '::double precision',
  Boolean: '::boolean',
};

const asJson = (json: Sql<unknown>): Fragment => fragment`${json}::json`;

/**
 * Answers are JSON with blanks between the entries, and numbers as PostgreSQL writes them: whoever reads one prints it anew. Nothing is memoized, and nothing ticks or
 * counts: the time of a statement is limited by the server.
 */
export const postgres: Dialect = {
  placeholder: (number) => `$${number}`,
  object: (entries) => {
    if (entries.length <= ENTRIES_AT_ONCE) return objectOf(entries);
    return merged(objectOf(entries.slice(0, ENTRIES_AT_ONCE)), postgres.object(entries.slice(ENTRIES_AT_ONCE)));
  },
  array: (each) => atomic(fragment`coalesce(json_agg(${each}), '[]'::json)`),
  list: (items) => atomic(fragment`json_build_array(${join(items.map((item) => fragment`${item}`))})`),
  bytes: (of) => of,
  json: (value) => atomic(asJson(value)),
  boolean: (condition) => sql`(${condition})::boolean`,
  integer: (value) => sql`${value}::bigint`,
  float: (number) => number,
  cursor,
  cursorAt: (end, words, columns) => {
    const all = fragment`array_agg(${cursor(words, columns)})`;
    return end === 'first' ? sql`(${all})[1]` : sql`(${all})[count(*)]`;
  },
  at: (json, steps, scalar = 'String') => sql`(${asJson(json)} #>> ${path(steps)})${raw(CASTS[scalar])}`,
  element: (json, index) => sql`(${asJson(json)}) ->> ${index}::integer`,
  elements: (json, scalar = 'String') => {
    const columns = fragment`value${raw(CASTS[scalar])} as value, number - 1 as key`;
    // Lateral: the list may be that of a row before.
    return fragment`lateral (select ${columns} from json_array_elements_text(${asJson(json)}) with ordinality as e (value, number))`;
  },
  round: (number, places) => sql`round(${number}::numeric, ${places})::double precision`,
  monday: (day) => sql`to_char(date_trunc('week', ${day}::date), 'YYYY-MM-DD')`,
  slice: (of, start, end) => atomic(fragment`utf16_slice(${of}, ${start}, ${end})`),
  offset: (of, utf16, unit) => atomic(fragment`utf16_offset(${of}, ${utf16}, ${text(unit)})`),
  around: (side, { text: of, start, end, reach }) =>
    atomic(fragment`${raw(`utf16_${side}`)}(${of}, ${start}, ${end}, ${reach})`),
  counted: (value) => value,
  relations: 'found once',
  tick: () => raw('true'),
  unindexed: (value) => value,
  joined: new Fragment([' join ']),
  indexedBy: () => new Fragment([]),
  glob: (value, pattern) => sql`${value} like glob_like(${pattern})`,
  matching: (index, query) => fragment`select rowid from ${raw(index)} where words @@ full_text(${query})`,
  fold: (value) => atomic(fragment`fold(${value})`),
  position: (value, part) => atomic(fragment`strpos(${value}, ${part})`),
  memoized: (_place, _key, json) => json,
};
