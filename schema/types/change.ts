/** A change that a person made. */
import { findChanges } from '../../src/store/corrections/changes.ts';
import { builder } from '../builder.ts';
import { ChangeConnection, changeArgs, changeList } from '../connections/changes.ts';
import { ChangeState, ChangeType, OrphanReason } from '../enums.ts';
import { EVERYWHERE } from '../place.ts';
import { Change } from '../refs.ts';
import { ChangeSnapshot } from './snapshot.ts';

Change.implement({
  description:
    'A change that a person made, as the log has it. Nothing is ever taken out of the log; to undo a change is a change too.',
  fields: (t) => ({
    number: t.exposeInt('number', { description: 'Its place in the log, from 1.' }),
    key: t.exposeString('key', { description: 'What it is known by in every database that it is carried to.' }),
    type: t.expose('type', { type: ChangeType, description: 'What was changed.' }),
    input: t.expose('input', {
      type: 'JSON',
      description: 'What was asked: keys as they are today, places with the words around them.',
    }),
    reason: t.exposeString('reason', {
      nullable: true,
      description: 'Why, in the words of who did it; null when nothing was said.',
    }),
    createdBy: t.exposeString('createdBy', {
      description: 'Who did it: the name of the token, or of somebody at the command line.',
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was made.' }),
    before: t.expose('before', { type: ChangeSnapshot, description: 'What it names, as it found it.' }),
    after: t.expose('after', { type: ChangeSnapshot, description: 'What it names, as it left it.' }),
    state: t.expose('state', { type: ChangeState, description: 'Whether it is in force.' }),
    orphanReason: t.expose('orphanReason', {
      type: OrphanReason,
      nullable: true,
      description: 'Why it speaks of nothing that is there; null unless `state` is ORPHANED.',
    }),
    undoes: t.field({
      type: Change,
      nullable: true,
      description: 'The change that it takes back; null unless `type` is UNDO.',
      compiles: true,
      resolve: ({ undoes }, _args, { load }) => (undoes === null ? null : load(findChanges, undoes)),
    }),
    undoneBy: t.field({
      type: Change,
      nullable: true,
      description: 'The change that took it back; null unless `state` is UNDONE.',
      compiles: true,
      resolve: ({ undoneBy }, _args, { load }) => (undoneBy === null ? null : load(findChanges, undoneBy)),
    }),
  }),
});

builder.queryFields((t) => ({
  change: t.field({
    type: Change,
    nullable: true,
    args: { number: t.arg.int({ required: true, description: 'Its place in the log.' }) },
    description: 'The change with this number; null when there is none.',
    compiles: true,
    resolve: (_root, { number }, { load }) => load(findChanges, number),
  }),
  changes: t.field({
    type: ChangeConnection,
    args: changeArgs(t.arg),
    description: 'The log of all changes, latest first.',
    compiles: true,
    resolve: (_root, args, context) => changeList(context, EVERYWHERE, args),
  }),
}));
