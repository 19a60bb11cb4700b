/** Changes one by one: what they do, what refuses them, what the log says. */
import { describe, expect, test } from 'vitest';
import type { ChangeRequest } from '../../../src/corrections/definitions.ts';
import type { ArticleKey, EntityKey } from '../../../src/model.ts';
import { check } from '../../../src/store/check/check.ts';
import { applyChange } from '../../../src/store/corrections/apply-change.ts';
import { countChanges, findChanges, listChanges } from '../../../src/store/corrections/changes.ts';
import { exportLog, importLog } from '../../../src/store/corrections/import-export.ts';
import type { Store } from '../../../src/store/database/open.ts';
import { findEntitiesByKey } from '../../../src/store/read/entities.ts';
import { findMentions } from '../../../src/store/read/mentions.ts';
import { rowId } from '../../../src/store/write/row-ids.ts';
import { articleOf } from '../article-of.ts';
import { dumpOf, newBase, open, reseedTo, seeded } from '../base.ts';

const ADA = 'person/ada' as EntityKey;
const COUNTESS = 'person/countess' as EntityKey;
const LONDON = 'place/london' as EntityKey;

const A = articleOf('a', '[Ada](person/ada) met the [Countess](person/countess) in [London](place/london).');
const B = articleOf('b', 'The [Countess](person/countess) wrote. [Ada](person/ada) read.');
const SEEDS = { articles: [A, B] };

const mention = (article: string, start: number, end: number) => ({ article: article as ArticleKey, start, end });
const COUNTESS_IN_A = mention('a', 12, 20);

const ask = (store: Store, request: ChangeRequest, more: { preview?: boolean; ifUnchangedSince?: number } = {}) =>
  applyChange(store, request, {
    by: 'admin',
    reason: 'because',
    preview: more.preview ?? false,
    ifUnchangedSince: more.ifUnchangedSince ?? null,
    at: '2020-01-01T00:00:00Z',
  });

const merge: ChangeRequest = { type: 'MERGE_ENTITIES', survivor: ADA, merged: [COUNTESS] };
const nameOf = (store: Store, key: EntityKey) => findEntitiesByKey(store, [key])[0]?.name;
const entityAt = (store: Store, { article, start, end }: ReturnType<typeof mention>) => {
  const [row] = findMentions(store, [{ articleKey: article, start, end }]);
  return row?.entityId ?? null;
};

describe('a merge', () => {
  test('has all count for the survivor, and the old key lead to it', () => {
    const store = seeded(SEEDS);
    const made = ask(store, merge);
    expect(findEntitiesByKey(store, [COUNTESS])[0]).toMatchObject({ key: ADA, mentionCount: 4, articleCount: 2 });
    expect(made.changed).toEqual({ entities: [ADA, COUNTESS], articles: [], mentions: 2 });
    expect(made.before.entities.map(({ key, mentionCount }) => [key, mentionCount])).toEqual([
      [ADA, 2],
      [COUNTESS, 2],
    ]);
    expect(made.after.entities).toMatchObject([{ key: ADA, mentionCount: 4 }]);
    expect(check(store)).toEqual([]);
  });

  test('remembers under which entity each mention and alias came', () => {
    const store = seeded(SEEDS);
    ask(store, merge);
    const origins = store.db.prepare('SELECT count(*) FROM mentions WHERE origin_id = ?').pluck();
    expect(origins.get(rowId(COUNTESS))).toBe(2);
    const aliases = store.db.prepare('SELECT name, origin_id FROM aliases WHERE entity_id = ? ORDER BY name');
    expect(aliases.raw().all(rowId(ADA))).toContainEqual(['Countess', rowId(COUNTESS)]);
  });

  test('is refused while they are kept apart, and names what keeps them', () => {
    const store = seeded(SEEDS);
    ask(store, { type: 'KEEP_APART', entity: COUNTESS, other: ADA });
    expect(() => ask(store, merge)).toThrow(
      expect.objectContaining({ code: 'CONFLICT', message: expect.stringMatching(/: 1\.$/) }),
    );
  });

  test('cannot be undone before a split of what it made', () => {
    const store = seeded(SEEDS);
    ask(store, merge);
    const into = { kind: 'PERSON', name: 'Another' } as const;
    ask(store, { type: 'SPLIT_ENTITY', entity: ADA, ...into, articles: ['b' as ArticleKey] });
    expect(() => ask(store, { type: 'UNDO', change: 1 })).toThrow(expect.objectContaining({ code: 'CONFLICT' }));
    ask(store, { type: 'UNDO', change: 2 });
    ask(store, { type: 'UNDO', change: 1 });
    expect(dumpOf(store)).toEqual(dumpOf(seeded(SEEDS)));
  });
});

