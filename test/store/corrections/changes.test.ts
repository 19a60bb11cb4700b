/** Changes one by one: their effects, why they are refused, and what the log has of them. */
import { describe, expect, test } from 'vitest';
import type { ChangeRequest } from '../../../src/corrections/definitions.ts';
import type { ArticleKey, EntityKey } from '../../../src/model.ts';
import { check } from '../../../src/store/check/check.ts';
import { applyChange } from '../../../src/store/corrections/apply-change.ts';
import { exportLog, importLog } from '../../../src/store/corrections/import-export.ts';
import { listChanges } from '../../../src/store/corrections/list-changes.ts';
import type { Store } from '../../../src/store/database/open.ts';
import { allChanges, changeByNumber, changesOf, stateOf } from '../../../src/store/read/changes.ts';
import { entityByKey } from '../../../src/store/read/entities.ts';
import { mentionByKey } from '../../../src/store/read/mentions.ts';
import { bind } from '../../../src/store/sql/expression.ts';
import { readOne } from '../../../src/store/sql/read.ts';
import { rowId } from '../../../src/store/write/row-ids.ts';
import { articleOf } from '../article-of.ts';
import { addArticles, dumpOf, newBase, open, reseedTo, seeded } from '../base.ts';
import { countOf, firstRows } from '../read.ts';

const ADA = 'person/ada' as EntityKey;
const COUNTESS = 'person/countess' as EntityKey;
const LONDON = 'place/london' as EntityKey;

const A = articleOf('a', '[Ada](person/ada) met the [Countess](person/countess) in [London](place/london).');
const B = articleOf('b', 'The [Countess](person/countess) wrote. [Ada](person/ada) read.');
const SEEDS = { articles: [A, B] };

const mention = (article: string, start: number, end: number) => ({ article: article as ArticleKey, start, end });
const COUNTESS_IN_A = mention('a', 12, 20);

const apply = (store: Store, request: ChangeRequest, more: { preview?: boolean; ifUnchangedSince?: number } = {}) =>
  applyChange(store, request, {
    by: 'admin',
    reason: 'because',
    preview: more.preview ?? false,
    ifUnchangedSince: more.ifUnchangedSince ?? null,
    at: '2020-01-01T00:00:00Z',
  });

const merge: ChangeRequest = { type: 'MERGE_ENTITIES', survivor: ADA, merged: [COUNTESS] };
const findEntity = (store: Store, key: EntityKey) =>
  readOne(store, entityByKey(bind(key)), (entity) => ({
    key: entity.key,
    name: entity.name,
    mentionCount: entity.mention_count,
    articleCount: entity.article_count,
  }));
const nameOf = (store: Store, key: EntityKey) => findEntity(store, key)?.name;
const entityAt = (store: Store, { article, start, end }: ReturnType<typeof mention>) => {
  const found = mentionByKey(bind(article), { start: bind(start), end: bind(end) });
  return readOne(store, found, ({ entity_id: id }) => ({ id }))?.id ?? null;
};
const findChange = (store: Store, number: number) =>
  readOne(store, changeByNumber(bind(number)), (change) => ({
    state: stateOf(change),
    undoneBy: change.undone_by,
    orphanReason: change.orphan_reason,
    createdBy: change.created_by,
    createdAt: change.created_at,
  }));

describe('merge', () => {
  test('counts all mentions for the survivor, to which the old key leads', () => {
    const store = seeded(SEEDS);
    const result = apply(store, merge);
    expect(findEntity(store, COUNTESS)).toMatchObject({ key: ADA, mentionCount: 4, articleCount: 2 });
    expect(result.changed).toEqual({ entities: [ADA, COUNTESS], articles: [], mentions: 2 });
    expect(result.before.entities.map(({ key, mentionCount }) => [key, mentionCount])).toEqual([
      [ADA, 2],
      [COUNTESS, 2],
    ]);
    expect(result.after.entities).toMatchObject([{ key: ADA, mentionCount: 4 }]);
    expect(check(store)).toEqual([]);
  });

  test('keeps the origin of each mention and alias', () => {
    const store = seeded(SEEDS);
    apply(store, merge);
    const origins = store.db.prepare('SELECT count(*) FROM mentions WHERE origin_id = ?').pluck();
    expect(origins.get(rowId(COUNTESS))).toBe(2);
    const aliases = store.db.prepare('SELECT name, origin_id FROM aliases WHERE entity_id = ? ORDER BY name');
    expect(aliases.raw().all(rowId(ADA))).toContainEqual(['Countess', rowId(COUNTESS)]);
  });

  test('is refused while the entities are kept apart, and names the change that keeps them', () => {
    const store = seeded(SEEDS);
    apply(store, { type: 'KEEP_APART', entity: COUNTESS, other: ADA });
    expect(() => apply(store, merge)).toThrow(
      expect.objectContaining({ code: 'CONFLICT', message: expect.stringMatching(/: 1\.$/) }),
    );
  });

  test('cannot be undone before a later split of the survivor', () => {
    const store = seeded(SEEDS);
    apply(store, merge);
    const into = { kind: 'PERSON', name: 'Another' } as const;
    apply(store, { type: 'SPLIT_ENTITY', entity: ADA, ...into, articles: ['b' as ArticleKey] });
    expect(() => apply(store, { type: 'UNDO', change: 1 })).toThrow(expect.objectContaining({ code: 'CONFLICT' }));
    apply(store, { type: 'UNDO', change: 2 });
    apply(store, { type: 'UNDO', change: 1 });
    expect(dumpOf(store)).toEqual(dumpOf(seeded(SEEDS)));
  });
});

