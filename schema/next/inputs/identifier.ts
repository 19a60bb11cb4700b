/** An identifier as one gives it. */
import { builder } from '../builder.ts';

export const IdentifierInput = builder.inputType('IdentifierInput', {
  description: "A name of an entity in somebody else's scheme.",
  fields: (t) => ({
    scheme: t.string({ required: true, description: 'Whose scheme: "wikidata", "iso3166", "geonames".' }),
    value: t.string({ required: true, description: 'The name there: "Q90", "FR", "2988507".' }),
  }),
});