describe('an undoing of an undoing', () => {
  const apart: ChangeRequest = { type: 'KEEP_APART', entity: ADA, other: COUNTESS };
  const undo = (number: number): ChangeRequest => ({ type: 'UNDO', change: number });

  test('does not join what somebody keeps apart since', () => {
    const store = seeded(SEEDS);
    for (const change of [merge, undo(1), apart]) ask(store, change);
    expect(() => ask(store, undo(2))).toThrow(expect.objectContaining({ code: 'CONFLICT', changes: [3] }));
    expect(nameOf(store, COUNTESS)).toBe('Countess');
  });

  test('does not keep apart what is one since', () => {
    const store = seeded(SEEDS);
    for (const change of [apart, undo(1), merge]) ask(store, change);
    expect(() => ask(store, undo(2))).toThrow(expect.objectContaining({ code: 'BAD_USER_INPUT' }));
  });

  test('does not bring back what speaks of nothing', () => {
    const store = seeded(SEEDS);
    for (const change of [{ type: 'REJECT_MENTION', mention: COUNTESS_IN_A }, undo(1)] as const) ask(store, change);
    reseedTo(store, { articles: [B] });
    expect(() => ask(store, undo(2))).toThrow(/^What change 1 spoke of is not there any more/);
  });
});

describe('a split', () => {
  const split = (
    entity: EntityKey,
    name: string,
    parts: { articles?: string[]; aliases?: string[] },
  ): ChangeRequest => ({
    type: 'SPLIT_ENTITY',
    entity,
    kind: 'PERSON',
    name,
    articles: (parts.articles ?? []) as ArticleKey[],
    aliases: parts.aliases ?? [],
  });

  test('reaches what another split has made of a text that no other change is about', () => {
    const store = seeded(SEEDS);
    ask(store, split(COUNTESS, 'Augusta', { aliases: ['Countess'] }));
    ask(store, split('person/augusta' as EntityKey, 'Teresa', { aliases: ['Countess'] }));
    expect(entityAt(store, COUNTESS_IN_A)).toBe(rowId('person/teresa'));
    expect(findEntitiesByKey(store, ['person/augusta'])[0]).toMatchObject({ mentionCount: 0 });
    expect(check(store)).toEqual([]);
  });

  test('takes a mention along that could have named any of those who are one by now', () => {
    const unsure = articleOf('c', '[She](person/ada&person/countess SHORT_NAME CANDIDATE) wrote.');
    const store = seeded({ articles: [A, unsure] });
    ask(store, merge);
    ask(store, split(ADA, 'Teresa', { articles: ['c'] }));
    expect(entityAt(store, mention('c', 0, 3))).toBe(rowId('person/teresa'));
    expect(check(store)).toEqual([]);
  });
});

describe('a change of more things than it remembers', () => {
  const MANY = 120;
  const key = (index: number) => `person/p${String(index).padStart(3, '0')}` as EntityKey;
  const all = Array.from({ length: MANY }, (_, index) => key(index));
  const seeds = { articles: all.map((one, index) => articleOf(`many/${index}`, `Then [Name${index}](${one}) came.`)) };
  const survivor = key(MANY - 1);
  const mergeAll: ChangeRequest = { type: 'MERGE_ENTITIES', survivor, merged: all.slice(0, -1) };

  test('remembers what it is about, and is undone whole', () => {
    const store = seeded(seeds);
    const before = dumpOf(store);
    const made = ask(store, mergeAll);
    expect(made.changed).toMatchObject({ entities: all, mentions: MANY - 1 });
    expect(made.before.entities).toHaveLength(100);
    expect(made.before.entities.at(-1)?.key).toBe(survivor);
    expect(made.after.entities).toMatchObject([{ key: survivor, mentionCount: MANY }]);
    const into = { kind: 'PERSON', name: 'Zed' } as const;
    const articles = seeds.articles.slice(0, -1).map((article) => article.key);
    const split = ask(store, { type: 'SPLIT_ENTITY', entity: survivor, ...into, articles });
    expect(split.changed).toMatchObject({ articles: articles.toSorted(), mentions: MANY - 1 });
    expect(split.after.entities.map((one) => one.key)).toEqual([survivor, 'person/zed']);
    expect(check(store)).toEqual([]);
    for (const number of [2, 1]) ask(store, { type: 'UNDO', change: number });
    expect(dumpOf(store)).toEqual(before);
  });
});

