/** Lists of mentions: all of them, those of an article, those of an entity. */
import type { MentionRow } from '../../src/store/read/mention-sources.ts';
import type { MentionList } from '../../src/store/read/mentions.ts';
import { type ArgBuilder, builder } from '../builder.ts';
import { defineConnection } from '../connection.ts';
import { MentionFilter } from '../inputs/filters.ts';
import { MentionOrder } from '../inputs/orders.ts';
import { Mention } from '../refs.ts';
import { entityFacet, facet, facetsOfArticles, KindFacet } from '../types/facets.ts';
import { timelineFields } from '../types/timeline-period.ts';

const MentionFacets = builder.objectRef<Pick<MentionList, 'countBy'>>('MentionFacets').implement({
  description: 'The mentions of the whole list, counted.',
  fields: (t) => ({
    kinds: facet(t, {
      by: 'KIND',
      type: KindFacet,
      description: 'By the kind of what they name, highest count first.',
    }),
    ...facetsOfArticles(t),
    entities: entityFacet(t, {
      by: 'ENTITY',
      description: 'By the entities they name, highest count first.',
    }),
  }),
});

export const MentionConnection = defineConnection<MentionList, MentionRow>({
  name: 'Mention',
  of: 'mentions',
  edge: 'A mention',
  node: Mention,
  fields: (t) => ({
    facets: t.part({
      type: MentionFacets,
      description: 'The whole list, counted by what its mentions have in common.',
      of: (list) => list,
    }),
    ...timelineFields(t),
  }),
});

/** The arguments of every list of mentions. */
export const mentionArgs = (arg: ArgBuilder) => ({
  filter: arg({ type: MentionFilter, description: 'Which mentions; the accepted ones unless it says otherwise.' }),
  orderBy: arg({
    type: MentionOrder,
    description: 'In which order. Default: in an article from its beginning, elsewhere latest article first.',
  }),
});
