/** A name of an entity in somebody else's scheme. */
import type { IdentifierRow } from '../../src/store/read/names.ts';
import { builder } from '../builder.ts';
import { Asserter } from './asserter.ts';

export const Identifier = builder.objectRef<IdentifierRow>('Identifier').implement({
  description: "A name of an entity in somebody else's scheme. No two entities share one.",
  fields: (t) => ({
    scheme: t.exposeString('scheme', { description: 'Whose scheme: "wikidata", "iso3166", "geonames".' }),
    value: t.exposeString('value', { description: 'The name there: "Q90", "FR", "2988507".' }),
    assertedBy: t.expose('assertedBy', { type: Asserter, description: 'Who says so.' }),
  }),
});