test('what people say of an article holds when its text is replaced', () => {
  const store = seeded(SEEDS);
  ask(store, { type: 'EDIT_ARTICLE', article: 'a' as ArticleKey, edit: { title: 'Notes', byline: null } });
  const text = 'Quite another headline\n\nBy Augusta King\n\nAda met the Countess in Paris.';
  ask(store, { type: 'REPLACE_ARTICLE_TEXT', article: 'a' as ArticleKey, text });
  const select = store.db.prepare('SELECT title, byline FROM articles WHERE key = ?');
  expect(select.get('a')).toEqual({ title: 'Notes', byline: null });
});

describe('a relink', () => {
  const relink: ChangeRequest = { type: 'RELINK_MENTION', mention: COUNTESS_IN_A, entity: ADA };

  test('holds when its article comes back with other words before it, and sleeps while they are gone', () => {
    const store = seeded(SEEDS);
    ask(store, relink);
    expect(reseedTo(store, { articles: [B] }).orphaned).toEqual([1]);
    expect(findChanges(store, [1])[0]).toMatchObject({ state: 'ORPHANED', orphanReason: 'ARTICLE_GONE' });
    const moved = articleOf(
      'a',
      'Once [Ada](person/ada) met the [Countess](person/countess) in [London](place/london).',
    );
    expect(reseedTo(store, { articles: [moved, B] }).orphaned).toEqual([]);
    expect(entityAt(store, mention('a', 17, 25))).toBe(rowId(ADA));
    expect(findChanges(store, [1])[0]).toMatchObject({ state: 'HOLDS', orphanReason: null });
    expect(check(store)).toEqual([]);
  });

  test('takes the name that the mention printed along', () => {
    const store = seeded(SEEDS);
    ask(store, { ...relink, mention: mention('b', 4, 12) } as ChangeRequest);
    ask(store, relink);
    expect(findEntitiesByKey(store, [COUNTESS])).toEqual([null]);
  });

  test('is refused when a later change touched the same mention', () => {
    const store = seeded(SEEDS);
    const { number } = ask(store, { type: 'CREATE_ENTITY', key: null, kind: 'OTHER', name: 'Prize' });
    ask(store, { type: 'REJECT_MENTION', mention: COUNTESS_IN_A });
    const since = { ifUnchangedSince: number as number };
    expect(() => ask(store, relink, since)).toThrow(
      expect.objectContaining({ code: 'CONFLICT', message: expect.stringMatching(/: 2\.$/) }),
    );
    expect(ask(store, { ...relink, mention: mention('b', 4, 12) } as ChangeRequest, since).number).toBe(3);
  });
});

test('a preview says what a change would do, and does nothing', () => {
  const store = seeded(SEEDS);
  const before = dumpOf(store);
  const made = ask(store, merge, { preview: true });
  expect(made).toMatchObject({ number: null, changed: { mentions: 2 }, after: { entities: [{ mentionCount: 4 }] } });
  expect(dumpOf(store)).toEqual(before);
  expect(countChanges(store, { of: 'root' }, {})).toEqual([0]);
});

test('the kind of an entity is that of its mentions, and comes back', () => {
  const store = seeded(SEEDS);
  ask(store, { type: 'CHANGE_ENTITY_KIND', entity: LONDON, kind: 'ORGANIZATION' });
  const kinds = store.db.prepare('SELECT DISTINCT kind FROM mentions WHERE entity_id = ?').pluck();
  expect(kinds.all(rowId(LONDON))).toEqual(['ORGANIZATION']);
  expect(check(store)).toEqual([]);
  ask(store, { type: 'UNDO', change: 1 });
  expect(kinds.all(rowId(LONDON))).toEqual(['PLACE']);
});

test('a name that people gave stands over what seeds say, and keeps its entity', () => {
  const store = seeded(SEEDS);
  ask(store, { type: 'RENAME_ENTITY', entity: LONDON, name: 'Londinium' });
  reseedTo(store, { articles: [B] });
  expect(nameOf(store, LONDON)).toBe('Londinium');
  expect(check(store)).toEqual([]);
});

test('a text that is replaced tells what became of each mention', () => {
  const store = seeded(SEEDS);
  const text = 'Yesterday Ada met the Countess in Paris.';
  const { replacements } = ask(store, { type: 'REPLACE_ARTICLE_TEXT', article: 'a' as ArticleKey, text });
  expect(replacements.map(({ surface, placement }) => [surface, placement])).toEqual([
    ['Ada', 'MOVED'],
    ['Countess', 'MOVED'],
    ['London', 'ORPHANED'],
  ]);
  expect(check(store)).toEqual([]);
});

