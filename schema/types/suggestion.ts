/** Names that go on from what is being typed. */
import { type SuggestionRow, suggestionsFor } from '../../src/store/search/suggest.ts';
import { refer } from '../../src/store/sql/query.ts';
import { entities } from '../../src/store/sql/tables/entities.ts';
import { builder } from '../builder.ts';
import { deferred } from '../engine/deferred.ts';
import { Kind } from '../enums.ts';
import { SUGGESTIONS, within } from '../limits.ts';
import { Entity } from '../refs.ts';

const Suggestion = builder.objectRef<SuggestionRow>('Suggestion').implement({
  description: 'An entity that goes by a name that begins as typed.',
  fields: (t) => ({
    name: t.sql({ type: 'String', description: 'The alias that begins so.', sql: ({ name }) => name }),
    entity: t.one({
      type: Entity,
      description: 'The entity that goes by it.',
      from: ({ id }) => refer(entities, 'id', id),
    }),
  }),
});

builder.queryField('suggest', (t) =>
  t.rows({
    type: [Suggestion],
    args: {
      prefix: deferred(
        t.arg.string({
          required: true,
          description:
            'The beginning of a name or, from two letters on, of a later word of it, whatever the case and accents; at most 200 characters.',
        }),
      ),
      kinds: t.arg({ type: [Kind], description: 'Only entities of these kinds. Default: all.' }),
      first: t.arg.int({
        required: true,
        defaultValue: SUGGESTIONS.default,
        description: `How many to give at most: ${SUGGESTIONS.least} to ${SUGGESTIONS.most}.`,
      }),
    },
    description:
      'Entities to offer while somebody types a name, most mentioned first, each once. None for a beginning without letters or digits.',
    cost: 10,
    check: ({ first }) => within(SUGGESTIONS, 'first', first),
    rows: (_root, { prefix, kinds, first }) => suggestionsFor(prefix, { kinds, limit: first }),
  }),
);
