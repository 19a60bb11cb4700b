/** Lists of roles: all of them, those in an article, those of an entity. */
import type { RoleList, RoleRow } from '../../src/store/read/roles.ts';
import { type ArgBuilder, builder } from '../builder.ts';
import { defineConnection } from '../connection.ts';
import { RoleFilter } from '../inputs/filters.ts';
import { Role } from '../refs.ts';
import { EntityFacet, facet, RoleTextFacet } from '../types/facets.ts';
import { timelineFields } from '../types/timeline-period.ts';

const RoleFacets = builder.objectRef<Pick<RoleList, 'countBy'>>('RoleFacets').implement({
  description: 'The roles of the whole list, counted.',
  fields: (t) => ({
    texts: facet(t, { by: 'TEXT', type: RoleTextFacet, description: 'By their words, highest count first.' }),
    of: facet(t, {
      by: 'OF',
      type: EntityFacet,
      description: 'By the organization or place they are of, highest count first; null for those of none.',
    }),
  }),
});

export const RoleConnection = defineConnection<RoleList, RoleRow>({
  name: 'Role',
  of: 'roles',
  edge: 'A role',
  node: Role,
  fields: (t) => ({
    facets: t.part({
      type: RoleFacets,
      description: 'The whole list, counted by what its roles have in common: what somebody is called, and how often.',
      of: (list) => list,
    }),
    ...timelineFields(t),
  }),
});

/** The arguments of every list of roles. */
export const roleArgs = (arg: ArgBuilder) => ({
  filter: arg({ type: RoleFilter, description: 'Which roles. Default: all.' }),
});
