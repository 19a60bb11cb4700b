/** Marks two entities as distinct, so that they are neither merged nor listed as duplicates. */
import { defineCorrection } from '../define.ts';
import { badInput } from '../errors.ts';
import { requireEntity } from '../look-ups.ts';
import { entityRef, type Shape, type Zod } from '../shapes.ts';
import { entitySubject } from '../subjects.ts';

const schema = (z: Zod) =>
  z
    .strictObject({ type: z.literal('KEEP_APART'), entity: entityRef(z), other: entityRef(z) })
    .refine(({ entity, other }) => entity.key !== other.key, 'keeps an entity apart from itself');
export type KeepApart = Shape<typeof schema>;

export const keepApart = defineCorrection({
  type: 'KEEP_APART',
  description: 'Two entities are not one.',
  mutation: {
    name: 'keepEntitiesApart',
    description:
      'Says that two entities are not one; this is also how a pair of `duplicates` is refused. They are never in it again.',
    args: {
      entity: { type: 'Entity', required: true, description: 'Global id of one of the two.' },
      other: { type: 'Entity', required: true, description: 'Global id of the other.' },
    },
  },
  schema,
  resolve: (request, lookUps) => {
    const [entity, other] = [requireEntity(lookUps, request.entity), requireEntity(lookUps, request.other)];
    if (entity.key === other.key) {
      if (request.entity === request.other) {
        throw badInput(`${entity.key} cannot be kept apart from itself; name another.`);
      }
      throw badInput(`${request.entity} and ${request.other} are one; undo their merge first.`);
    }
    const already = lookUps.keptApartBy([entity.key, other.key]);
    if (already.length > 0) throw badInput(`They are kept apart already, by change ${already.join(', ')}.`);
    return { entity, other };
  },
  subjects: ({ entity, other }) => [
    entitySubject(entity.key, `apart ${other.key}`),
    entitySubject(other.key, `apart ${entity.key}`),
  ],
  payload: { entity: ({ entity }) => entity.key },
  requiredEntities: ({ entity, other }) => [entity.key, other.key],
  applyToEntity: (overlay, { entity }) => overlay.recordState(entity),
});
