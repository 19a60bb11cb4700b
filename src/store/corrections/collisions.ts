/** Finds the changes that touch what another touches. */
import { collide, type Subject } from '../../corrections/subjects.ts';
import type { Store } from '../database/open.ts';
import { rowId } from '../write/row-ids.ts';
import { IN_FORCE } from './standing.ts';

const SELECT = `
  SELECT s.change_number AS number, s.aspect FROM change_subjects AS s CROSS JOIN changes AS c ON c.number = s.change_number
  WHERE s.subject = @of AND s.subject_id = @id AND s.change_number > @after`;
const SELECT_IN_FORCE = `${SELECT} AND ${IN_FORCE}`;

/** Numbers of the changes after a number that touch one of these, in order; `which` says whether only those in force. */
export function collisionsAfter(
  store: Store,
  subjects: readonly Subject[],
  { after, which }: { readonly after: number; readonly which: 'ALL' | 'IN_FORCE' },
): number[] {
  const select = store.prepare(which === 'ALL' ? SELECT : SELECT_IN_FORCE);
  const numbers = subjects.flatMap((subject) => {
    const rows = select.all({ of: subject.of, id: rowId(subject.key), after }) as { number: number; aspect: string }[];
    return rows.filter(({ aspect }) => collide(subject, { ...subject, aspect })).map(({ number }) => number);
  });
  return [...new Set(numbers)].sort((one, other) => one - other);
}
