/** Makes of a change of an entity that is asked for the correction that the log is to keep, or refuses it. */
import type { ChangeOf, DESCRIPTION_CHANGES } from '../../corrections/change.ts';
import type { DescriptionCorrection, SeenEntity } from '../../corrections/correction.ts';
import { type EntityKey, type Kind, MAX_KEY } from '../../model.ts';
import { slug } from '../../text/fold.ts';
import type { Store } from '../database/open.ts';
import { findEntitiesByIdentifier, findEntitiesByKey } from '../read/entities.ts';
import { listAliases, listIdentifiers } from '../read/names.ts';
import { seeEntity, seen } from './look-up.ts';
import { badInput, checkLine, cited, notFound } from './refuse.ts';

export type DescriptionChange = ChangeOf<(typeof DESCRIPTION_CHANGES)[number]>;

const KEY = /^[a-z]+\/[\p{L}\p{N}-]+$/u;

const checkName = (name: string): string => checkLine('The name', name);

/** An entity that is not there yet. */
export function newEntity(
  store: Store,
  asked: { readonly key: EntityKey | null; readonly kind: Kind; readonly name: string },
): SeenEntity {
  const name = checkName(asked.name);
  const key = asked.key ?? (`${asked.kind.toLowerCase()}/${slug(name)}` as EntityKey);
  if (!KEY.test(key) || key.length > MAX_KEY) {
    throw badInput(`${cited(key)} is no key of at most ${MAX_KEY} characters; write one as person/ada-lovelace.`);
  }
  const [taken] = findEntitiesByKey(store, [key]);
  if (taken) throw badInput(`The key ${key} is that of ${taken.name} (${taken.key}); give another.`);
  return { key, kind: asked.kind, name };
}

const removeAlias = (store: Store, { entity, name }: ChangeOf<'REMOVE_ALIAS'>): DescriptionCorrection => {
  const { id, ...known } = seeEntity(store, entity);
  const [aliases] = listAliases(store, [id]);
  if (!aliases?.some((alias) => alias.name === name)) throw notFound(`${known.key} does not go by ${cited(name)}.`);
  if (name === known.name) throw badInput(`"${name}" is the name of ${known.key}; rename it first.`);
  return { type: 'REMOVE_ALIAS', entity: known, name };
};

const addAlias = (store: Store, { entity, name: asked, form }: ChangeOf<'ADD_ALIAS'>): DescriptionCorrection => {
  const { id, ...known } = seeEntity(store, entity);
  const name = checkName(asked);
  const [aliases] = listAliases(store, [id]);
  if (aliases?.some((alias) => alias.name === name && alias.form === form)) {
    throw badInput(`${known.key} goes by "${name}" already.`);
  }
  return { type: 'ADD_ALIAS', entity: known, name, form };
};

const setIdentifier = (store: Store, { entity, ...asked }: ChangeOf<'SET_IDENTIFIER'>): DescriptionCorrection => {
  const scheme = checkLine('The scheme', asked.scheme);
  const value = asked.value === null ? null : checkLine('The identifier', asked.value);
  const { id, ...known } = seeEntity(store, entity);
  const own = listIdentifiers(store, [id])[0]?.filter((one) => one.scheme === scheme) ?? [];
  if (value === null && own.length === 0) throw notFound(`${known.key} has no identifier of the scheme ${scheme}.`);
  const [owner] = value === null ? [] : findEntitiesByIdentifier(store, [{ scheme, value }]);
  if (owner && owner.id !== id && isSetByPeople(store, owner.id, scheme)) {
    throw badInput(`${owner.key} is said to be ${scheme}:${value}; take it from it first.`);
  }
  return { type: 'SET_IDENTIFIER', entity: known, scheme, value };
};

const isSetByPeople = (store: Store, id: number, scheme: string): boolean =>
  listIdentifiers(store, [id])[0]?.some((one) => one.scheme === scheme && one.assertedBy.type === 'CORRECTION') ??
  false;

export function resolveDescription(store: Store, change: DescriptionChange): DescriptionCorrection {
  switch (change.type) {
    case 'CREATE_ENTITY':
      return { type: change.type, entity: newEntity(store, change) };
    case 'RENAME_ENTITY': {
      const entity = seen(store, change.entity);
      const name = checkName(change.name);
      if (name === entity.name) throw badInput(`${entity.key} is named "${name}" already.`);
      return { type: change.type, entity, name };
    }
    case 'CHANGE_ENTITY_KIND': {
      const entity = seen(store, change.entity);
      if (entity.kind === change.kind) throw badInput(`${entity.key} is a ${change.kind} already.`);
      return { type: change.type, entity, kind: change.kind };
    }
    case 'ADD_ALIAS':
      return addAlias(store, change);
    case 'REMOVE_ALIAS':
      return removeAlias(store, change);
    case 'SET_IDENTIFIER':
      return setIdentifier(store, change);
  }
}
