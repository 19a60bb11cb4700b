/** `dateline entity`: creates, renames, merges and splits entities, and keeps them apart. */
import { Option } from 'commander';
import { KINDS } from '../model.ts';
import { defineChange, globalId, type Options } from './change-command.ts';
import { defineGroup } from './command.ts';

const kind = new Option('--kind <kind>', 'what sort of thing it is').choices(KINDS).makeOptionMandatory();
const key = new Option('--key <key>', 'natural key; default: one that is made of kind and name');

const globalIds = (type: 'Mention' | 'Article', keys: unknown): string[] =>
  ((keys as string[] | undefined) ?? []).map((key) => globalId(type, key));

const newEntityInput = ({ kind, key }: Options) => ({ kind, ...(key !== undefined && { key }) });

export const entityCommand = defineGroup('entity', 'create, rename, merge and split entities, and keep them apart', [
  defineChange({
    usage: 'create <name>',
    summary: 'add an entity that no seed names',
    options: [kind, key],
    mutation: ([name], options) => ({ name: 'createEntity', input: { name, ...newEntityInput(options) } }),
  }),
  defineChange({
    usage: 'rename <entity> <name>',
    summary: 'show an entity by another name',
    mutation: ([entity = '', name]) => ({ name: 'renameEntity', input: { entity: globalId('Entity', entity), name } }),
  }),
  defineChange({
    usage: 'merge <survivor> <merged...>',
    summary: 'make one entity of several',
    mutation: ([survivor = '', ...merged]) => ({
      name: 'mergeEntities',
      input: { survivor: globalId('Entity', survivor), merged: merged.map((key) => globalId('Entity', key)) },
    }),
  }),
  defineChange({
    usage: 'split <entity> <name>',
    summary: 'make two of an entity: a new one of that name takes some of its mentions',
    options: [
      kind,
      key,
      new Option('--mentions <ids...>', 'mentions that it takes'),
      new Option('--articles <keys...>', 'articles of which it takes all mentions'),
      new Option('--aliases <names...>', 'names of which it takes all mentions'),
    ],
    mutation: ([entity = '', name], options) => ({
      name: 'splitEntity',
      input: {
        entity: globalId('Entity', entity),
        name,
        ...newEntityInput(options),
        mentions: globalIds('Mention', options.mentions),
        articles: globalIds('Article', options.articles),
        aliases: options.aliases ?? [],
      },
    }),
  }),
  defineChange({
    usage: 'apart <entity> <other>',
    summary: 'say that two entities are not one',
    mutation: ([entity = '', other = '']) => ({
      name: 'keepEntitiesApart',
      input: { entity: globalId('Entity', entity), other: globalId('Entity', other) },
    }),
  }),
]);
