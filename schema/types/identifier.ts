/** A name of an entity in somebody else's scheme. */
import type { IdentifierRow } from '../../src/store/read/names.ts';
import { builder } from '../builder.ts';
import { Asserter } from '../refs.ts';

export const Identifier = builder.objectRef<IdentifierRow>('Identifier').implement({
  description: "A name of an entity in somebody else's scheme. No two entities share one.",
  fields: (t) => ({
    scheme: t.sql({
      type: 'String',
      description: 'Whose scheme: "wikidata", "iso3166", "geonames".',
      sql: ({ identifier }) => identifier.scheme,
    }),
    value: t.sql({
      type: 'String',
      description: 'The name there: "Q90", "FR", "2988507".',
      sql: ({ identifier }) => identifier.value,
    }),
    assertedBy: t.part({ type: Asserter, description: 'Who says so.', of: ({ asserter }) => asserter }),
  }),
});
