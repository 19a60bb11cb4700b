/** Mutations of single entities. */
import type { EntityKey } from '../../src/model.ts';
import { Form, Kind } from '../enums.ts';
import { defineMutation } from './define.ts';
import { entityKey } from './named.ts';

const ENTITY = 'Global id of the entity, or one it had before.';
const KEY = 'Its natural key, such as "person/ada-lovelace". Null: one that is made of its kind and name.';

defineMutation({
  name: 'createEntity',
  description: 'Adds an entity that no seed names. It stays though no article mentions it.',
  about: 'entity',
  fields: (t) => ({
    kind: t.field({ type: Kind, required: true, description: 'What sort of thing it is.' }),
    name: t.string({ required: true, description: 'The one name to show.' }),
    key: t.string({ description: KEY }),
  }),
  change: ({ kind, name, key }) => ({ type: 'CREATE_ENTITY', key: (key ?? null) as EntityKey | null, kind, name }),
});

defineMutation({
  name: 'renameEntity',
  description: 'Shows an entity by another name. Its key and id stay.',
  about: 'entity',
  fields: (t) => ({
    entity: t.id({ required: true, description: ENTITY }),
    name: t.string({ required: true, description: 'The one name to show.' }),
  }),
  change: ({ entity, name }) => ({ type: 'RENAME_ENTITY', entity: entityKey(entity), name }),
});

defineMutation({
  name: 'changeEntityKind',
  description: 'Says that an entity is another sort of thing, and its mentions with it. Its key and id stay.',
  about: 'entity',
  fields: (t) => ({
    entity: t.id({ required: true, description: ENTITY }),
    kind: t.field({ type: Kind, required: true, description: 'What sort of thing it is.' }),
  }),
  change: ({ entity, kind }) => ({ type: 'CHANGE_ENTITY_KIND', entity: entityKey(entity), kind }),
});

defineMutation({
  name: 'addAlias',
  description: 'Says that an entity goes by one more name.',
  about: 'entity',
  fields: (t) => ({
    entity: t.id({ required: true, description: ENTITY }),
    name: t.string({ required: true, description: 'The name.' }),
    form: t.field({ type: Form, required: true, defaultValue: 'FULL_NAME', description: 'How it names the entity.' }),
  }),
  change: ({ entity, name, form }) => ({ type: 'ADD_ALIAS', entity: entityKey(entity), name, form }),
});

defineMutation({
  name: 'removeAlias',
  description: 'Says that an entity does not go by a name, in whatever form.',
  about: 'entity',
  fields: (t) => ({
    entity: t.id({ required: true, description: ENTITY }),
    name: t.string({ required: true, description: 'The name.' }),
  }),
  change: ({ entity, name }) => ({ type: 'REMOVE_ALIAS', entity: entityKey(entity), name }),
});

defineMutation({
  name: 'setIdentifier',
  description: "Says what an entity is called in somebody else's scheme, in the place of all it is called there.",
  about: 'entity',
  fields: (t) => ({
    entity: t.id({ required: true, description: ENTITY }),
    scheme: t.string({ required: true, description: 'Whose scheme: "wikidata", "iso3166", "geonames".' }),
    value: t.string({ description: 'The name there: "Q90". Null: it has none.' }),
  }),
  change: ({ entity, scheme, value }) => ({
    type: 'SET_IDENTIFIER',
    entity: entityKey(entity),
    scheme,
    value: value ?? null,
  }),
});
