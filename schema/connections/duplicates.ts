/** Lists of entities that may be one: all of them, and those of an entity. */
import type { DuplicateRow } from '../../src/store/read/duplicates.ts';
import type { List } from '../../src/store/sql/query.ts';
import type { ArgBuilder } from '../builder.ts';
import { defineConnection } from '../connection.ts';
import { Kind, LikenessReason } from '../enums.ts';
import { Duplicate } from '../refs.ts';

export const DuplicateConnection = defineConnection<List<DuplicateRow>, DuplicateRow>({
  name: 'Duplicate',
  of: 'pairs of entities that may be one',
  edge: 'A pair',
  node: Duplicate,
});

/** The arguments of every list of pairs. */
export const duplicateArgs = (arg: ArgBuilder) => ({
  kinds: arg({ type: [Kind], description: 'Only pairs of which at least one is of these kinds. Default: all.' }),
  reasons: arg({ type: [LikenessReason], description: 'Only pairs alike in one of these. Default: all.' }),
  minScore: arg.float({ description: 'Only pairs of this score or more, 0 to 1. Default: all.' }),
});
