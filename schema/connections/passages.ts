/** The passages of an article. */
import type { PassageRow } from '../../src/store/read/sentences.ts';
import type { List } from '../../src/store/sql/query.ts';
import { defineConnection } from '../connection.ts';
import { Passage } from '../refs.ts';

export const PassageConnection = defineConnection<List<PassageRow>, PassageRow>({
  name: 'Passage',
  of: 'passages',
  edge: 'A passage',
  node: Passage,
});