test('an article that is removed stays away through reseeds, until that is undone', () => {
  const store = seeded(SEEDS);
  ask(store, { type: 'REMOVE_ARTICLE', article: 'a' as ArticleKey });
  const count = store.db.prepare('SELECT count(*) FROM articles').pluck();
  expect(reseedTo(store, SEEDS)).toMatchObject({ unchanged: 2, changed: 0 });
  expect(count.get()).toBe(1);
  ask(store, { type: 'UNDO', change: 1 });
  expect(dumpOf(store)).toEqual(dumpOf(seeded(SEEDS)));
});

test('the log is read as pages, of all or of what was touched', () => {
  const store = seeded(SEEDS);
  ask(store, merge);
  ask(store, { type: 'REJECT_MENTION', mention: COUNTESS_IN_A });
  ask(store, { type: 'UNDO', change: 2 });
  const numbers = (scope: Parameters<typeof listChanges>[1]) =>
    listChanges(store, scope, { page: { first: 10 } }).map(({ rows }) => rows.map(({ number }) => number));
  expect(numbers({ of: 'root' })).toEqual([[3, 2, 1]]);
  expect(numbers({ of: 'article', ids: [rowId('a'), rowId('b')] })).toEqual([[3, 2], []]);
  expect(numbers({ of: 'entity', ids: [rowId(ADA)] })).toEqual([[3, 2, 1]]);
  expect(findChanges(store, [2, 9])).toMatchObject([{ state: 'UNDONE', undoneBy: 3, createdBy: 'admin' }, null]);
  expect(countChanges(store, { of: 'root' }, { states: ['UNDONE'] })).toEqual([1]);
});

test('a log that is carried over does the same there, and does nothing when it is carried twice', () => {
  const store = seeded(SEEDS);
  ask(store, merge);
  ask(store, { type: 'REJECT_MENTION', mention: COUNTESS_IN_A });
  ask(store, { type: 'UNDO', change: 1 });
  const other = open(newBase());
  const lines = [...exportLog(store)];
  expect(importLog(other, lines)).toEqual({ added: 3, known: 0, orphaned: [2] });
  reseedTo(other, SEEDS);
  expect(importLog(other, lines)).toEqual({ added: 0, known: 3, orphaned: [] });
  expect(dumpOf(other)).toEqual(dumpOf(store));
  expect([...exportLog(other)]).toEqual(lines);
  expect(() => importLog(other, ['{"key":1}'])).toThrow(expect.objectContaining({ code: 'BAD_USER_INPUT' }));
});

describe('a line of a log that no export has written', () => {
  type Line = Record<string, unknown> & { readonly input: Record<string, unknown> };

  const lineOf = (change: ChangeRequest): Line => {
    const store = seeded(SEEDS);
    ask(store, change);
    return JSON.parse([...exportLog(store)][0] as string) as Line;
  };
  const carry = (line: Line) => importLog(seeded(SEEDS), [JSON.stringify(line)]);
  const text = { type: 'REPLACE_ARTICLE_TEXT', article: 'a' as ArticleKey, text: 'Ada wrote.' } as const;
  const apart = { type: 'KEEP_APART', entity: ADA, other: COUNTESS } as const;

  test.each<[string, ChangeRequest, (line: Line) => Line]>([
    ['a time that is none', merge, (line) => ({ ...line, createdAt: 'yesterday' })],
    ['a reason with half a character', merge, (line) => ({ ...line, reason: '\ud83d' })],
    [
      'a snapshot of nothing known',
      merge,
      (line) => ({ ...line, before: { entities: [{}], articles: [], mentions: [] } }),
    ],
    ['no type', merge, (line) => ({ ...line, input: {} })],
    ['more than it should have', merge, (line) => ({ ...line, sudo: true })],
    ['a text that is empty', text, (line) => ({ ...line, input: { ...line.input, text: '\u200b' } })],
    ['a text with half a character', text, (line) => ({ ...line, input: { ...line.input, text: 'a \ud83d' } })],
    ['an entity apart from itself', apart, (line) => ({ ...line, input: { ...line.input, other: line.input.entity } })],
    ['an undoing of what is not there', merge, (line) => ({ ...line, input: { type: 'UNDO', key: 'nothing' } })],
  ])('is refused: %s', (_what, change, spoil) => {
    const line = lineOf(change);
    expect(carry({ ...line, key: 'other' })).toMatchObject({ added: 1 });
    expect(() => carry(spoil(line))).toThrow(
      expect.objectContaining({ code: 'BAD_USER_INPUT', message: expect.stringMatching(/^Line 1 /) }),
    );
  });

  test('has its times written in the one form', () => {
    const store = seeded(SEEDS);
    const line = { ...lineOf(merge), createdAt: '2020-01-01T06:00:00.789+06:00' };
    importLog(store, [JSON.stringify(line)]);
    expect(findChanges(store, [1])[0]?.createdAt).toBe('2020-01-01T00:00:00Z');
  });
});
