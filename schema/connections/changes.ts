/** Lists of changes: all of them, those that touched an entity, those that touched an article. */
import type { ChangeRow } from '../../src/store/read/changes.ts';
import type { List } from '../../src/store/sql/query.ts';
import type { ArgBuilder } from '../builder.ts';
import { defineConnection } from '../connection.ts';
import { deferred } from '../engine/deferred.ts';
import { ChangeState, ChangeType } from '../enums.ts';
import { Change } from '../refs.ts';

export const ChangeConnection = defineConnection<List<ChangeRow>, ChangeRow>({
  name: 'Change',
  of: 'changes',
  edge: 'A change',
  node: Change,
});

/** The arguments of every list of changes. */
export const changeArgs = (arg: ArgBuilder) => ({
  types: arg({ type: [ChangeType], description: 'Only changes of these types. Default: all.' }),
  states: arg({ type: [ChangeState], description: 'Only changes in one of these states. Default: all.' }),
  createdBy: deferred(
    arg.string({ description: 'Only changes that this token, or this person at the command line, made.' }),
  ),
  since: arg.int({ description: 'Number of the last change that you know of: only those made after it.' }),
});
