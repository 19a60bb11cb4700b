/** Reads and writes entries of the change log. */
import type { OrphanReason } from '../../corrections/define.ts';
import { type ChangeType, type Correction, subjectsOf } from '../../corrections/definitions.ts';
import { collide, type Subject } from '../../corrections/subjects.ts';
import type { Store } from '../database/open.ts';
import type { ChangesTable } from '../sql/tables/corrections.ts';
import { inserter } from '../write/insert.ts';
import { otherWithId, refuseCollisions } from '../write/row-id-collisions.ts';
import { rowId } from '../write/row-ids.ts';
import { IS_ACTIVE } from './active.ts';

/** A change before it has a number. */
type NewEntry = Pick<ChangesTable, 'key' | 'reason' | 'created_by' | 'created_at' | 'before' | 'after'> &
  ({ readonly correction: Correction } | { readonly undoes: number });

const SELECT = `
  SELECT number, type, input, undoes, undone_by AS undoneBy, orphan_reason AS orphanReason FROM changes WHERE number = ?`;

export interface Entry {
  readonly number: number;
  readonly type: ChangeType;
  /** The correction as JSON. */
  readonly input: string;
  /** Number of the change that it undoes; null unless an UNDO. */
  readonly undoes: number | null;
  /** Number of the change that undid it; null while it is in force. */
  readonly undoneBy: number | null;
  readonly orphanReason: OrphanReason | null;
}

export function findEntry(store: Store, number: number): Entry | null {
  return (store.prepare(SELECT).get(number) as Entry | undefined) ?? null;
}

/** The correction at the end of a chain of undos: the entry itself if it is no UNDO. */
export function rootOf(store: Store, number: number): Entry {
  const entry = findEntry(store, number) as Entry;
  return entry.undoes === null ? entry : rootOf(store, entry.undoes);
}

export function correctionOf({ input }: Entry): Correction {
  return JSON.parse(input) as Correction;
}

const writeSubjects = (store: Store, number: number, correction: Correction): void => {
  const insert = inserter(store, 'change_subjects');
  for (const { of, key } of subjectsOf(correction)) {
    const stored = otherWithId(store, of, { id: rowId(key), key });
    if (stored !== null) refuseCollisions().note({ of: of.toLowerCase(), stored, refused: key });
  }
  insert(
    subjectsOf(correction).map(({ of, key, aspect }) => ({
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

/** Updates whether a change is undone, then the same of the change that it undoes. */
const updateUndone = (store: Store, number: number): void => {
  const by = store.prepare(FIRST_UNDO).pluck().get(number) as number | null;
  store.prepare('UPDATE changes SET undone_by = ?, orphan_reason = NULL WHERE number = ?').run(by, number);
  store.prepare('UPDATE change_subjects SET orphan_reason = NULL WHERE change_number = ?').run(number);
  const undoes = findEntry(store, number)?.undoes ?? null;
  if (undoes !== null) updateUndone(store, undoes);
};

/** Appends a change with the subjects that it touches: an UNDO touches those of what it undoes. Gives its number. */
export function appendEntry(store: Store, entry: NewEntry): number {
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
  writeSubjects(store, number, correction);
  if (undoes !== null) updateUndone(store, undoes);
  return number;
}

const SELECT_COLLISIONS = `
  SELECT s.change_number AS number, s.aspect FROM change_subjects AS s CROSS JOIN changes AS c ON c.number = s.change_number
  WHERE s.subject = @of AND s.subject_id = @id AND s.change_number > @after`;
const SELECT_ACTIVE_COLLISIONS = `${SELECT_COLLISIONS} AND ${IS_ACTIVE}`;

/** Numbers, ascending, of the changes after `after` that collide with one of the subjects: all of them, or active ones. */
export function collisionsAfter(
  store: Store,
  subjects: readonly Subject[],
  { after, which }: { readonly after: number; readonly which: 'ALL' | 'ACTIVE' },
): number[] {
  const select = store.prepare(which === 'ALL' ? SELECT_COLLISIONS : SELECT_ACTIVE_COLLISIONS);
  const numbers = subjects.flatMap((subject) => {
    const rows = select.all({ of: subject.of, id: rowId(subject.key), after }) as { number: number; aspect: string }[];
    return rows.filter(({ aspect }) => collide(subject, { ...subject, aspect })).map(({ number }) => number);
  });
  return [...new Set(numbers)].sort((one, other) => one - other);
}
