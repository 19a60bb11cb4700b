/** Lists of mentions: all of them, those in an article, those of an entity. */

import type { MentionFilter as Filter } from '../../src/store/filter/model.ts';
import { type FacetField, mentionFacet } from '../../src/store/read/facets.ts';
import {
  countMentions,
  listMentions,
  type MentionRow,
  type MentionOrder as Order,
} from '../../src/store/read/mentions.ts';
import type { PageRequest } from '../../src/store/sql/page.ts';
import type { ArgBuilder } from '../builder.ts';
import { defineConnection, type List, pageRequest } from '../connection.ts';
import type { Context } from '../context.ts';
import { MentionFilter } from '../inputs/filters.ts';
import { MentionOrder } from '../inputs/orders.ts';
import { byPlace, type Place } from '../place.ts';
import { Mention } from '../refs.ts';
import { type Faceted, MentionFacets } from '../types/facets.ts';

type MentionList = List<MentionRow> & Faceted;

export const MentionConnection = defineConnection<MentionRow, MentionList, MentionRow>({
  name: 'Mention',
  of: 'mentions',
  edge: 'A mention',
  node: Mention,
  toNode: (row) => row,
  fields: (t) => ({
    facets: t.field({
      type: MentionFacets,
      description: 'The whole list, counted by what its mentions have in common.',
      compiles: true,
      resolve: (list) => list,
    }),
  }),
});

/** The arguments of every list of mentions. */
export const mentionArgs = (arg: ArgBuilder) => ({
  filter: arg({ type: MentionFilter, description: 'Which mentions; the accepted ones unless it says otherwise.' }),
  orderBy: arg({
    type: MentionOrder,
    description: 'In which order. Default: in an article from its beginning, elsewhere latest article first.',
  }),
  ...arg.connectionArgs(),
});

interface Asked extends PageRequest {
  readonly filter?: Filter | null | undefined;
  readonly orderBy?: Order | null | undefined;
}

const pages = byPlace(listMentions);
const counts = byPlace(countMentions);
const facets = byPlace(mentionFacet);

export const mentionList = (
  { load }: Context,
  { of, id }: Place<'root' | 'article' | 'entity'>,
  { filter, orderBy, ...asked }: Asked,
): MentionList => {
  const page = pageRequest(asked);
  return {
    page: () => load(pages, id, { of, query: { filter, orderBy, page } }),
    count: () => load(counts, id, { of, query: filter }),
    facet: (by: FacetField, first) => load(facets, id, { of, query: { filter, by, first } }),
  };
};
