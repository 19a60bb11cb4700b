/** The database engines that there are. Nothing outside of this file knows which one a statement is for. */
import { type Dialect, Fragment, fragment, isColumn, join, raw, Sql, StoredText, sql, text } from './expression.ts';

const path = (steps: readonly (string | number)[]): string =>
  steps.map((step) => (typeof step === 'string' ? `.${step}` : step < 0 ? `[#${step}]` : `[${step}]`)).join('');

const key = (columns: readonly Sql<unknown>[]): Fragment => fragment`json_array(${join(columns)})`;
const label = (words: readonly string[]): Sql<string> => text(JSON.stringify(words));

/**
 * One row in 64 ticks, by the last bits of a column of whole numbers: a call of a function for each would take a quarter of the time of a facet.
 */
const TICK_MASK = 63;

/** The condition in SQL that is written by hand: counts a row of a loop that no page bounds against the time of the operation. Always true. */
export const tickFor = (column: string): string => `${column} & ${TICK_MASK} or tick()`;

/**
 * A limit that is bound, in SQL that is written by hand. The plus keeps SQLite's planner from looking at the value: it would plan the
 * statement anew at each run, which takes 25 microseconds of a short one.
 */
export const limitedTo = (parameter: string): string => `limit +${parameter}`;

/** The key of a text for the functions that read of it. */
const keyOf = (of: Sql<string>): Fragment =>
  of instanceof StoredText
    ? fragment`coalesce(kept_text(${of.id}), keep_text(${of.id}, ${of}))`
    : fragment`keep_text(null, ${of})`;

/** SQLite 3.46 or later, with the functions of `database/sql-functions.ts`. */
export const sqlite: Dialect = {
  placeholder: () => '?',
  object: (entries) => {
    const pairs = entries.map(([name, value]) => fragment`${text(name)}, ${value}`);
    return atomic(fragment`json_object(${join(pairs)})`);
  },
  array: (each) => atomic(fragment`json_group_array(${each})`),
  list: (items) => atomic(fragment`json_array(${join(items.map((item) => fragment`${item}`))})`),
  bytes: (of) => atomic(fragment`cast(${of} as blob)`),
  json: (value) => atomic(fragment`json(${value})`),
  boolean: (condition, nullable) => {
    const otherwise = nullable
      ? sql`case when ${condition} is null then null else json('false') end`
      : raw("json('false')");
    return sql`case when ${condition} then json('true') else ${otherwise} end`;
  },
  integer: (value) => sql`cast(${value} as integer)`,
  float: (number) => atomic(fragment`json(write_number(${number}))`),
  cursor: (words, columns) => atomic(fragment`write_cursor(${label(words)}, ${key(columns)})`),
  cursorAt: (end, words, columns) => {
    const at = text(end === 'first' ? '$[0]' : '$[#-1]');
    return atomic(fragment`write_cursor(${label(words)}, json_group_array(${key(columns)}) -> ${at})`);
  },
  at: (json, steps) => sql`${json} ->> ${text(`$${path(steps)}`)}`,
  element: (json, index) => sql`${json} ->> ${index}`,
  elements: (json) => fragment`json_each(${json})`,
  round: (number, places) => sql`round(${number}, ${places})`,
  // On to Sunday, then back to the Monday before it.
  monday: (day) => sql`date(${day}, 'weekday 0', '-6 days')`,
  // These functions write JSON, so that half of a surrogate pair survives.
  slice: (of, start, end) => atomic(fragment`json(write_slice(${keyOf(of)}, ${start}, ${end}))`),
  offset: (of, utf16, unit) => atomic(fragment`json(write_offset(${keyOf(of)}, ${utf16}, ${text(unit)}))`),
  around: (side, { text: of, start, end, reach }) =>
    atomic(fragment`json(${raw(`write_${side}`)}(${keyOf(of)}, ${start}, ${end}, ${reach}))`),
  counted: (value, short) => {
    if (!isColumn(value)) return atomic(fragment`count_text(${value})`);
    const bytes = fragment`octet_length(${value})`;
    return sql`case when ${bytes} > ${short} then iif(count_bytes(${bytes}), ${value}, null) else ${value} end`;
  },
  relations: 'looked up',
  tick: (column) => sql`${column} & ${TICK_MASK} or tick()`,
  unindexed: (value) => sql`+${value}`,
  joined: new Fragment([' cross join ']),
  indexedBy: (index) => new Fragment([` indexed by ${index}`]),
  glob: (value, pattern) => sql`${value} glob ${pattern}`,
  matching: (index, query) => fragment`select rowid from ${raw(index)} where ${raw(index)} match full_text(${query})`,
  fold: (value) => atomic(fragment`fold(${value})`),
  position: (value, part) => atomic(fragment`instr(${value}, ${part})`),
  memoized: (place, by, json) => {
    const of = fragment`${text(place)}, ${by}`;
    return atomic(fragment`json(coalesce(recall(${of}), remember(${of}, ${json})))`);
  },
};

/** SQLite for operations that take long when relations are looked up. */
export const sqliteFindingOnce: Dialect = { ...sqlite, relations: 'found once' };

/** A call of a function needs no parentheses. */
function atomic<T>(call: Fragment): Sql<T> {
  return new Sql(call.parts, true);
}
