/** What changed in which revision. */
import { int, table, text } from '../table.ts';

export const revisions = table('revisions', {
  epoch: text(),
  current: int(),
  oldest: int(),
});

export const changed = table('changed', {
  revision: int(),
  type: text<'ARTICLE' | 'ENTITY'>(),
  id: int(),
  key: text(),
});
