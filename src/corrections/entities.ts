/** Shared parts of corrections of entities. */
import type { EntityKey, Kind } from '../model.ts';
import { slug } from '../text/fold.ts';
import { badInput, quoted } from './errors.ts';
import type { LookUps } from './look-ups.ts';
import { newKeyFault, throwIfFault, validLine } from './plain-text.ts';
import type { EntityRef } from './shapes.ts';

/** The payload of a correction of one entity. */
export const ENTITY_PAYLOAD = {
  entity: ({ entity }: { readonly entity: EntityRef }): EntityKey => entity.key,
};

export function validName(name: string): string {
  return validLine('The name', name);
}

/** Validates an entity to be added; its default key is derived from kind and name. Throws BAD_USER_INPUT. */
export function newEntity(
  { findEntity }: LookUps,
  request: { readonly key?: string | null; readonly kind: Kind; readonly name: string },
): EntityRef {
  const { kind } = request;
  const name = validName(request.name);
  const key = (request.key ?? `${kind.toLowerCase()}/${slug(name)}`) as EntityKey;
  throwIfFault(quoted(key), newKeyFault(key));
  const taken = findEntity(key);
  if (taken) throw badInput(`The key ${key} is that of ${taken.name} (${taken.key}); give another.`);
  return { key, kind, name };
}
