/** Invalid input: every mutation answers an error with a message, and changes nothing. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { schema } from '../../schema/index.ts';
import { type Desk, openDesk } from './desk.ts';
import { KNOWN, LIBRARY } from './library.ts';

let desk: Desk;
beforeAll(() => {
  desk = openDesk(LIBRARY, KNOWN);
});
afterAll(() => {
  expect(desk.defects()).toEqual([]);
  desk.close();
});

const ADA = 'Entity:person/ada-lovelace';
const MARY = 'Entity:person/mary-somerville';
const NOTES = 'Article:engine/notes';

/** The type of the answer and its message, or the code of an error of the whole field. */
async function answerOf(name: string, input: object): Promise<{ type: string; message: string }> {
  const Input = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
  const source = `mutation ($input: ${Input}!) { done: ${name}(input: $input) { __typename ... on MutationError { message } } }`;
  const { data, errors } = await desk.ask(source, { input });
  const [error] = errors ?? [];
  if (error) return { type: String(error.extensions.code), message: error.message };
  const { __typename: type, message = '' } = (data as { done: { __typename: string; message?: string } }).done;
  return { type, message };
}

async function refuses(name: string, input: object, type: string | RegExp): Promise<void> {
  const before = desk.dump();
  const answer = await answerOf(name, input);
  expect({ input, ...answer }).toEqual({
    input,
    type: expect.stringMatching(type),
    message: expect.stringMatching(/[.?]$/),
  });
  expect(answer.message.length).toBeLessThan(1000);
  expect(desk.dump()).toEqual(before);
}

/** Texts that are no valid line. */
const INVALID_LINES: Readonly<Record<string, string>> = {
  nothing: '',
  'white space': ' \u00a0\u2003',
  'nothing to be seen': '\u200b\u200d\ufe0f',
  'a zero': 'a\0b',
  'half a character': 'a\ud83d',
  'the other half': '\ude00b',
  'two lines': 'a\nb',
  'a line separator': 'a\u2028b',
  'a direction': 'a\u202eb',
  'an isolate': '\u2066a',
  'no end': 'x'.repeat(100_000),
};

const LINES: readonly [string, (line: string) => object][] = [
  ['createEntity', (name) => ({ kind: 'PERSON', name })],
  ['createEntity', (key) => ({ kind: 'PERSON', name: 'Zed', key })],
  ['renameEntity', (name) => ({ entity: ADA, name })],
  ['addAlias', (name) => ({ entity: ADA, name })],
  ['removeAlias', (name) => ({ entity: ADA, name })],
  ['setIdentifier', (scheme) => ({ entity: ADA, scheme, value: 'Q1' })],
  ['setIdentifier', (value) => ({ entity: ADA, scheme: 'wikidata', value })],
  ['splitEntity', (name) => ({ entity: ADA, kind: 'PERSON', name, articles: [NOTES] })],
  ['splitEntity', (alias) => ({ entity: ADA, kind: 'PERSON', name: 'Zed', aliases: [alias] })],
  ['editArticle', (title) => ({ article: NOTES, edit: { title } })],
  ['editArticle', (language) => ({ article: NOTES, edit: { language } })],
  ['editArticle', (url) => ({ article: NOTES, edit: { url } })],
  ['editArticle', (section) => ({ article: NOTES, edit: { section } })],
  ['addMention', (exact) => ({ article: NOTES, kind: 'OTHER', quote: { exact } })],
  ['renameEntity', (key) => ({ entity: `Entity:${key}`, name: 'Zed' })],
  ['renameEntity', (entity) => ({ entity, name: 'Zed' })],
  ['removeArticle', (key) => ({ article: `Article:${key}` })],
  ['rejectMention', (place) => ({ mention: `Mention:${place}` })],
  ['undoChange', (number) => ({ change: `Change:${number}` })],
];

describe.each(LINES.map(([name, input]) => [name, JSON.stringify(input('…')), input] as const))(
  '%s of %s',
  (name, _input, input) => {
    test.each(Object.entries(INVALID_LINES))('refuses %s', async (_what, line) => {
      await refuses(name, input(line), /^(BadInput|NotFound)Error$/);
    });
  },
);

