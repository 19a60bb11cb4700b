/** Reads the rows of a statement a thousand at a time, through a cursor of the server. */
import type { Client } from 'pg';

const BATCH = 1000;
const CURSOR = 'dateline_rows';

/** To be read within a transaction, one statement at a time. Rows are objects, or arrays of the columns. */
export async function* rowsOf<Row>(client: Client, sql: string, shape: 'object' | 'array'): AsyncGenerator<Row> {
  const fetch = { text: `FETCH ${BATCH} FROM ${CURSOR}`, ...(shape === 'array' && { rowMode: shape }) };
  await client.query(`DECLARE ${CURSOR} NO SCROLL CURSOR FOR ${sql}`);
  for (;;) {
    const { rows } = await client.query(fetch);
    yield* rows as Row[];
    if (rows.length < BATCH) break;
  }
  await client.query(`CLOSE ${CURSOR}`);
}
