/** Names that go on from what is being typed. */
import { type SuggestionRow, suggestionsFor } from '../../src/store/search/suggest.ts';
import { refer } from '../../src/store/sql/query.ts';
import { entities } from '../../src/store/sql/tables/entities.ts';
import { builder } from '../builder.ts';
import { deferred } from '../engine/deferred.ts';
import { Kind, MatchedBy } from '../enums.ts';
import { SUGGESTIONS, within } from '../limits.ts';
import { Entity } from '../refs.ts';

/** The measure of `src/text/phonetic.ts`. */
export const LIKENESS =
  'How alike the name is to what was typed, from 0.87 to 1: the mean over the words that were typed of 1 less the relative edit distance of Editex (Zobel and Dart 1996), in which letters of one sound are near each other, to the word of the name that is most like it. 1 unless `matchedBy` is `SPELLING`.';

const Suggestion = builder.objectRef<SuggestionRow>('Suggestion').implement({
  description: 'An entity that goes by a name that begins as typed, or that sounds like it.',
  fields: (t) => ({
    name: t.sql({ type: 'String', description: 'The alias that begins so or is alike.', sql: ({ name }) => name }),
    matchedBy: t.sql({ type: MatchedBy, description: 'How it was found.', sql: (suggestion) => suggestion.matchedBy }),
    likeness: t.sql({ type: 'Float', description: LIKENESS, sql: ({ likeness }) => likeness }),
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
      'Entities to offer while somebody types a name, each once: those that are called exactly so first, then those with a name that begins so, most mentioned first; where these are too few, those with a name that is spelled otherwise, most alike first. None for a beginning without letters or digits.',
    cost: 100,
    check: ({ first }) => within(SUGGESTIONS, 'first', first),
    rows: (_root, { prefix, kinds, first }) => suggestionsFor(prefix, { kinds, limit: first }),
  }),
);