test('an undo is not refused for an earlier change whose articles are gone: that has no effect any more, as after a reseed', () => {
  const store = seeded(SEEDS);
  apply(store, merge);
  apply(store, { type: 'CHANGE_ENTITY_KIND', entity: ADA, kind: 'OTHER' });
  const others = { articles: [articleOf('a', '[London](place/london).'), articleOf('b', '[London](place/london).')] };
  addArticles(store, others.articles);
  const { orphaned } = apply(store, { type: 'UNDO', change: 2 });
  expect(orphaned).toEqual([1]);
  apply(store, { type: 'UNDO', change: 1 });
  expect(dumpOf(store)).toEqual(dumpOf(seeded(others)));
});

describe('undo of an undo', () => {
  const apart: ChangeRequest = { type: 'KEEP_APART', entity: ADA, other: COUNTESS };
  const undo = (number: number): ChangeRequest => ({ type: 'UNDO', change: number });

  test('does not merge entities that are kept apart since', () => {
    const store = seeded(SEEDS);
    for (const change of [merge, undo(1), apart]) apply(store, change);
    expect(() => apply(store, undo(2))).toThrow(expect.objectContaining({ code: 'CONFLICT', changes: [3] }));
    expect(nameOf(store, COUNTESS)).toBe('Countess');
  });

  test('does not keep apart entities that are merged since', () => {
    const store = seeded(SEEDS);
    for (const change of [apart, undo(1), merge]) apply(store, change);
    expect(() => apply(store, undo(2))).toThrow(expect.objectContaining({ code: 'BAD_USER_INPUT' }));
  });

  test('does not restore a correction whose mention is gone', () => {
    const store = seeded(SEEDS);
    for (const change of [{ type: 'REJECT_MENTION', mention: COUNTESS_IN_A }, undo(1)] as const) apply(store, change);
    reseedTo(store, { articles: [B] });
    expect(() => apply(store, undo(2))).toThrow(/^What change 1 spoke of is not there any more/);
  });
});

describe('split', () => {
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

  test('by name takes mentions that an earlier split by name made', () => {
    const store = seeded(SEEDS);
    apply(store, split(COUNTESS, 'Augusta', { aliases: ['Countess'] }));
    apply(store, split('person/augusta' as EntityKey, 'Teresa', { aliases: ['Countess'] }));
    expect(entityAt(store, COUNTESS_IN_A)).toBe(rowId('person/teresa'));
    expect(findEntity(store, 'person/augusta' as EntityKey)).toMatchObject({ mentionCount: 0 });
    expect(check(store)).toEqual([]);
  });

  test('takes an ambiguous mention whose candidates are all merged', () => {
    const unsure = articleOf('c', '[She](person/ada&person/countess SHORT_NAME CANDIDATE) wrote.');
    const store = seeded({ articles: [A, unsure] });
    apply(store, merge);
    apply(store, split(ADA, 'Teresa', { articles: ['c'] }));
    expect(entityAt(store, mention('c', 0, 3))).toBe(rowId('person/teresa'));
    expect(check(store)).toEqual([]);
  });
});

