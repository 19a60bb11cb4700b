/** Carries the log from one database to another, as lines of JSON. */
import type { Correction } from '../../corrections/correction.ts';
import type { Store } from '../database/open.ts';
import type { ChangesTable } from '../sql/tables/corrections.ts';
import { applyCorrections } from './apply.ts';
import type { Imported } from './export.ts';
import { type Line, readLine } from './line.ts';
import { correctionOf, rootOf, writeEntry } from './log.ts';
import { badInput } from './refuse.ts';

const SELECT = `
  SELECT c.*, u.key AS undone FROM changes AS c LEFT JOIN changes AS u ON u.number = c.undoes ORDER BY c.number`;

export function* exportLines(store: Store): Generator<string> {
  const rows = store.db.prepare<[], ChangesTable & { undone: string | null }>(SELECT);
  for (const row of rows.iterate()) {
    const { key, reason, created_by: createdBy, created_at: createdAt } = row;
    const input = row.undone === null ? JSON.parse(row.input) : { type: 'UNDO', key: row.undone };
    const seen = { before: JSON.parse(row.before), after: JSON.parse(row.after) };
    yield JSON.stringify({ key, createdBy, createdAt, reason, input, ...seen });
  }
}

const NUMBER_OF = 'SELECT number FROM changes WHERE key = ?';

const numberOf = (store: Store, key: string): number | null =>
  (store.prepare(NUMBER_OF).pluck().get(key) as number | undefined) ?? null;

const undoneNumber = (store: Store, key: string, place: number): number => {
  const number = numberOf(store, key);
  if (number === null) throw badInput(`Line ${place} undoes a change that is not among those before it.`);
  return number;
};

const write = (store: Store, line: Line, place: number): number => {
  const { key, createdBy, createdAt, reason, input } = line;
  const seen = { before: JSON.stringify(line.before), after: JSON.stringify(line.after) };
  const facts = { key, reason, created_by: createdBy, created_at: createdAt, ...seen };
  return input.type === 'UNDO'
    ? writeEntry(store, { ...facts, undoes: undoneNumber(store, input.key, place) })
    : writeEntry(store, { ...facts, correction: input as Correction });
};

const SELECT_ORPHANED = `
  SELECT number FROM changes WHERE number > ? AND orphan_reason IS NOT NULL AND undone_by IS NULL ORDER BY number`;

/** Adds, within the transaction at hand, the changes that are not there yet, and then applies all of them at once. */
export function importLines(store: Store, lines: Iterable<string>): Imported {
  const last = store.prepare('SELECT coalesce(max(number), 0) FROM changes').pluck().get() as number;
  const added: number[] = [];
  let [place, known] = [0, 0];
  for (const text of lines) {
    place++;
    if (text.trim() === '') continue;
    const line = readLine(text, place);
    if (numberOf(store, line.key) === null) added.push(write(store, line, place));
    else known++;
  }
  if (added.length > 0)
    applyCorrections(
      store,
      added.map((number) => correctionOf(rootOf(store, number))),
    );
  return { added: added.length, known, orphaned: store.prepare(SELECT_ORPHANED).pluck().all(last) as number[] };
}
