/** What copies between SQLite and PostgreSQL have in common. */
import type { Table } from '../sql/table.ts';
import { columnsOf } from './tables.ts';

/** How a copy is watched and stopped. */
export interface CopyOptions {
  /** Whether what the target holds is replaced. */
  readonly force: boolean;
  /** Aborts the copy: the target is then as it was. */
  readonly signal: AbortSignal;
  /** Called with numbers of rows. */
  readonly onProgress: (done: number, total: number) => void;
}

/** The rows that were copied, by table. */
export type CopiedRows = Readonly<Record<string, number>>;

const quoted = (names: readonly string[]): string => names.map((name) => `"${name}"`).join(', ');

export const selectAll = (table: Table): string => `SELECT ${quoted(columnsOf(table))} FROM ${table.name}`;

export const columnList = (names: readonly string[]): string => `(${quoted(names)})`;

export const countAll = (tables: readonly Table[]): string =>
  `SELECT ${tables.map(({ name }) => `(SELECT count(*) FROM ${name})`).join(' + ')} AS count`;

/** Counts rows as they pass, and reports every thousand. Throws when the copy is stopped. */
export class Counter {
  readonly #total: number;
  readonly #options: CopyOptions;
  readonly #rows = new Map<string, number>();
  #done = 0;

  constructor(total: number, options: CopyOptions) {
    this.#total = total;
    this.#options = options;
  }

  begin(table: string): void {
    this.#rows.set(table, 0);
  }

  count(table: string): void {
    this.#rows.set(table, (this.#rows.get(table) ?? 0) + 1);
    this.#done++;
    if (this.#done % 1000 === 0 || this.#done === this.#total) this.#report();
  }

  #report(): void {
    this.#options.signal.throwIfAborted();
    this.#options.onProgress(this.#done, this.#total);
  }

  get rows(): CopiedRows {
    return Object.fromEntries(this.#rows);
  }
}