describe('change of more things than a snapshot holds', () => {
  const MANY = 120;
  const key = (index: number) => `person/p${String(index).padStart(3, '0')}` as EntityKey;
  const all = Array.from({ length: MANY }, (_, index) => key(index));
  const seeds = { articles: all.map((one, index) => articleOf(`many/${index}`, `Then [Name${index}](${one}) came.`)) };
  const survivor = key(MANY - 1);
  const mergeAll: ChangeRequest = { type: 'MERGE_ENTITIES', survivor, merged: all.slice(0, -1) };

  test('has the first of them in its snapshots, and is undone completely', () => {
    const store = seeded(seeds);
    const before = dumpOf(store);
    const result = apply(store, mergeAll);
    expect(result.changed).toMatchObject({ entities: all, mentions: MANY - 1 });
    expect(result.before.entities).toHaveLength(100);
    expect(result.before.entities.at(-1)?.key).toBe(survivor);
    expect(result.after.entities).toMatchObject([{ key: survivor, mentionCount: MANY }]);
    const into = { kind: 'PERSON', name: 'Zed' } as const;
    const articles = seeds.articles.slice(0, -1).map((article) => article.key);
    const split = apply(store, { type: 'SPLIT_ENTITY', entity: survivor, ...into, articles });
    expect(split.changed).toMatchObject({ articles: articles.toSorted(), mentions: MANY - 1 });
    expect(split.after.entities.map((one) => one.key)).toEqual([survivor, 'person/zed']);
    expect(check(store)).toEqual([]);
    for (const number of [2, 1]) apply(store, { type: 'UNDO', change: number });
    expect(dumpOf(store)).toEqual(before);
  });
});

test('edit article: metadata stays when the text is replaced', () => {
  const store = seeded(SEEDS);
  apply(store, { type: 'EDIT_ARTICLE', article: 'a' as ArticleKey, edit: { title: 'Notes', byline: null } });
  const text = 'Quite another headline\n\nBy Augusta King\n\nAda met the Countess in Paris.';
  apply(store, { type: 'REPLACE_ARTICLE_TEXT', article: 'a' as ArticleKey, text });
  const select = store.db.prepare('SELECT title, byline FROM articles WHERE key = ?');
  expect(select.get('a')).toEqual({ title: 'Notes', byline: null });
});

describe('relink', () => {
  const relink: ChangeRequest = { type: 'RELINK_MENTION', mention: COUNTESS_IN_A, entity: ADA };

  test('is orphaned while its article is gone, and holds again when the article comes back with the mention elsewhere', () => {
    const store = seeded(SEEDS);
    apply(store, relink);
    expect(reseedTo(store, { articles: [B] }).orphaned).toEqual([1]);
    expect(findChange(store, 1)).toMatchObject({ state: 'ORPHANED', orphanReason: 'ARTICLE_GONE' });
    const moved = articleOf(
      'a',
      'Once [Ada](person/ada) met the [Countess](person/countess) in [London](place/london).',
    );
    expect(reseedTo(store, { articles: [moved, B] }).orphaned).toEqual([]);
    expect(entityAt(store, mention('a', 17, 25))).toBe(rowId(ADA));
    expect(findChange(store, 1)).toMatchObject({ state: 'HOLDS', orphanReason: null });
    expect(check(store)).toEqual([]);
  });

  test('removes an entity that no mention names any more', () => {
    const store = seeded(SEEDS);
    apply(store, { ...relink, mention: mention('b', 4, 12) } as ChangeRequest);
    apply(store, relink);
    expect(findEntity(store, COUNTESS)).toBeNull();
  });

  test('is refused by ifUnchangedSince when a later change touched the same mention', () => {
    const store = seeded(SEEDS);
    const { number } = apply(store, { type: 'CREATE_ENTITY', key: null, kind: 'OTHER', name: 'Prize' });
    apply(store, { type: 'REJECT_MENTION', mention: COUNTESS_IN_A });
    const since = { ifUnchangedSince: number as number };
    expect(() => apply(store, relink, since)).toThrow(
      expect.objectContaining({ code: 'CONFLICT', message: expect.stringMatching(/: 2\.$/) }),
    );
    expect(apply(store, { ...relink, mention: mention('b', 4, 12) } as ChangeRequest, since).number).toBe(3);
  });

  test('is refused by ifUnchangedSince when the entity was merged later, and without it is one of the survivor', () => {
    const store = seeded(SEEDS);
    const { number } = apply(store, { type: 'CREATE_ENTITY', key: null, kind: 'OTHER', name: 'Prize' });
    const rename = { type: 'RENAME_ENTITY', entity: COUNTESS, name: 'Lady Lovelace' } as const;
    const merged = apply(store, merge).number as number;
    expect(() => apply(store, rename, { ifUnchangedSince: number as number })).toThrow(
      expect.objectContaining({ code: 'CONFLICT', changes: [merged] }),
    );
    expect(apply(store, rename, { ifUnchangedSince: merged }).changed.entities).toEqual([ADA]);
  });
});

