/** Compares the store with the model. */
import { expect } from 'vitest';
import type { EntityKey } from '../../../../src/model.ts';
import { check } from '../../../../src/store/check/check.ts';
import type { Store } from '../../../../src/store/database/open.ts';
import { entityByKey } from '../../../../src/store/read/entities.ts';
import { aliasesOf, identifiersOf } from '../../../../src/store/read/names.ts';
import { bind } from '../../../../src/store/sql/expression.ts';
import { readOne, readRows } from '../../../../src/store/sql/read.ts';
import { isUndone, type Model, now } from './log.ts';
import { entitiesOf, follow, type Mention, membersOf, namedBy, type Overlay, type State } from './state.ts';
import { type EntityView, SCHEME, type View } from './view.ts';
import { kindOf, nameOf, textOf } from './world.ts';

const all = (store: Store, sql: string): unknown[] => store.db.prepare(sql).all();

const SELECT_MENTIONS = `
  SELECT a.key AS article, surface, e.key AS entity, g.key AS origin, m.kind, m.status, r.name AS 'by'
  FROM mentions AS m JOIN articles AS a ON a.id = article_id JOIN surfaces ON surfaces.id = surface_id
    JOIN asserters AS r ON r.id = asserter_id
    LEFT JOIN entities AS e ON e.id = m.entity_id LEFT JOIN merged_entities AS g ON g.id = m.origin_id
  ORDER BY a.key, surface`;

const mentionOf = (state: State, article: string, [surface, mention]: [string, Mention]) => {
  const { names, kind, status, by } = mention;
  const entity = namedBy(state, mention);
  const corrected = entity && state.overlays.get(entity)?.kind;
  return { article, surface, entity, origin: names === entity ? null : names, kind: corrected ?? kind, status, by };
};

const byArticleAndSurface = (
  one: { article: string; surface: string },
  other: { article: string; surface: string },
): number => ([one.article, one.surface].join() < [other.article, other.surface].join() ? -1 : 1);

const mentionsOf = (state: State) =>
  [...state.articles]
    .flatMap(([key, { mentions }]) => [...mentions].map((each) => mentionOf(state, key, each)))
    .sort(byArticleAndSurface);

const articlesOf = ({ articles }: State) =>
  [...articles].map(([key, { about, text }]) => ({ key, ...about, text: textOf(key, text) }));

const overlayOf = ({ overlays }: State, key: EntityKey): Partial<Overlay> => overlays.get(key) ?? {};

/** The removed names: what corrections say of the entity itself wins over what they say of those merged into it. */
const removedOf = (state: State, root: EntityKey): Set<string> => {
  const own = overlayOf(state, root);
  const given = new Set([...(own.given ?? [])].map((text) => JSON.parse(text)[0] as string));
  const others = membersOf(state, root).filter((key) => key !== root);
  const theirs = others.flatMap((key) => [...(overlayOf(state, key).removed ?? [])]).filter((name) => !given.has(name));
  return new Set([...(own.removed ?? []), ...theirs]);
};

/** The identifier that corrections give an entity; undefined when they say nothing of it. */
const identifierOf = (state: State, root: EntityKey): string | null | undefined => {
  const [own, ...merged] = membersOf(state, root);
  const members = [own as EntityKey, ...merged.sort()];
  return members.map((key) => overlayOf(state, key).identifier).find((value) => value !== undefined);
};

/** Compares an entity, its name and kind only where corrections or the gazetteer decide them. */
const agreeOnEntity = (state: State, shown: EntityView): void => {
  const { key, name, kind, names } = shown;
  const own = overlayOf(state, key);
  const removed = removedOf(state, key);
  const isKnown = state.known.includes(key);
  if (own.name) expect(name).toBe(own.name);
  else if (isKnown && !removed.has(nameOf(key))) expect(name).toBe(nameOf(key));
  if (own.kind) expect(kind).toBe(own.kind);
  else if (isKnown) expect(kind).toBe(kindOf(key));
  const nameIn = (text: string): string => JSON.parse(text)[0];
  const given = membersOf(state, key).flatMap((member) => [...(overlayOf(state, member).given ?? [])]);
  expect([...names]).toEqual(expect.arrayContaining(given.filter((text) => !removed.has(nameIn(text)))));
  expect([...names].map(nameIn).filter((each) => each !== name && removed.has(each))).toEqual([]);
};

