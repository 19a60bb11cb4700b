/** Entities that stand together in the articles of a list. */
import { type PairRow, pairsIn } from '../../src/store/read/pairs.ts';
import type { SelectedList } from '../../src/store/read/posting-blocks.ts';
import { builder, type Fields } from '../builder.ts';
import { Kind, Window } from '../enums.ts';
import { FACET_VALUES, within } from '../limits.ts';
import { Entity } from '../refs.ts';

/** What it costs to count the pairs of a list, in nodes. */
const PAIRS = 300;

const Cooccurrence = builder.objectRef<PairRow>('Cooccurrence').implement({
  description: 'Two entities that stand together in a list of articles. It has no direction; each pair occurs once.',
  fields: (t) => ({
    entity: t.part({ type: Entity, description: 'One of the two.', of: ({ entity }) => entity }),
    other: t.part({ type: Entity, description: 'The other.', of: ({ other }) => other }),
    count: t.sql({
      type: 'Int',
      description:
        'How many sentences of these articles, in the window ARTICLE how many of the articles, mention both, by mentions that count.',
      sql: ({ count }) => count,
    }),
  }),
});

/** The field that counts the pairs of a list of articles. */
export const cooccurrenceFields = (t: Fields<SelectedList>) => ({
  cooccurrences: t.rows({
    type: [Cooccurrence],
    args: {
      window: t.arg({
        type: Window,
        required: true,
        defaultValue: 'SENTENCE',
        description: 'How near the two must stand.',
      }),
      kinds: t.arg({ type: [Kind], description: 'Only pairs of which both are of these kinds. Default: all.' }),
      first: t.arg.int({
        required: true,
        defaultValue: FACET_VALUES.default,
        description: `How many to give at most, those with the highest counts: 1 to ${FACET_VALUES.most}.`,
      }),
    },
    description: 'Who stands beside whom in the articles of the whole list, most often first.',
    cost: ({ list }) => PAIRS + list,
    slow: true,
    check: ({ first }) => within(FACET_VALUES, 'first', first),
    rows: (list, args) => pairsIn(list, args),
  }),
});