test('a mention is not moved to white space alone, which is no name', () => {
  const store = seeded(SEEDS);
  expect(() => apply(store, { type: 'MOVE_MENTION', mention: COUNTESS_IN_A, start: 11, end: 12 })).toThrow(
    expect.objectContaining({ code: 'BAD_USER_INPUT', message: expect.stringContaining('white space') }),
  );
});

test('preview: reports what would change, and changes nothing', () => {
  const store = seeded(SEEDS);
  const before = dumpOf(store);
  const result = apply(store, merge, { preview: true });
  expect(result).toMatchObject({ number: null, changed: { mentions: 2 }, after: { entities: [{ mentionCount: 4 }] } });
  expect(dumpOf(store)).toEqual(before);
  expect(countOf(store, allChanges({}))).toBe(0);
});

test('change entity kind: changes the kind of its mentions, until it is undone', () => {
  const store = seeded(SEEDS);
  apply(store, { type: 'CHANGE_ENTITY_KIND', entity: LONDON, kind: 'ORGANIZATION' });
  const kinds = store.db.prepare('SELECT DISTINCT kind FROM mentions WHERE entity_id = ?').pluck();
  expect(kinds.all(rowId(LONDON))).toEqual(['ORGANIZATION']);
  expect(check(store)).toEqual([]);
  apply(store, { type: 'UNDO', change: 1 });
  expect(kinds.all(rowId(LONDON))).toEqual(['PLACE']);
});

test('rename entity: the name wins over seeds, and the entity stays without them', () => {
  const store = seeded(SEEDS);
  apply(store, { type: 'RENAME_ENTITY', entity: LONDON, name: 'Londinium' });
  reseedTo(store, { articles: [B] });
  expect(nameOf(store, LONDON)).toBe('Londinium');
  expect(check(store)).toEqual([]);
});

test('replace article text: reports what became of each mention', () => {
  const store = seeded(SEEDS);
  const text = 'Yesterday Ada met the Countess in Paris.';
  const { replacements } = apply(store, { type: 'REPLACE_ARTICLE_TEXT', article: 'a' as ArticleKey, text });
  expect(replacements.map(({ surface, placement }) => [surface, placement])).toEqual([
    ['Ada', 'MOVED'],
    ['Countess', 'MOVED'],
    ['London', 'ORPHANED'],
  ]);
  expect(check(store)).toEqual([]);
});

test('remove article: no reseed brings it back, until it is undone', () => {
  const store = seeded(SEEDS);
  apply(store, { type: 'REMOVE_ARTICLE', article: 'a' as ArticleKey });
  const count = store.db.prepare('SELECT count(*) FROM articles').pluck();
  expect(reseedTo(store, SEEDS)).toMatchObject({ unchanged: 2, changed: 0 });
  expect(count.get()).toBe(1);
  apply(store, { type: 'UNDO', change: 1 });
  expect(dumpOf(store)).toEqual(dumpOf(seeded(SEEDS)));
});

test('log: lists pages of all changes, or of those that touched an entity or an article', () => {
  const store = seeded(SEEDS);
  apply(store, merge);
  apply(store, { type: 'REJECT_MENTION', mention: COUNTESS_IN_A });
  apply(store, { type: 'UNDO', change: 2 });
  const numbers = (list: ReturnType<typeof allChanges>) =>
    firstRows(store, list, ({ number }) => ({ number })).map(({ number }) => number);
  expect(numbers(allChanges({}))).toEqual([3, 2, 1]);
  expect(numbers(changesOf('ARTICLE', bind(rowId('a')), {}))).toEqual([3, 2]);
  expect(numbers(changesOf('ARTICLE', bind(rowId('b')), {}))).toEqual([]);
  expect(numbers(changesOf('ENTITY', bind(rowId(ADA)), {}))).toEqual([3, 2, 1]);
  expect(findChange(store, 2)).toMatchObject({ state: 'UNDONE', undoneBy: 3, createdBy: 'admin' });
  expect(findChange(store, 9)).toBeNull();
  expect(countOf(store, allChanges({ states: ['UNDONE'] }))).toBe(1);
});

