/** Names that go on from what is being typed. */
import { findEntities } from '../../src/store/read/entities.ts';
import { type SuggestionRow, type SuggestQuery, suggest } from '../../src/store/search/suggest.ts';
import { builder } from '../builder.ts';
import type { Batch } from '../context.ts';
import { Kind } from '../enums.ts';
import { SUGGESTIONS, within } from '../limits.ts';
import { present } from '../present.ts';
import { Entity } from '../refs.ts';

const suggestions: Batch<SuggestQuery, unknown, SuggestionRow[]> = (store, queries) =>
  queries.map((query) => suggest(store, query));

const Suggestion = builder.objectRef<SuggestionRow>('Suggestion').implement({
  description: 'An entity that goes by a name that begins as typed.',
  fields: (t) => ({
    name: t.exposeString('name', { description: 'The alias that begins so.' }),
    entity: t.field({
      type: Entity,
      description: 'The entity that goes by it.',
      compiles: true,
      resolve: async ({ id }, _args, { load }) => present(await load(findEntities, id)),
    }),
  }),
});

builder.queryField('suggest', (t) =>
  t.field({
    type: [Suggestion],
    args: {
      prefix: t.arg.string({
        required: true,
        description:
          'The beginning of a name or, from two letters on, of a later word of it, whatever the case and accents; at most 200 characters.',
      }),
      kinds: t.arg({ type: [Kind], description: 'Only entities of these kinds. Default: all.' }),
      first: t.arg.int({
        required: true,
        defaultValue: SUGGESTIONS.default,
        description: `How many to give at most: ${SUGGESTIONS.least} to ${SUGGESTIONS.most}.`,
      }),
    },
    description:
      'Entities to offer while somebody types a name, most mentioned first, each once. None for a beginning without letters or digits.',
    compiles: true,
    resolve: (_root, { prefix, kinds, first }, { load }) =>
      load(suggestions, { prefix, kinds, limit: within(SUGGESTIONS, 'first', first) }),
  }),
);
