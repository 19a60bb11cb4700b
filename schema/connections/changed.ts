/** What changed since a revision. */
import { type ChangedRow, currentRevision } from '../../src/store/read/revisions.ts';
import type { List } from '../../src/store/sql/query.ts';
import { defineConnection } from '../connection.ts';
import { Changed } from '../refs.ts';

export const ChangedConnection = defineConnection<List<ChangedRow>, ChangedRow>({
  name: 'Changed',
  of: 'articles and entities that changed',
  edge: 'A change',
  node: Changed,
  fields: (t) => ({
    revision: t.sql({
      type: 'String',
      description:
        'Names the state that this page was read from. Keep that of the first page for the next update: what changes while you page comes again then.',
      sql: currentRevision,
    }),
  }),
});
