/** Lists of roles: all of them, those in an article, those of an entity. */
import type { RoleFilter as Filter } from '../../src/store/filter/model.ts';
import { countRoles, listRoles, type RoleRow } from '../../src/store/read/roles.ts';
import { roleFacet } from '../../src/store/read/said-facets.ts';
import type { PageRequest } from '../../src/store/sql/page.ts';
import type { ArgBuilder } from '../builder.ts';
import { defineConnection, type List, pageRequest } from '../connection.ts';
import type { Context } from '../context.ts';
import { RoleFilter } from '../inputs/filters.ts';
import { byPlace, type Place } from '../place.ts';
import { Role } from '../refs.ts';
import { type RoleCounter, RoleFacets } from '../types/said-facets.ts';

type RoleList = List<RoleRow> & RoleCounter;

export const RoleConnection = defineConnection<RoleRow, RoleList, RoleRow>({
  name: 'Role',
  of: 'roles',
  edge: 'A role',
  node: Role,
  toNode: (row) => row,
  fields: (t) => ({
    facets: t.field({
      type: RoleFacets,
      description: 'The whole list, counted by what its roles have in common: what somebody is called, and how often.',
      compiles: true,
      resolve: (list) => list,
    }),
  }),
});

/** The arguments of every list of roles. */
export const roleArgs = (arg: ArgBuilder) => ({
  filter: arg({ type: RoleFilter, description: 'Which roles. Default: all.' }),
  ...arg.connectionArgs(),
});

interface Asked extends PageRequest {
  readonly filter?: Filter | null | undefined;
}

const pages = byPlace(listRoles);
const counts = byPlace(countRoles);
const facets = byPlace(roleFacet);

export const roleList = (
  { load }: Context,
  { of, id }: Place<'root' | 'article' | 'entity'>,
  { filter, ...asked }: Asked,
): RoleList => {
  const page = pageRequest(asked);
  return {
    page: () => load(pages, id, { of, query: { filter, page } }),
    count: () => load(counts, id, { of, query: filter }),
    countRoles: (by, first) => load(facets, id, { of, query: { filter, by, first } }),
  };
};
