/** `dateline entity`: creates, renames, merges and splits entities, and keeps them apart. */
import { Option } from 'commander';
import { KINDS } from '../model.ts';
import { defineChange, idOf, type Options } from './change-command.ts';
import { defineGroup } from './command.ts';

const kind = new Option('--kind <kind>', 'what sort of thing it is').choices(KINDS).makeOptionMandatory();
const key = new Option('--key <key>', 'natural key; default: one that is made of kind and name');

const idsIn = (type: 'Mention' | 'Article', given: unknown): string[] =>
  ((given as string[] | undefined) ?? []).map((each) => idOf(type, each));

const madeOf = ({ kind, key }: Options) => ({ kind, ...(key !== undefined && { key }) });

export const entityCommand = defineGroup('entity', 'create, rename, merge and split entities, and keep them apart', [
  defineChange({
    usage: 'create <name>',
    summary: 'add an entity that no seed names',
    options: [kind, key],
    mutation: ([name], options) => ({ name: 'createEntity', input: { name, ...madeOf(options) } }),
  }),
  defineChange({
    usage: 'rename <entity> <name>',
    summary: 'show an entity by another name',
    mutation: ([entity = '', name]) => ({ name: 'renameEntity', input: { entity: idOf('Entity', entity), name } }),
  }),
  defineChange({
    usage: 'merge <survivor> <merged...>',
    summary: 'make one entity of several',
    mutation: ([survivor = '', ...merged]) => ({
      name: 'mergeEntities',
      input: { survivor: idOf('Entity', survivor), merged: merged.map((each) => idOf('Entity', each)) },
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
        entity: idOf('Entity', entity),
        name,
        ...madeOf(options),
        mentions: idsIn('Mention', options.mentions),
        articles: idsIn('Article', options.articles),
        aliases: options.aliases ?? [],
      },
    }),
  }),
  defineChange({
    usage: 'apart <entity> <other>',
    summary: 'say that two entities are not one',
    mutation: ([entity = '', other = '']) => ({
      name: 'keepEntitiesApart',
      input: { entity: idOf('Entity', entity), other: idOf('Entity', other) },
    }),
  }),
]);
