/** Gazetteers are parsed entity by entity, and a defect is reported at its line. */
import { describe, expect, test } from 'vitest';
import { listSeeds } from '../../src/seeds/folder.ts';
import { readGazetteers } from '../../src/seeds/read.ts';
import { type Files, folderOf } from '../support/folder.ts';
import { inShort, seedsIn } from './seeds-of.ts';

const read = (files: Files) => readGazetteers([...listSeeds(folderOf(files))]);

const ADA = `- kind: PERSON
  key: person/ada-lovelace
  name: Ada Lovelace
`;

const MINE = '- kind: PLACE\n  key: place/mine\n  name: The Mine\n';

describe('a gazetteer', () => {
  test('gives entities with aliases, identifiers and former keys, asserted by its path', () => {
    const { entities, problems } = read({
      'gazetteer/people.yml': `# People\n---\n${ADA}  aliases:
    - Augusta Ada King
    - { name: Lovelace, form: SHORT_NAME }
    - Ada Lovelace
  identifiers:
    wikidata: Q7259
    viaf: 0077
  formerKeys: [person/ada-byron]
`,
    });
    const assertedBy = { type: 'SEED', name: 'gazetteer/people.yml', version: null };
    expect(problems).toEqual([]);
    expect(entities).toEqual([
      {
        key: 'person/ada-lovelace',
        kind: 'PERSON',
        name: 'Ada Lovelace',
        aliases: [
          { name: 'Ada Lovelace', form: 'FULL_NAME', assertedBy },
          { name: 'Augusta Ada King', form: 'FULL_NAME', assertedBy },
          { name: 'Lovelace', form: 'SHORT_NAME', assertedBy },
        ],
        identifiers: [
          { scheme: 'wikidata', value: 'Q7259', assertedBy },
          { scheme: 'viaf', value: '0077', assertedBy },
        ],
        formerKeys: ['person/ada-byron'],
      },
    ]);
  });

  test.each([
    ['no name', '- kind: PERSON\n  key: person/x\n', 'MISSING_FIELD', 5],
    ['an empty name', '- kind: PERSON\n  key: person/x\n  name:\n', 'BAD_VALUE', 7],
    ['an unknown kind', '- key: person/x\n  name: X\n  kind: GADGET\n', 'BAD_VALUE', 7],
    ['a key without kind', '- kind: PERSON\n  key: x\n  name: X\n', 'BAD_VALUE', 6],
    ['a key of another kind', '- kind: PLACE\n  key: person/x\n  name: X\n', 'BAD_VALUE', 6],
    [
      'an unknown form',
      '- kind: PERSON\n  key: person/x\n  name: X\n  aliases:\n    - {name: Y, form: NICK}\n',
      'BAD_VALUE',
      9,
    ],
    ['aliases that are no names', '- kind: PERSON\n  key: person/x\n  name: X\n  aliases: { a: b }\n', 'BAD_VALUE', 8],
    ['a field twice', '- kind: PERSON\n  key: person/x\n  name: X\n  name: Y\n', 'SYNTAX', 8],
    ['half a character', '- kind: PERSON\n  key: person/x\n  name: "\\ud83d"\n', 'BAD_VALUE', 7],
    ['a latitude beyond the pole', `${MINE}  location:\n    latitude: 90.01\n    longitude: 74\n`, 'BAD_VALUE', 9],
    ['a longitude of a word', `${MINE}  location:\n    latitude: 42\n    longitude: east\n`, 'BAD_VALUE', 10],
    ['degrees with minutes', `${MINE}  location: { latitude: "42:30", longitude: 74 }\n`, 'BAD_VALUE', 8],
    ['half a location', `${MINE}  location:\n    latitude: 42\n`, 'BAD_VALUE', 9],
    ['a location that is a text', `${MINE}  location: Bishkek\n`, 'BAD_VALUE', 8],
    ['no country', `${MINE}  location: { latitude: 42, longitude: 74, country: SU }\n`, 'BAD_VALUE', 8],
    ['more than a location', `${MINE}  location: { latitude: 42, longitude: 74, height: 700 }\n`, 'BAD_VALUE', 8],
    ['a text', '- Ada\n', 'BAD_VALUE', 5],
    ['no YAML', '- kind: [PERSON\n', 'SYNTAX', 6],
    [
      'a bomb of aliases',
      `- kind: &a [x,x,x,x,x,x,x,x,x]\n  b: &b [${'*a,'.repeat(99)}]\n  c: [${'*b,'.repeat(99)}]\n`,
      'SYNTAX',
      5,
    ],
    ['more than an entity may have', `- name: ${'x'.repeat(70_000)}\n`, 'TOO_LARGE', 5],
    ['a double of the first', ADA, 'DUPLICATE_KEY', 5],
  ])('with %s is reported, and the other entities are read', (_, entity, code, line) => {
    const last = ADA.replaceAll(/ada-lovelace/g, 'last');
    const { entities, problems } = read({ 'gazetteer/a.yml': `# A\n${ADA}${entity}${last}` });
    expect(problems.map(inShort)).toEqual([`${code} gazetteer/a.yml:${line}`]);
    expect(entities.map(({ key }) => key)).toEqual(['person/ada-lovelace', 'person/last']);
  });

  test.each([
    ['in degrees', '{ latitude: 42.87, longitude: -74.59, country: kg }', [42.87, -74.59, 'KG']],
    ['at the rims, without a country', '{ Latitude: -90, Longitude: "+180", country: }', [-90, 180, null]],
    ['that is left empty', '', undefined],
  ])('locates a place %s', (_, written, expected) => {
    const { entities, problems } = read({ 'gazetteer/a.yml': `${MINE}  location: ${written}\n` });
    const [latitude, longitude, country] = expected ?? [];
    expect(problems).toEqual([]);
    expect(entities[0]?.location).toEqual(expected && { latitude, longitude, country });
  });

  test('with the location of a person is a warning, and the person is read without', () => {
    const { entities, problems } = read({
      'gazetteer/a.yml': `${ADA}  location:\n    latitude: 1\n    longitude: 2\n`,
    });
    expect(problems.map(inShort)).toEqual(['BAD_VALUE gazetteer/a.yml:4']);
    expect(problems[0]).toMatchObject({ severity: 'WARNING', message: expect.stringContaining('Only an entity') });
    expect(entities[0]).not.toHaveProperty('location');
  });

  const twoOf = (content: string) => {
    const { entities, problems } = read({ 'gazetteer/a.yml': content });
    expect(entities.map(({ key, name }) => [key, name])).toEqual([
      ['person/ada', 'Ada'],
      ['person/byron', 'Byron'],
    ]);
    return problems;
  };

  test.each([
    [
      'indented',
      '# All\n  - kind: PERSON\n    key: person/ada\n    name: Ada\n  - kind: PERSON\n    key: person/byron\n    name: Byron\n',
    ],
    ['in brackets', '[{kind: PERSON, key: person/ada, name: Ada},\n {kind: PERSON, key: person/byron, name: Byron}]\n'],
    [
      'JSON',
      JSON.stringify(
        [
          { kind: 'PERSON', key: 'person/ada', name: 'Ada' },
          { kind: 'PERSON', key: 'person/byron', name: 'Byron' },
        ],
        null,
        2,
      ),
    ],
    [
      'in two documents',
      '---\n- kind: PERSON\n  key: person/ada\n  name: Ada\n...\n---\n- kind: PERSON\n  key: person/byron\n  name: Byron\n',
    ],
    [
      'a document each',
      'kind: PERSON\nkey: person/ada\nname: Ada\n--- # next\nkind: PERSON\nkey: person/byron\nname: Byron\n',
    ],
    [
      'indented otherwise in two documents',
      ' - {kind: PERSON, key: person/ada, name: Ada}\n---\n- {kind: PERSON, key: person/byron, name: Byron}\n',
    ],
    [
      'with carriage returns',
      '- kind: PERSON\r\n  key: person/ada\r\n  name: Ada\r\n- kind: PERSON\r\n  key: person/byron\r\n  name: Byron\r\n',
    ],
  ])('that is %s gives all its entities', (_, content) => {
    expect(twoOf(content)).toEqual([]);
  });

  test('may be written loosely: case, a single alias, schemes in capitals', () => {
    const { entities, problems } = read({
      'gazetteer/a.yml': `- Kind: person
  key: person/ada
  name: Ada
  aliases: Lovelace
  identifiers: { Wikidata: Q7259 }
  former_keys: person/byron
- kind: Company
  key: organization/engines
  name: Engines
  aliases: [{ name: AE, form: acronym }]
`,
    });
    expect(problems).toEqual([]);
    expect(entities).toMatchObject([
      {
        kind: 'PERSON',
        aliases: [{ name: 'Ada' }, { name: 'Lovelace' }],
        identifiers: [{ scheme: 'wikidata' }],
        formerKeys: ['person/byron'],
      },
      { kind: 'ORGANIZATION', aliases: [{ name: 'Engines' }, { name: 'AE', form: 'ACRONYM' }] },
    ]);
  });

  test('has unknown fields reported at their lines, and its entities loaded', () => {
    const problems = twoOf(
      '- kind: PERSON\n  key: person/ada\n  notes: x\n  name: Ada\n- {kind: PERSON, key: person/byron, name: Byron, nmae: y}\n',
    );
    expect(problems.map((problem) => [inShort(problem), problem.severity])).toEqual([
      ['BAD_VALUE gazetteer/a.yml:3', 'WARNING'],
      ['BAD_VALUE gazetteer/a.yml:5', 'WARNING'],
    ]);
  });

  test('may be a file of JSON', () => {
    const { entities, problems } = read({ 'gazetteer/a.json': '[{"kind":"PERSON","key":"person/ada","name":"Ada"}]' });
    expect([entities.length, problems]).toEqual([1, []]);
  });

  test('in JSON has a defect of one entity reported at its line', () => {
    const { entities, problems } = read({
      'gazetteer/a.yml': '[\n{"kind": "PERSON", "name": "X"},\n{"kind": "PERSON", "key": "person/ada", "name": "Ada"}]',
    });
    expect(problems.map(inShort)).toEqual(['MISSING_FIELD gazetteer/a.yml:2']);
    expect(entities).toHaveLength(1);
  });

  test('that is not a list, or not text, is one problem', () => {
    const { problems } = read({ 'gazetteer/a.yml': 'Ada and Byron\n', 'gazetteer/b.yml': '\xe9\0' });
    expect(problems.map(inShort)).toEqual(['BAD_VALUE gazetteer/a.yml:1', 'NOT_TEXT gazetteer/b.yml:1']);
  });

  test('folder contains no articles', async () => {
    const { documents, problems } = await seedsIn(
      folderOf({ 'gazetteer/a.yaml': ADA, 'gazetteer/a.txt': 'Ada', 'gazetteer/README.md': '' }),
    );
    expect(documents).toEqual([]);
    expect(problems.map(inShort)).toEqual(['NOT_A_SEED gazetteer/a.txt']);
  });
});
