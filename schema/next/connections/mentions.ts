/** Lists of mentions: all of them, those of an article, those of an entity. */
import type { MentionRow } from '../../../src/store/next/read/mention-sources.ts';
import type { List } from '../../../src/store/sql/query.ts';
import type { ArgBuilder } from '../builder.ts';
import { defineConnection } from '../connection.ts';
import { MentionFilter } from '../inputs/filters.ts';
import { MentionOrder } from '../inputs/orders.ts';
import { Mention } from '../refs.ts';

export const MentionConnection = defineConnection<List<MentionRow>, MentionRow>({
  name: 'Mention',
  of: 'mentions',
  edge: 'A mention',
  node: Mention,
});

/** The arguments of every list of mentions. */
export const mentionArgs = (arg: ArgBuilder) => ({
  filter: arg({ type: MentionFilter, description: 'Which mentions; the accepted ones unless it says otherwise.' }),
  orderBy: arg({
    type: MentionOrder,
    description: 'In which order. Default: in an article from its beginning, elsewhere latest article first.',
  }),
});
