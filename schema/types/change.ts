/** A change that a person made. */
import { allChanges, changeByNumber, stateOf } from '../../src/store/read/changes.ts';
import { type Bound, bind, counted, perDialect } from '../../src/store/sql/expression.ts';
import { concat } from '../../src/store/sql/operators.ts';
import { refer } from '../../src/store/sql/query.ts';
import { changes } from '../../src/store/sql/tables/corrections.ts';
import { builder } from '../builder.ts';
import { ChangeConnection, changeArgs } from '../connections/changes.ts';
import { ChangeState, ChangeType, OrphanReason } from '../enums.ts';
import { changeNumber } from '../global-id.ts';
import { globalId, ID } from '../ids.ts';
import { Change, Node } from '../refs.ts';
import { ChangeSnapshot } from './snapshot.ts';

Change.implement({
  description:
    'A change that a person made, as the log has it. Nothing is ever taken out of the log; to undo a change is a change too.',
  interfaces: [Node],
  fields: (t) => ({
    id: t.sql({
      type: 'ID',
      description: ID,
      sql: ({ number }) => globalId('Change', concat<string | number>(number)),
    }),
    number: t.column('number', { description: 'Its place in the log, from 1.' }),
    key: t.column('key', { description: 'What it is known by in every database that it is carried to.' }),
    type: t.column('type', { type: ChangeType, description: 'What was changed.' }),
    input: t.sql({
      type: 'JSON',
      description: 'What was asked: keys as they are today, places with the words around them.',
      sql: ({ input }) => perDialect((dialect) => dialect.json(counted(input))),
    }),
    reason: t.column('reason', {
      description: 'Why, in the words of who did it; null when nothing was said.',
    }),
    createdBy: t.column('created_by', {
      description: 'Who did it: the name of the token, or of somebody at the command line.',
    }),
    createdAt: t.column('created_at', { type: 'DateTime', description: 'When it was made.' }),
    before: t.part({
      type: ChangeSnapshot,
      description: 'What it names, as it found it.',
      of: ({ before }) => before,
    }),
    after: t.part({ type: ChangeSnapshot, description: 'What it names, as it left it.', of: ({ after }) => after }),
    state: t.sql({ type: ChangeState, description: 'Whether it is in force.', sql: stateOf }),
    orphanReason: t.column('orphan_reason', {
      type: OrphanReason,
      description: 'Why it speaks of nothing that is there; null unless `state` is ORPHANED.',
    }),
    undoes: t.one({
      type: Change,
      nullable: true,
      description: 'The change that it takes back; null unless `type` is UNDO.',
      from: ({ undoes }) => refer(changes, 'number', undoes),
    }),
    undoneBy: t.one({
      type: Change,
      nullable: true,
      description: 'The change that took it back; null unless `state` is UNDONE.',
      from: ({ undone_by }) => refer(changes, 'number', undone_by),
    }),
  }),
});

/** BAD_USER_INPUT for what is not the key of a change. */
export const changeById = (key: Bound<string>) => changeByNumber(key.map(changeNumber));

builder.queryFields((t) => ({
  change: t.one({
    type: Change,
    nullable: true,
    args: { number: t.arg.int({ required: true, description: 'Its place in the log.' }) },
    description: 'The change with this number; null when there is none.',
    from: (_root, { number }) => changeByNumber(bind(number)),
  }),
  changes: t.list({
    type: ChangeConnection,
    args: changeArgs(t.arg),
    description: 'The log of all changes, latest first.',
    list: (_root, args) => allChanges(args),
  }),
}));
