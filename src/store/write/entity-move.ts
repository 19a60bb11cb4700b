/** Declares a move of mentions from one entity to another, which a merge or its undo needs, and SQL that its steps share. */
import type { EntityKey } from '../../model.ts';
import { rowId } from './row-ids.ts';

export interface EntityMove {
  readonly from: EntityKey;
  readonly to: EntityKey;
  /** The entities before merges whose mentions are moved; `from` or `to` may be among them. */
  readonly origins: readonly EntityKey[];
  /** Whether `origins` are all the origins of `from`, so that all its mentions are moved. */
  readonly isWhole: boolean;
}

/** Row ids, as named parameters of SQL. */
export interface MoveParams {
  readonly from: number;
  readonly to: number;
  /** JSON array. */
  readonly origins: string;
}

export function moveParams({ from, to, origins }: EntityMove): MoveParams {
  return { from: rowId(from), to: rowId(to), origins: JSON.stringify(origins.map(rowId)) };
}

/** SQL condition: a mention `m` came under one of `@origins`. */
export const IS_OF_ORIGINS = 'coalesce(m.origin_id, m.entity_id) IN (SELECT value FROM json_each(@origins))';

/** SQL for the mentions `m` to move: all of an entity, or those of some origins. An entity's own mentions have a null origin. */
export function mentionsToMove({ from, origins, isWhole }: EntityMove): {
  readonly table: string;
  readonly where: string;
} {
  if (isWhole) return { table: 'mentions AS m', where: 'm.entity_id = @from' };
  if (origins.includes(from)) return { table: 'mentions AS m', where: `m.entity_id = @from AND ${IS_OF_ORIGINS}` };
  // Without INDEXED BY, SQLite may read all mentions of a hub by another index for its order.
  return {
    table: 'mentions AS m INDEXED BY mentions_by_origin',
    where: 'm.entity_id = @from AND m.origin_id IN (SELECT value FROM json_each(@origins))',
  };
}

/** SQL condition: a mention `m` counts for neighbours and salience. */
export const IS_COUNTED = 'm.counts';

/** The columns that copy the entity of a mention, each with the columns of the span of that mention. */
export const MENTION_COPIES = [
  { table: 'roles', column: 'entity_id', start: 'mention_start', end: 'mention_end' },
  { table: 'roles', column: 'of_entity_id', start: 'of_start', end: 'of_end' },
  { table: 'statements', column: 'speaker_entity_id', start: 'speaker_start', end: 'speaker_end' },
  { table: 'statements', column: 'addressee_entity_id', start: 'addressee_start', end: 'addressee_end' },
] as const;
