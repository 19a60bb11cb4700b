/** Merges entities into one. */
import type { EntityKey } from '../../model.ts';
import { defineCorrection } from '../define.ts';
import { badInput, ChangeConflict } from '../errors.ts';
import { requireEntity } from '../look-ups.ts';
import { entityRef, kind, type Shape, type Zod } from '../shapes.ts';
import { entitySubject } from '../subjects.ts';

const schema = (z: Zod) =>
  z.strictObject({
    type: z.literal('MERGE_ENTITIES'),
    survivor: entityRef(z),
    merged: z.array(entityRef(z)),
    /** The kind of the survivor where the kinds differ; otherwise null. */
    kind: kind(z).nullable(),
  });
export type Merge = Shape<typeof schema>;

export const mergeEntities = defineCorrection({
  type: 'MERGE_ENTITIES',
  description: 'Entities are one.',
  mutation: {
    name: 'mergeEntities',
    description:
      'Makes one entity of several; this is also how a pair of `duplicates` is accepted. The ids of those that are merged lead to the survivor from then on, and each of their names and mentions still says whose it was.',
    args: {
      survivor: { type: 'Entity', required: true, description: 'Global id of the entity that stays.' },
      merged: {
        type: ['Entity'],
        required: true,
        description: 'Global ids of those that are the same: one at least.',
      },
    },
  },
  schema,
  resolve: (request, lookUps) => {
    const survivor = requireEntity(lookUps, request.survivor);
    const all = request.merged.map((key) => requireEntity(lookUps, key));
    const merged = [...new Map(all.map((entity) => [entity.key, entity])).values()];
    if (merged.length === 0) throw badInput('Nothing is to be merged; name at least one entity beside the survivor.');
    if (merged.some(({ key }) => key === survivor.key)) throw badInput(`${survivor.key} cannot be merged into itself.`);
    const conflicts = lookUps.keptApartBy([survivor, ...merged].map(({ key }) => key));
    if (conflicts.length > 0) {
      throw new ChangeConflict('Two of them are kept apart by other changes; undo those first', conflicts);
    }
    return { survivor, merged, kind: merged.every((one) => one.kind === survivor.kind) ? null : survivor.kind };
  },
  subjects: (merge) => [
    ...[merge.survivor, ...merge.merged].map(({ key }) => entitySubject(key, 'group')),
    ...(merge.kind === null ? [] : [entitySubject(merge.survivor.key, 'kind')]),
  ],
  payload: { entity: ({ survivor }) => survivor.key },
  requiredEntities: ({ survivor }) => [survivor.key],
  applyToEntity: (overlay, merge) => {
    overlay.recordState(merge.survivor, ...merge.merged);
    if (merge.survivor.key === overlay.key && merge.kind !== null) overlay.setKind(merge.kind);
  },
});

/** The final target of each merged entity. `merges` are in the order of the log; one that would close a cycle has no effect. */
export function mergeTargets(merges: readonly Pick<Merge, 'survivor' | 'merged'>[]): ReadonlyMap<EntityKey, EntityKey> {
  const targets = new Map<EntityKey, EntityKey>();
  const follow = (key: EntityKey): EntityKey => {
    let last = key;
    for (let next = targets.get(last); next !== undefined; next = targets.get(last)) last = next;
    return last;
  };
  for (const { survivor, merged } of merges) {
    for (const { key } of merged) {
      const [from, to] = [follow(key), follow(survivor.key)];
      if (from !== to) targets.set(from, to);
    }
  }
  return new Map([...targets.keys()].map((key) => [key, follow(key)]));
}
