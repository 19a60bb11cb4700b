/** Writes the logical dump of a PostgreSQL database: the same lines as that of a SQLite file with the same knowledge. */
import { dumpLine, dumpSelects } from '../check/dump.ts';
import { type Connection, inTransaction, SNAPSHOT } from './connect.ts';
import { rowsOf } from './cursor-rows.ts';

const SELECTS = dumpSelects('unnest(o.claims) AS c (value)');

/** Calls back with one line of JSON per row, in a fixed order, from one snapshot. */
export function dumpPostgres({ client }: Connection, onLine: (line: string) => void): Promise<void> {
  return inTransaction(client, SNAPSHOT, async () => {
    for (const [table, sql] of Object.entries(SELECTS)) {
      for await (const row of rowsOf<object>(client, sql, 'object')) onLine(dumpLine(table, row));
    }
  });
}
