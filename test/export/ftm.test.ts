/** FollowTheMoney: each entity has a schema and properties of its model, and references lead to entities of the right schema. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { FORMATS } from '../../src/export/formats.ts';
import { corrected, written } from './base.ts';

const world = corrected();

interface Schema {
  readonly extends?: readonly string[];
  readonly properties: Readonly<Record<string, string>>;
  readonly required?: readonly string[];
}
interface Entity {
  readonly id: string;
  readonly schema: string;
  readonly properties: Readonly<Record<string, readonly string[]>>;
}

/** The part of the model that exports use. */
const MODEL: Readonly<Record<string, Schema>> = JSON.parse(
  readFileSync(new URL('../fixtures/schemas/ftm.json', import.meta.url), 'utf8'),
);
const lineage = (name: string): string[] => [name, ...(MODEL[name]?.extends ?? []).flatMap(lineage)];

const FORMS: Readonly<Record<string, RegExp>> = {
  date: /^\d{4}(-\d\d(-\d\d(T\d\d(:\d\d(:\d\d)?)?)?)?)?$/,
  country: /^[a-z]{2}$/,
  language: /^[a-z]{3}$/,
  url: /^https?:\/\/\S+$/,
  number: /^-?\d+(\.\d+)?$/,
};

function faultsOf(entities: readonly Entity[]): string[] {
  const schemata = new Map(entities.map(({ id, schema }) => [id, schema]));
  return entities.flatMap(({ id, schema, properties }) => {
    const types = Object.assign({}, ...lineage(schema).map((name) => MODEL[name]?.properties ?? {})) as Record<
      string,
      string
    >;
    const required = lineage(schema).flatMap((name) => MODEL[name]?.required ?? []);
    const missing = required.filter((name) => !properties[name]?.length).map((name) => `${id} has no ${name}`);
    const wrong = Object.entries(properties).flatMap(([name, values]) =>
      values.flatMap((value) => {
        const type = types[name];
        if (type === undefined) return [`${schema} has no ${name}`];
        const [, range] = type.split(':');
        if (range !== undefined)
          return lineage(schemata.get(value) ?? '').includes(range) ? [] : [`${name} of ${id} is no ${range}`];
        return FORMS[type]?.test(value) === false ? [`${name} ${value} is no ${type}`] : [];
      }),
    );
    return [...missing, ...wrong, ...(MODEL[schema] ? [] : [`${schema} is no schema`])];
  });
}

const read = (): Entity[] =>
  written(world(), FORMATS.ftm)
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));

test('the model finds faults', () => {
  const entities = read();
  const [first] = entities as [Entity];
  expect(faultsOf([...entities, { ...first, properties: {} }])).toEqual([`${first.id} has no name`]);
  expect(faultsOf([{ ...first, schema: 'Sauce' }]).length).toBeGreaterThan(0);
  expect(faultsOf(entities.filter(({ schema }) => schema !== 'Article')).length).toBeGreaterThan(0);
});

test('each entity fits the model, once', () => {
  const entities = read();
  expect(faultsOf(entities)).toEqual([]);
  expect(new Set(entities.map(({ id }) => id)).size).toBe(entities.length);
  expect(read()).toEqual(entities);
  const schemata = new Set(entities.map(({ schema }) => schema));
  expect([...schemata].sort()).toEqual(['Address', 'Article', 'Mention', 'Person', 'UnknownLink']);
  const [ada] = entities.filter(({ properties }) => properties.name?.includes('Ada, Countess of Lovelace'));
  expect(ada?.schema).toBe('Person');
  const links = entities.filter(
    ({ schema, properties }) => schema === 'UnknownLink' && properties.subject?.includes(ada?.id ?? ''),
  );
  expect(links.map(({ properties }) => properties.summary)).toContainEqual(['3 sentences, 2 articles']);
  const turin = entities.find(({ properties }) => properties.full?.includes('Turin'));
  expect(turin?.properties).toMatchObject({ country: ['it'], alias: expect.arrayContaining(['Torino']) });
});