const LAST = 2_147_483_647;
const mention = (place: string) => `Mention:engine/notes:${place}`;

const INVALID_INPUTS: readonly [string, object, string | RegExp][] = [
  ['mergeEntities', { survivor: ADA, merged: [] }, 'BadInputError'],
  ['mergeEntities', { survivor: ADA, merged: [ADA] }, 'BadInputError'],
  ['mergeEntities', { survivor: ADA, merged: [MARY, 'Entity:person/ada-byron'] }, 'BadInputError'],
  ['mergeEntities', { survivor: ADA, merged: [MARY, 'Entity:person/nobody'] }, 'NotFoundError'],
  ['mergeEntities', { survivor: ADA, merged: [NOTES] }, 'BadInputError'],
  ['mergeEntities', { survivor: ADA, merged: Array(5000).fill(ADA) }, 'BadInputError'],
  ['splitEntity', { entity: ADA, kind: 'PERSON', name: 'Zed' }, 'BadInputError'],
  [
    'splitEntity',
    { entity: ADA, kind: 'PERSON', name: 'Zed', mentions: [], articles: [], aliases: [] },
    'BadInputError',
  ],
  ['splitEntity', { entity: ADA, kind: 'PERSON', name: 'Ada Lovelace', articles: [NOTES] }, 'BadInputError'],
  ['splitEntity', { entity: ADA, kind: 'PERSON', name: 'Zed', articles: [ADA] }, 'BadInputError'],
  ['splitEntity', { entity: ADA, kind: 'PERSON', name: 'Zed', mentions: [mention('0-1')] }, 'NotFoundError'],
  ['keepEntitiesApart', { entity: ADA, other: ADA }, 'BadInputError'],
  ['keepEntitiesApart', { entity: ADA, other: 'Entity:person/ada-byron' }, 'BadInputError'],
  ['createEntity', { kind: 'PERSON', name: 'Zed', key: 'person/ada-lovelace' }, 'BadInputError'],
  ['createEntity', { kind: 'PERSON', name: 'Zed', key: 'person/ada-byron' }, 'BadInputError'],
  ['createEntity', { kind: 'HUMAN', name: 'Zed' }, 'BAD_USER_INPUT'],
  ['createEntity', { kind: 'PERSON', name: 'Zed', reason: 'half \ud83d' }, 'BadInputError'],
  ['createEntity', { kind: 'PERSON', name: 'Zed', reason: 'zero \0' }, 'BadInputError'],
  ['createEntity', { kind: 'PERSON', name: 'Zed', reason: 'x'.repeat(100_000) }, 'BadInputError'],
  ['createEntity', { kind: 'PERSON', name: 'Zed', ifUnchangedSince: -1 }, 'BadInputError'],
  ['createEntity', { kind: 'PERSON', name: 'Zed', ifUnchangedSince: LAST }, 'BadInputError'],
  ['renameEntity', { entity: mention('0-1'), name: 'Zed' }, 'BadInputError'],
  ['rejectMention', { mention: ADA }, 'BadInputError'],
  ['rejectMention', { mention: mention('5-2') }, /Error$/],
  ['rejectMention', { mention: mention('0-999999999999999') }, 'NotFoundError'],
  ['rejectMention', { mention: mention('0-9999999999999999') }, 'BadInputError'],
  ['undoChange', { change: 'Change:0' }, 'BadInputError'],
  ['undoChange', { change: 'Change:-1' }, 'BadInputError'],
  ['undoChange', { change: 'Change:1e3' }, 'BadInputError'],
  ['undoChange', { change: 'Change:999999999999999' }, 'NotFoundError'],
  ['undoChange', { change: 'Change:99999999999999999999' }, 'BadInputError'],
  ['editArticle', { article: NOTES, edit: {} }, 'BadInputError'],
  ['editArticle', { article: NOTES, edit: { url: 'javascript:alert(1)' } }, 'BadInputError'],
  ['editArticle', { article: NOTES, edit: { language: 'not a language' } }, 'BadInputError'],
  ['editArticle', { article: NOTES, edit: { published: '2005-02-30' } }, 'BAD_USER_INPUT'],
  ['replaceArticleText', { article: NOTES, text: '' }, 'BadInputError'],
  ['replaceArticleText', { article: NOTES, text: ' \u200b\n\0\n' }, 'BadInputError'],
  ['replaceArticleText', { article: NOTES, text: 'half \ud83d' }, 'BadInputError'],
  ['addMention', { article: NOTES, kind: 'OTHER', quote: { exact: 'e' } }, 'BadInputError'],
  ['addMention', { article: NOTES, kind: 'OTHER', quote: { exact: '\n' } }, 'BadInputError'],
];

