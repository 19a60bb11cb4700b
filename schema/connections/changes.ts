/** Lists of changes: all of them, those that touched an entity, those that touched an article. */
import { type ChangeQuery, type ChangeRow, countChanges, listChanges } from '../../src/store/corrections/changes.ts';
import type { PageRequest } from '../../src/store/sql/page.ts';
import type { ArgBuilder } from '../builder.ts';
import { defineConnection, type List, pageRequest } from '../connection.ts';
import type { Context } from '../context.ts';
import { ChangeState, ChangeType } from '../enums.ts';
import { byPlace, type Place } from '../place.ts';
import { Change } from '../refs.ts';

export const ChangeConnection = defineConnection<ChangeRow, List<ChangeRow>, ChangeRow>({
  name: 'Change',
  of: 'changes',
  edge: 'A change',
  node: Change,
  toNode: (row) => row,
});

export const changeArgs = (arg: ArgBuilder) => ({
  types: arg({ type: [ChangeType], description: 'Only changes of these types. Default: all.' }),
  states: arg({ type: [ChangeState], description: 'Only changes in one of these states. Default: all.' }),
  createdBy: arg.string({ description: 'Only changes that this token, or this person at the command line, made.' }),
  since: arg.int({ description: 'Number of the last change that you know of: only those made after it.' }),
  ...arg.connectionArgs(),
});

type Asked = PageRequest & Omit<ChangeQuery, 'page'>;

const pages = byPlace(listChanges);
const counts = byPlace(countChanges);

export const changeList = (
  { load }: Context,
  { of, id }: Place<'root' | 'entity' | 'article'>,
  { types, states, createdBy, since, ...asked }: Asked,
): List<ChangeRow> => {
  const page = pageRequest(asked);
  const query = { types, states, createdBy, since };
  return {
    page: () => load(pages, id, { of, query: { ...query, page } }),
    count: () => load(counts, id, { of, query }),
  };
};
