/** Exports the change log as lines of JSON, and imports them into another database. */
import type { Correction } from '../../corrections/definitions.ts';
import { badInput } from '../../corrections/errors.ts';
import { type LogLine, parseLogLine } from '../../corrections/log-line.ts';
import type { Store } from '../database/open.ts';
import type { ChangesTable } from '../sql/tables/corrections.ts';
import { applyCorrections } from './apply-corrections.ts';
import { appendEntry, correctionOf, rootOf } from './log.ts';
import { inTransaction } from './transaction.ts';

const select = (condition: string): string => `
  SELECT c.*, u.key AS undone FROM changes AS c LEFT JOIN changes AS u ON u.number = c.undoes WHERE ${condition} ORDER BY c.number`;

/**
 * Every change in order, each as one line of JSON without its line break; only those for which a condition in SQL on `changes AS c`
 * holds, if one is given. It has to hold for what an undo undoes, too.
 */
export function* exportLog(store: Store, condition = 'true'): Generator<string> {
  const rows = store.db.prepare<[], ChangesTable & { undone: string | null }>(select(condition));
  for (const row of rows.iterate()) {
    const { key, reason, created_by: createdBy, created_at: createdAt } = row;
    const input = row.undone === null ? JSON.parse(row.input) : { type: 'UNDO', key: row.undone };
    const snapshots = { before: JSON.parse(row.before), after: JSON.parse(row.after) };
    yield JSON.stringify({ key, createdBy, createdAt, reason, input, ...snapshots });
  }
}

const SELECT_NUMBER = 'SELECT number FROM changes WHERE key = ?';

const findNumber = (store: Store, key: string): number | null =>
  (store.prepare(SELECT_NUMBER).pluck().get(key) as number | undefined) ?? null;

const undoneNumber = (store: Store, key: string, lineNumber: number): number => {
  const number = findNumber(store, key);
  if (number === null) throw badInput(`Line ${lineNumber} undoes a change that is not among those before it.`);
  return number;
};

const appendLine = (store: Store, line: LogLine, lineNumber: number): number => {
  const { key, createdBy, createdAt, reason, input } = line;
  const snapshots = { before: JSON.stringify(line.before), after: JSON.stringify(line.after) };
  const facts = { key, reason, created_by: createdBy, created_at: createdAt, ...snapshots };
  return input.type === 'UNDO'
    ? appendEntry(store, { ...facts, undoes: undoneNumber(store, input.key, lineNumber) })
    : appendEntry(store, { ...facts, correction: input });
};

export interface Imported {
  readonly added: number;
  /** Lines whose change was in the log already. */
  readonly known: number;
  /** Numbers of the added changes that have no effect. */
  readonly orphaned: readonly number[];
}

const SELECT_ORPHANED = `
  SELECT number FROM changes WHERE number > ? AND orphan_reason IS NOT NULL AND undone_by IS NULL ORDER BY number`;

const importLines = (store: Store, lines: Iterable<string>): Imported => {
  const last = store.prepare('SELECT coalesce(max(number), 0) FROM changes').pluck().get() as number;
  const added: number[] = [];
  let [lineNumber, known] = [0, 0];
  for (const text of lines) {
    lineNumber++;
    if (text.trim() === '') continue;
    const line = parseLogLine(text, lineNumber);
    if (findNumber(store, line.key) === null) added.push(appendLine(store, line, lineNumber));
    else known++;
  }
  const corrections = added.map((number): Correction => correctionOf(rootOf(store, number)));
  if (corrections.length > 0) applyCorrections(store, corrections);
  return { added: added.length, known, orphaned: store.prepare(SELECT_ORPHANED).pluck().all(last) as number[] };
};

/** Adds the changes of `lines` that are not in the log yet, in one transaction. Throws BAD_USER_INPUT with the number of the line. */
export function importLog(store: Store, lines: Iterable<string>): Imported {
  return inTransaction(store, false, () => importLines(store, lines));
}
