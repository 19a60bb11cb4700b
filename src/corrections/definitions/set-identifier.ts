/** Sets the only identifier of an entity in a scheme, or that it has none. */
import { ENTITY_ARG } from '../args.ts';
import { defineCorrection } from '../define.ts';
import { ENTITY_PAYLOAD } from '../entities.ts';
import { badInput, notFound } from '../errors.ts';
import { requireEntity } from '../look-ups.ts';
import { validLine } from '../plain-text.ts';
import { entityRef, line } from '../shapes.ts';
import { entitySubject } from '../subjects.ts';

export const setIdentifier = defineCorrection({
  type: 'SET_IDENTIFIER',
  description: "An entity has another name, or none, in somebody else's scheme.",
  mutation: {
    name: 'setIdentifier',
    description: "Says what an entity is called in somebody else's scheme, in the place of all it is called there.",
    args: {
      entity: ENTITY_ARG,
      scheme: { type: 'String', required: true, description: 'Whose scheme: "wikidata", "iso3166", "geonames".' },
      value: { type: 'String', description: 'The name there: "Q90". Null: it has none.' },
    },
  },
  schema: (z) =>
    z.strictObject({
      type: z.literal('SET_IDENTIFIER'),
      entity: entityRef(z),
      scheme: line(z),
      value: line(z).nullable(),
    }),
  resolve: (request, lookUps) => {
    const scheme = validLine('The scheme', request.scheme);
    const value = request.value == null ? null : validLine('The identifier', request.value);
    const entity = requireEntity(lookUps, request.entity);
    const ofScheme = lookUps.identifiersOf(entity.key).filter((identifier) => identifier.scheme === scheme);
    if (value === null && ofScheme.length === 0) {
      throw notFound(`${entity.key} has no identifier of the scheme ${scheme}.`);
    }
    const owner = value === null ? null : lookUps.findEntityByIdentifier({ scheme, value });
    // This overrides an identifier of the owner from seeds, but not one from a correction.
    const isCorrected = (key: typeof entity.key): boolean =>
      lookUps.identifiersOf(key).some((one) => one.scheme === scheme && one.assertedBy.type === 'CORRECTION');
    if (owner && owner.key !== entity.key && isCorrected(owner.key)) {
      throw badInput(`${owner.key} has the identifier ${scheme}:${value} by a correction; remove it there first.`);
    }
    return { entity, scheme, value };
  },
  subjects: ({ entity, scheme }) => [entitySubject(entity.key, `identifier ${scheme}`)],
  payload: ENTITY_PAYLOAD,
  applyToEntity: (overlay, { entity, scheme, value }, assertedBy) => {
    overlay.recordState(entity);
    overlay.ensureExists();
    overlay.setIdentifier(scheme, value, assertedBy);
  },
});