test('log: lists changes with their input and snapshots, filtered, page by page', () => {
  const store = seeded(SEEDS);
  const { before, after } = apply(store, merge);
  apply(store, { type: 'REJECT_MENTION', mention: COUNTESS_IN_A });
  apply(store, { type: 'UNDO', change: 2 });
  const numbers = (query: Parameters<typeof listChanges>[1]) => listChanges(store, query).map(({ number }) => number);
  expect(numbers({ first: 2 })).toEqual([3, 2]);
  expect(numbers({ first: 2, after: 2 })).toEqual([1]);
  expect(numbers({ first: 9, after: 99 })).toEqual([3, 2, 1]);
  expect(numbers({ first: 9, since: 1, states: ['HOLDS'] })).toEqual([3]);
  expect(numbers({ first: 9, createdBy: 'admin', types: ['MERGE_ENTITIES', 'UNDO'] })).toEqual([3, 1]);
  expect(numbers({ first: 9, createdBy: 'nobody' })).toEqual([]);
  expect(listChanges(store, { first: 1, after: 2 })).toMatchObject([
    {
      number: 1,
      type: 'MERGE_ENTITIES',
      input: { survivor: { key: ADA }, merged: [{ key: COUNTESS }] },
      before,
      after,
      state: 'HOLDS',
    },
  ]);
});

test('import: gives the same state in another database, and adds nothing the second time', () => {
  const store = seeded(SEEDS);
  apply(store, merge);
  apply(store, { type: 'REJECT_MENTION', mention: COUNTESS_IN_A });
  apply(store, { type: 'UNDO', change: 1 });
  const other = open(newBase());
  const lines = [...exportLog(store)];
  expect(importLog(other, lines)).toEqual({ added: 3, known: 0, orphaned: [2] });
  reseedTo(other, SEEDS);
  expect(importLog(other, lines)).toEqual({ added: 0, known: 3, orphaned: [] });
  expect(dumpOf(other)).toEqual(dumpOf(store));
  expect([...exportLog(other)]).toEqual(lines);
  expect(() => importLog(other, ['{"key":1}'])).toThrow(expect.objectContaining({ code: 'BAD_USER_INPUT' }));
});

describe('import of an invalid line', () => {
  type Line = Record<string, unknown> & { readonly input: Record<string, unknown> };

  const lineOf = (change: ChangeRequest): Line => {
    const store = seeded(SEEDS);
    apply(store, change);
    return JSON.parse([...exportLog(store)][0] as string) as Line;
  };
  const importLine = (line: Line) => importLog(seeded(SEEDS), [JSON.stringify(line)]);
  const text = { type: 'REPLACE_ARTICLE_TEXT', article: 'a' as ArticleKey, text: 'Ada wrote.' } as const;
  const apart = { type: 'KEEP_APART', entity: ADA, other: COUNTESS } as const;

  test.each<[string, ChangeRequest, (line: Line) => Line]>([
    ['an invalid time', merge, (line) => ({ ...line, createdAt: 'yesterday' })],
    ['a reason with half a character', merge, (line) => ({ ...line, reason: '\ud83d' })],
    ['an invalid snapshot', merge, (line) => ({ ...line, before: { entities: [{}], articles: [], mentions: [] } })],
    ['an unknown type', merge, (line) => ({ ...line, input: {} })],
    ['an unknown field', merge, (line) => ({ ...line, sudo: true })],
    ['a text that is empty', text, (line) => ({ ...line, input: { ...line.input, text: '\u200b' } })],
    ['a text with half a character', text, (line) => ({ ...line, input: { ...line.input, text: 'a \ud83d' } })],
    ['an entity apart from itself', apart, (line) => ({ ...line, input: { ...line.input, other: line.input.entity } })],
    ['an undo of an unknown change', merge, (line) => ({ ...line, input: { type: 'UNDO', key: 'nothing' } })],
  ])('is refused: %s', (_what, change, spoil) => {
    const line = lineOf(change);
    expect(importLine({ ...line, key: 'other' })).toMatchObject({ added: 1 });
    expect(() => importLine(spoil(line))).toThrow(
      expect.objectContaining({ code: 'BAD_USER_INPUT', message: expect.stringMatching(/^Line 1 /) }),
    );
  });

  test('import: normalizes times', () => {
    const store = seeded(SEEDS);
    const line = { ...lineOf(merge), createdAt: '2020-01-01T06:00:00.789+06:00' };
    importLog(store, [JSON.stringify(line)]);
    expect(findChange(store, 1)?.createdAt).toBe('2020-01-01T00:00:00Z');
  });
});