test.each(INVALID_INPUTS)('%s refuses %j', refuses);

test.each([
  [-1, 3],
  [0, 0],
  [5, 2],
  [-LAST, LAST],
  [0, LAST],
  [LAST, LAST],
])('moveMention refuses %i to %i', async (start, end) => {
  const source = '{ article(key: "engine/notes") { mentions(first: 1) { nodes { id } } } }';
  const [{ id }] = (await desk.get(source)).article.mentions.nodes;
  await refuses('moveMention', { mention: id, start, end }, 'BadInputError');
});

test('moveMention and addMention refuse spans that split a character', async () => {
  const text = 'Smiles\n\nAda smiled 😀😀 at Mary.';
  await desk.get(
    `mutation ($text: String!) { replaceArticleText(input: { article: "${NOTES}", text: $text }) { __typename } }`,
    { text },
  );
  const add = { article: NOTES, kind: 'OTHER', quote: { exact: 'Mary' } };
  expect(await answerOf('addMention', add)).toEqual({ type: 'AddMentionPayload', message: '' });
  const [start, end] = [text.indexOf('Mary'), text.indexOf('Mary') + 4];
  const at = text.indexOf('😀');
  for (const [from, to] of [
    [at + 1, at + 2],
    [at, at + 1],
    [at + 1, at + 4],
    [at - 2, at + 3],
  ]) {
    await refuses('moveMention', { mention: mention(`${start}-${end}`), start: from, end: to }, 'BadInputError');
  }
  for (const exact of ['\ude00', '\ud83d', '\ude00\ud83d', 'smiled \ud83d']) {
    await refuses('addMention', { article: NOTES, kind: 'OTHER', quote: { exact } }, /^(BadInput|NotFound)Error$/);
  }
});

test('undoChange undoes an undo, and an undo of that', async () => {
  const named = async () => (await desk.get('{ entity(key: "person/ada-lovelace") { name } }')).entity.name;
  const before = await named();
  const undo = async (number: number) => (await answerOf('undoChange', { change: `Change:${number}` })).type;
  await desk.get(`mutation { renameEntity(input: { entity: "${ADA}", name: "Countess" }) { __typename } }`);
  const { changes } = await desk.get('{ changes(first: 1) { nodes { number } } }');
  const [{ number }] = changes.nodes;
  for (const [step, name] of [before, 'Countess', before, 'Countess'].entries()) {
    expect(await undo(number + step)).toBe('UndoChangePayload');
    expect(await named()).toBe(name);
    await refuses('undoChange', { change: `Change:${number + step}` }, 'BadInputError');
  }
});

test('every mutation is in one of the lists', () => {
  const tried = new Set([...LINES, ...INVALID_INPUTS].map(([name]) => name));
  const single = [
    'acceptMention',
    'unlinkMention',
    'relinkMention',
    'changeMentionKind',
    'moveMention',
    'changeEntityKind',
    // It has a test of its own, over HTTP.
    'ingestArticles',
  ];
  const all = Object.keys(schema.getMutationType()?.getFields() ?? {});
  expect(all.filter((name) => !tried.has(name)).sort()).toEqual(single.sort());
});
