/** Adds an alias to an entity. */
import { ENTITY_ARG } from '../args.ts';
import { defineCorrection } from '../define.ts';
import { ENTITY_PAYLOAD, validName } from '../entities.ts';
import { badInput } from '../errors.ts';
import { requireEntity } from '../look-ups.ts';
import { entityRef, form, line } from '../shapes.ts';
import { entitySubject } from '../subjects.ts';

export const addAlias = defineCorrection({
  type: 'ADD_ALIAS',
  description: 'An entity goes by one more name.',
  mutation: {
    name: 'addAlias',
    description: 'Says that an entity goes by one more name.',
    args: {
      entity: ENTITY_ARG,
      name: { type: 'String', required: true, description: 'The name.' },
      form: { type: 'Form', required: true, default: 'FULL_NAME', description: 'How it names the entity.' },
    },
  },
  schema: (z) => z.strictObject({ type: z.literal('ADD_ALIAS'), entity: entityRef(z), name: line(z), form: form(z) }),
  resolve: (request, lookUps) => {
    const entity = requireEntity(lookUps, request.entity);
    const name = validName(request.name);
    const aliases = lookUps.aliasesOf(entity.key);
    if (aliases.some((alias) => alias.name === name && alias.form === request.form)) {
      throw badInput(`${entity.key} goes by "${name}" already.`);
    }
    return { entity, name, form: request.form };
  },
  subjects: ({ entity, name }) => [entitySubject(entity.key, `alias ${name}`)],
  payload: ENTITY_PAYLOAD,
  applyToEntity: (overlay, correction, assertedBy) => {
    overlay.recordState(correction.entity);
    overlay.ensureExists();
    overlay.addAlias(correction.name, correction.form, assertedBy);
  },
});
