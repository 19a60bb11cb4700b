/** Lists changes with all that the log holds of them, for the command line. */
import type { OrphanReason } from '../../corrections/define.ts';
import type { ChangeState, ChangeType } from '../../corrections/definitions.ts';
import type { Snapshot } from '../../corrections/log-line.ts';
import { writeCursor } from '../database/cursor.ts';
import type { Store } from '../database/open.ts';
import { allChanges, stateOf } from '../read/changes.ts';
import { bind } from '../sql/expression.ts';
import { labelOf } from '../sql/keyset.ts';
import { readPage } from '../sql/read.ts';

/** A change of the log. */
export interface Change {
  /** From 1, without gaps, in the order in which they were made. */
  readonly number: number;
  /** The same in every database that it is imported into. */
  readonly key: string;
  readonly type: ChangeType;
  /** The correction, or for an UNDO the number that it undoes, as JSON. */
  readonly input: unknown;
  readonly reason: string | null;
  readonly createdBy: string;
  /** ISO 8601 UTC. */
  readonly createdAt: string;
  readonly before: Snapshot;
  readonly after: Snapshot;
  /** Number of the change that it undoes; null unless an UNDO. */
  readonly undoes: number | null;
  /** Number of the change that undid it; null unless UNDONE. */
  readonly undoneBy: number | null;
  /** Null unless ORPHANED. */
  readonly orphanReason: OrphanReason | null;
  readonly state: ChangeState;
}

export interface ListedChanges {
  readonly types?: readonly ChangeType[] | null | undefined;
  readonly states?: readonly ChangeState[] | null | undefined;
  readonly createdBy?: string | null | undefined;
  /** Only changes after this number. */
  readonly since?: number | null | undefined;
  readonly first: number;
  /** Goes on in the list after the change with this number, whether it exists or not. */
  readonly after?: number | null | undefined;
}

/** The changes, latest first. */
export function listChanges(store: Store, { createdBy, first, after, ...filter }: ListedChanges): Change[] {
  const list = allChanges({ ...filter, createdBy: createdBy == null ? null : bind(createdBy) });
  const cursor = after == null ? null : bind(writeCursor(labelOf(list.order()), [after]));
  const { rows } = readPage(store, { list, args: { first, after: cursor } }, (change) => ({
    number: change.number,
    key: change.key,
    type: change.type,
    input: change.input,
    reason: change.reason,
    createdBy: change.created_by,
    createdAt: change.created_at,
    before: change.before,
    after: change.after,
    undoes: change.undoes,
    undoneBy: change.undone_by,
    orphanReason: change.orphan_reason,
    state: stateOf(change),
  }));
  return rows.map((row) => ({
    ...row,
    input: JSON.parse(row.input) as unknown,
    before: JSON.parse(row.before) as Snapshot,
    after: JSON.parse(row.after) as Snapshot,
  }));
}
