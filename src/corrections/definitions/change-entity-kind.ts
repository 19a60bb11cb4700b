/** Changes the kind of an entity and of its mentions. */
import { ENTITY_ARG } from '../args.ts';
import { defineCorrection } from '../define.ts';
import { ENTITY_PAYLOAD } from '../entities.ts';
import { badInput } from '../errors.ts';
import { requireEntity } from '../look-ups.ts';
import { entityRef, kind } from '../shapes.ts';
import { entitySubject } from '../subjects.ts';

export const changeEntityKind = defineCorrection({
  type: 'CHANGE_ENTITY_KIND',
  description: 'An entity is of another kind.',
  mutation: {
    name: 'changeEntityKind',
    description: 'Says that an entity is another sort of thing, and its mentions with it. Its key and id stay.',
    args: { entity: ENTITY_ARG, kind: { type: 'Kind', required: true, description: 'What sort of thing it is.' } },
  },
  schema: (z) => z.strictObject({ type: z.literal('CHANGE_ENTITY_KIND'), entity: entityRef(z), kind: kind(z) }),
  resolve: (request, lookUps) => {
    const entity = requireEntity(lookUps, request.entity);
    if (entity.kind === request.kind) throw badInput(`${entity.key} is a ${request.kind} already.`);
    return { entity, kind: request.kind };
  },
  subjects: ({ entity }) => [entitySubject(entity.key, 'kind')],
  payload: ENTITY_PAYLOAD,
  applyToEntity: (overlay, correction) => {
    overlay.recordState(correction.entity);
    overlay.ensureExists();
    overlay.setKind(correction.kind);
  },
});
