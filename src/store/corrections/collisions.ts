/** Finds the changes that touch the same subjects as another. */
import { collide, type Subject } from '../../corrections/subjects.ts';
import type { Store } from '../database/open.ts';
import { rowId } from '../write/row-ids.ts';
import { IS_ACTIVE } from './active.ts';

const SELECT = `
  SELECT s.change_number AS number, s.aspect FROM change_subjects AS s CROSS JOIN changes AS c ON c.number = s.change_number
  WHERE s.subject = @of AND s.subject_id = @id AND s.change_number > @after`;
const SELECT_ACTIVE = `${SELECT} AND ${IS_ACTIVE}`;

/** Numbers, ascending, of the changes after `after` that collide with one of the subjects: all of them, or active ones. */
export function collisionsAfter(
  store: Store,
  subjects: readonly Subject[],
  { after, which }: { readonly after: number; readonly which: 'ALL' | 'ACTIVE' },
): number[] {
  const select = store.prepare(which === 'ALL' ? SELECT : SELECT_ACTIVE);
  const numbers = subjects.flatMap((subject) => {
    const rows = select.all({ of: subject.of, id: rowId(subject.key), after }) as { number: number; aspect: string }[];
    return rows.filter(({ aspect }) => collide(subject, { ...subject, aspect })).map(({ number }) => number);
  });
  return [...new Set(numbers)].sort((one, other) => one - other);
}
