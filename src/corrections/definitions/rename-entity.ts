/** Renames an entity. */
import { ENTITY_ARG } from '../args.ts';
import { defineCorrection } from '../define.ts';
import { ENTITY_PAYLOAD, validName } from '../entities.ts';
import { badInput } from '../errors.ts';
import { requireEntity } from '../look-ups.ts';
import { entityRef, line } from '../shapes.ts';
import { entitySubject } from '../subjects.ts';

export const renameEntity = defineCorrection({
  type: 'RENAME_ENTITY',
  description: 'An entity is shown by another name.',
  mutation: {
    name: 'renameEntity',
    description: 'Shows an entity by another name. Its key and id stay.',
    args: { entity: ENTITY_ARG, name: { type: 'String', required: true, description: 'The one name to show.' } },
  },
  schema: (z) => z.strictObject({ type: z.literal('RENAME_ENTITY'), entity: entityRef(z), name: line(z) }),
  resolve: (request, lookUps) => {
    const entity = requireEntity(lookUps, request.entity);
    const name = validName(request.name);
    if (name === entity.name) throw badInput(`${entity.key} is named "${name}" already.`);
    return { entity, name };
  },
  subjects: ({ entity }) => [entitySubject(entity.key, 'name')],
  payload: ENTITY_PAYLOAD,
  applyToEntity: (overlay, { entity, name }, assertedBy) => {
    overlay.recordState(entity);
    overlay.ensureExists();
    overlay.setName(name, assertedBy);
  },
});
