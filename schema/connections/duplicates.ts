/** Lists of entities that may be one: all of them, and those of an entity. */
import {
  countDuplicates,
  type DuplicateQuery,
  type DuplicateRow,
  listDuplicates,
} from '../../src/store/read/duplicates.ts';
import type { PageRequest } from '../../src/store/sql/page.ts';
import type { ArgBuilder } from '../builder.ts';
import { defineConnection, type List, pageRequest } from '../connection.ts';
import type { Context } from '../context.ts';
import { Kind, LikenessReason } from '../enums.ts';
import { byPlace, type Place } from '../place.ts';
import { Duplicate } from '../refs.ts';

export const DuplicateConnection = defineConnection<DuplicateRow, List<DuplicateRow>, DuplicateRow>({
  name: 'Duplicate',
  of: 'pairs of entities that may be one',
  edge: 'A pair',
  node: Duplicate,
  toNode: (row) => row,
});

export const duplicateArgs = (arg: ArgBuilder) => ({
  kinds: arg({ type: [Kind], description: 'Only pairs of which at least one is of these kinds. Default: all.' }),
  reasons: arg({ type: [LikenessReason], description: 'Only pairs alike in one of these. Default: all.' }),
  minScore: arg.float({ description: 'Only pairs of this score or more, 0 to 1. Default: all.' }),
  ...arg.connectionArgs(),
});

type Asked = PageRequest & DuplicateQuery;

const pages = byPlace(listDuplicates);
const counts = byPlace(countDuplicates);

export const duplicateList = (
  { load }: Context,
  { of, id }: Place<'root' | 'entity'>,
  { kinds, reasons, minScore, ...asked }: Asked,
): List<DuplicateRow> => {
  const page = pageRequest(asked);
  const query = { kinds, reasons, minScore };
  return {
    page: () => load(pages, id, { of, query: { ...query, page } }),
    count: () => load(counts, id, { of, query }),
  };
};
