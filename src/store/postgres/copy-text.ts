/** Rows in the text format of COPY: https://www.postgresql.org/docs/current/sql-copy.html. */
import { DatelineError } from '../../problem.ts';
import { unpackIds } from '../database/packed-ids.ts';
import type { Table } from '../sql/table.ts';
import { columnsOf } from './tables.ts';

const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };
const ESCAPED = /[\\\n\r\t]/g;
const NULL = '\\N';

type Encode = (value: unknown) => string;

const encodeText: Encode = (value) => String(value).replace(ESCAPED, (character) => ESCAPES[character] ?? character);
const encodeFlag: Encode = (value) => (value === 1 ? 't' : 'f');
const encodeIds: Encode = (packed) => `{${unpackIds(packed as Uint8Array).join(',')}}`;
const encodeAny: Encode = (value) =>
  value instanceof Uint8Array ? `\\\\x${Buffer.from(value).toString('hex')}` : encodeText(value);

function encoderOf({ name, columns }: Table, column: string): Encode {
  if (name === 'article_claims' && column === 'claims') return encodeIds;
  return columns[column]?.scalar === 'Boolean' ? encodeFlag : encodeAny;
}

/** PostgreSQL has no such character in texts, and would say neither where it stands nor what to do. */
function refuseNul(value: unknown, place: string): void {
  if (typeof value !== 'string' || !value.includes('\0')) return;
  const message = `${place} holds a NUL character (U+0000), which PostgreSQL cannot store: ${JSON.stringify(value.slice(0, 60))}. Take it out of the seed, reseed the file, and copy again.`;
  throw new DatelineError('BAD_USER_INPUT', message);
}

/** Gives the line for a row as SQLite has it. Throws BAD_USER_INPUT for a text with a NUL character. */
export function lineWriter(table: Table): (row: readonly unknown[]) => string {
  const names = columnsOf(table);
  const encoders = names.map((column) => encoderOf(table, column));
  const encode = (value: unknown, index: number, row: readonly unknown[]): string => {
    if (value === null) return NULL;
    refuseNul(value, `${table.name}.${names[index]} of ${names[0]} ${row[0]}`);
    return (encoders[index] as Encode)(value);
  };
  return (row) => `${row.map((value, index) => encode(value, index, row)).join('\t')}\n`;
}
