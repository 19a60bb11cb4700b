/** Reads the numbers of tokens that FTS5 keeps of rows and of a whole index: its own ranking cannot be asked for them. */
import type Database from 'better-sqlite3';

const MORE = 0x80;
const SEVEN_BITS = 7;

/** The variable-length integers of a blob: seven bits a byte, the highest first, and a byte that goes on has its top bit set. */
export function readVarints(blob: Uint8Array): number[] {
  const values: number[] = [];
  let value = 0;
  for (const byte of blob) {
    value = value * 2 ** SEVEN_BITS + (byte & (MORE - 1));
    if (byte & MORE) continue;
    values.push(value);
    value = 0;
  }
  return values;
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** `token_count` gives the tokens of a row from its `sz` in a table *_docsize. */
export function defineTokenCount(db: Database.Database): void {
  db.function('token_count', { deterministic: true }, (size: unknown) => sum(readVarints(size as Uint8Array)));
}

/** How many rows an index has, and how many tokens they have on average. */
export interface IndexSize {
  readonly rows: number;
  readonly meanLength: number;
}

const SELECT_TOTALS = 'SELECT block FROM articles_fts_data WHERE id = 1';

/** Null when the index is empty. */
export function articlesIndexSize(db: Database.Database): IndexSize | null {
  const block = db.prepare<[], Uint8Array>(SELECT_TOTALS).pluck().get();
  const [rows = 0, ...tokens] = block ? readVarints(block) : [];
  return rows === 0 ? null : { rows, meanLength: sum(tokens) / rows };
}
