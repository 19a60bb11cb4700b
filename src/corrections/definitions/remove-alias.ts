/** Removes an alias of an entity, in every form. */
import { ENTITY_ARG } from '../args.ts';
import { defineCorrection } from '../define.ts';
import { ENTITY_PAYLOAD } from '../entities.ts';
import { badInput, notFound, quoted } from '../errors.ts';
import { requireEntity } from '../look-ups.ts';
import { entityRef, storedLine } from '../shapes.ts';
import { entitySubject } from '../subjects.ts';

export const removeAlias = defineCorrection({
  type: 'REMOVE_ALIAS',
  description: 'An entity does not go by a name.',
  mutation: {
    name: 'removeAlias',
    description: 'Says that an entity does not go by a name, in whatever form.',
    args: { entity: ENTITY_ARG, name: { type: 'String', required: true, description: 'The name.' } },
  },
  schema: (z) => z.strictObject({ type: z.literal('REMOVE_ALIAS'), entity: entityRef(z), name: storedLine(z) }),
  resolve: ({ entity: key, name }, lookUps) => {
    const entity = requireEntity(lookUps, key);
    const aliases = lookUps.aliasesOf(entity.key);
    if (!aliases.some((alias) => alias.name === name)) throw notFound(`${entity.key} does not go by ${quoted(name)}.`);
    if (name === entity.name) throw badInput(`"${name}" is the name of ${entity.key}; rename it first.`);
    return { entity, name };
  },
  subjects: ({ entity, name }) => [entitySubject(entity.key, `alias ${name}`)],
  payload: ENTITY_PAYLOAD,
  requiredEntities: ({ entity }) => [entity.key],
  applyToEntity: (overlay, { entity, name }) => {
    overlay.recordState(entity);
    overlay.removeAlias(name);
  },
});
