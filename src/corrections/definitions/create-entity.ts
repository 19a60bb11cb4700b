/** Adds an entity that no seed names. */
import { defineCorrection } from '../define.ts';
import { ENTITY_PAYLOAD, newEntity } from '../entities.ts';
import { newEntityRef } from '../shapes.ts';
import { entitySubject } from '../subjects.ts';

export const createEntity = defineCorrection({
  type: 'CREATE_ENTITY',
  description: 'An entity is there.',
  mutation: {
    name: 'createEntity',
    description: 'Adds an entity that no seed names. It stays though no article mentions it.',
    args: {
      kind: { type: 'Kind', required: true, description: 'What sort of thing it is.' },
      name: { type: 'String', required: true, description: 'The one name to show.' },
      key: {
        type: 'String',
        description: 'Its natural key, such as "person/ada-lovelace". Null: one that is made of its kind and name.',
      },
    },
  },
  schema: (z) => z.strictObject({ type: z.literal('CREATE_ENTITY'), entity: newEntityRef(z) }),
  resolve: (request, lookUps) => ({ entity: newEntity(lookUps, request) }),
  subjects: ({ entity }) => [entitySubject(entity.key, '*')],
  payload: ENTITY_PAYLOAD,
  applyToEntity: (overlay, { entity }, assertedBy) => {
    overlay.recordState(entity);
    overlay.ensureExists();
    overlay.setKind(entity.kind);
    overlay.setName(entity.name, assertedBy);
  },
});
