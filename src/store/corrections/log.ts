/** Writes the log of changes. */
import type { ChangeType, OrphanReason } from '../../corrections/change.ts';
import type { Correction } from '../../corrections/correction.ts';
import { type Subject, subjectsOf } from '../../corrections/subjects.ts';
import type { Store } from '../database/open.ts';
import type { ChangesTable } from '../sql/tables/corrections.ts';
import { inserter } from '../write/insert.ts';
import { rowId } from '../write/row-ids.ts';

/** A row of the log before it has its number. */
export type Entry = Pick<ChangesTable, 'key' | 'reason' | 'created_by' | 'created_at' | 'before' | 'after'> &
  ({ readonly correction: Correction } | { readonly undoes: number });

const SELECT = `
  SELECT number, type, input, undoes, undone_by AS undoneBy, orphan_reason AS orphanReason FROM changes WHERE number = ?`;

export interface Logged {
  readonly number: number;
  readonly type: ChangeType;
  readonly input: string;
  readonly undoes: number | null;
  readonly undoneBy: number | null;
  readonly orphanReason: OrphanReason | null;
}

export function findLogged(store: Store, number: number): Logged | null {
  return (store.prepare(SELECT).get(number) as Logged | undefined) ?? null;
}

/** The change that an UNDO is about in the end, itself if it is none. */
export function rootOf(store: Store, number: number): Logged {
  const logged = findLogged(store, number) as Logged;
  return logged.undoes === null ? logged : rootOf(store, logged.undoes);
}

export function correctionOf({ input }: Logged): Correction {
  return JSON.parse(input) as Correction;
}

const writeSubjects = (store: Store, number: number, subjects: readonly Subject[]): void => {
  const insert = inserter(store, 'change_subjects');
  insert(
    subjects.map(({ of, key, aspect }) => ({
      subject: of,
      subject_id: rowId(key),
      change_number: number,
      aspect,
      key,
      orphan_reason: null,
    })),
  );
};

const FIRST_UNDO = 'SELECT min(number) FROM changes WHERE undoes = ? AND undone_by IS NULL';

/** Says of a change, and of what it undoes in turn, whether it is undone. */
const settle = (store: Store, number: number): void => {
  const by = store.prepare(FIRST_UNDO).pluck().get(number) as number | null;
  store.prepare('UPDATE changes SET undone_by = ?, orphan_reason = NULL WHERE number = ?').run(by, number);
  store.prepare('UPDATE change_subjects SET orphan_reason = NULL WHERE change_number = ?').run(number);
  const undoes = findLogged(store, number)?.undoes ?? null;
  if (undoes !== null) settle(store, undoes);
};

/** Writes an entry down, and gives its number. What an UNDO undoes is marked, and touched by it. */
export function writeEntry(store: Store, entry: Entry): number {
  const number = store.prepare('SELECT coalesce(max(number), 0) + 1 FROM changes').pluck().get() as number;
  const undoes = 'undoes' in entry ? entry.undoes : null;
  const correction = 'correction' in entry ? entry.correction : correctionOf(rootOf(store, entry.undoes));
  const { key, reason, created_by, created_at, before, after } = entry;
  const insert = inserter(store, 'changes');
  insert([
    {
      number,
      key,
      type: undoes === null ? correction.type : 'UNDO',
      input: JSON.stringify(undoes === null ? correction : { type: 'UNDO', number: undoes }),
      reason,
      created_by,
      created_at,
      before,
      after,
      undoes,
      undone_by: null,
      orphan_reason: null,
    },
  ]);
  writeSubjects(store, number, subjectsOf(correction));
  if (undoes !== null) settle(store, undoes);
  return number;
}