const agreeOnIdentifiers = (state: State, shown: ReadonlyMap<EntityKey, EntityView>): void => {
  const expected = new Map([...shown.keys()].map((key) => [key, identifierOf(state, key)]));
  for (const [key, value] of expected) {
    const isContested = value != null && [...expected.values()].filter((other) => other === value).length > 1;
    if (!isContested) expect([key, shown.get(key)?.identifier]).toEqual([key, value ?? null]);
  }
};

const apartOf = ({ active }: State): string[] => {
  const pairs = [...active.values()].flatMap((correction) =>
    correction.type === 'KEEP_APART' ? [[correction.entity, correction.other].sort().join()] : [],
  );
  return [...new Set(pairs)].sort();
};

const agreeOnLog = (store: Store, { log }: Model, state: State): void => {
  const rows = all(store, 'SELECT number, undone_by AS undone, orphan_reason AS reason FROM changes ORDER BY number');
  expect(rows).toHaveLength(log.length);
  for (const { number, undone, reason } of rows as { number: number; undone: number | null; reason: string | null }[]) {
    const whys = state.orphans.get(number);
    expect([number, undone !== null, reason]).toEqual([
      number,
      isUndone(log, number),
      whys ? expect.toSatisfy((why: string) => whys.has(why)) : null,
    ]);
  }
};

const findEntity = (store: Store, key: EntityKey) =>
  readOne(store, entityByKey(bind(key)), (entity) => ({
    id: entity.id,
    key: entity.key,
    kind: entity.kind,
    name: entity.name,
  }));

/** Null when there is no such entity. */
function entityViewOf(store: Store, key: EntityKey): EntityView | null {
  const entity = findEntity(store, key);
  if (!entity) return null;
  const aliases = readRows(store, aliasesOf(bind(entity.id)), ({ alias: { name, form } }) => ({ name, form }));
  const identifiers = readRows(store, identifiersOf(bind(entity.id)), ({ identifier: { scheme, value } }) => ({
    scheme,
    value,
  }));
  const identifier = identifiers.find(({ scheme }) => scheme === SCHEME)?.value ?? null;
  const names = new Set(aliases.map(({ name, form }) => JSON.stringify([name, form])));
  return { key: entity.key as EntityKey, kind: entity.kind, name: entity.name, names, identifier };
}

const OWNER = `
  SELECT e.key FROM identifiers AS i JOIN entities AS e ON e.id = entity_id WHERE scheme = ? AND value = ?`;

export function viewOf(store: Store, model: Model): View {
  return {
    state: now(model),
    find: (key) => entityViewOf(store, key),
    ownerOf: (value) => (store.db.prepare(OWNER).pluck().get(SCHEME, value) as EntityKey | undefined) ?? null,
  };
}

/** Expects the store to agree with the model, and `check` to find no defects. */
export function expectAgreement(store: Store, model: Model): void {
  const state = now(model);
  expect(all(store, SELECT_MENTIONS)).toEqual(mentionsOf(state));
  expect(
    all(
      store,
      'SELECT key, title, byline, source, text FROM articles JOIN article_texts ON article_id = id ORDER BY key',
    ),
  ).toEqual(articlesOf(state));
  const keys = [...entitiesOf(state)].sort();
  expect(store.db.prepare('SELECT key FROM entities ORDER BY key').pluck().all()).toEqual(keys);
  const shown = new Map(keys.map((key) => [key, entityViewOf(store, key) as EntityView]));
  for (const each of shown.values()) agreeOnEntity(state, each);
  agreeOnIdentifiers(state, shown);
  for (const key of state.into.keys()) {
    const root = follow(state, key);
    expect(findEntity(store, key)?.key).toBe(keys.includes(root) ? root : undefined);
  }
  const apart = all(store, 'SELECT entity_key AS one, other_key AS other FROM kept_apart');
  expect(
    (apart as { one: string; other: string }[]).map(({ one, other }) => [one, other].sort().join()).sort(),
  ).toEqual(apartOf(state));
  agreeOnLog(store, model, state);
  expect(check(store)).toEqual([]);
}
