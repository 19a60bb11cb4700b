/** Draws changes to ask for, and tells from the model alone what each does, or why it is refused. */
import fc from 'fast-check';
import type { Change, ChangeType } from '../../../../src/correct/change.ts';
import { type ArticleKey, type EntityKey, FORMS, KINDS, type Kind } from '../../../../src/model.ts';
import type { Fact, Seen, Spot } from './fact.ts';
import type { Refusal } from './log.ts';
import { type Article, entitiesOf, follow, type Mention, membersOf, namedBy, type State } from './state.ts';
import { ARTICLES, KEYS, partsOf, slotOf, type Text, textOf } from './world.ts';

export interface Draw {
  readonly what: Exclude<ChangeType, 'UNDO'>;
  readonly a: number;
  readonly b: number;
  readonly c: number;
}

/** How one entity is shown to those who change it. */
export interface Shown extends Seen {
  /** Each name with its form, as JSON. */
  readonly names: ReadonlySet<string>;
  readonly identifier: string | null;
}

/** What may be asked of: the model's state, and how the entities that are there are shown. */
export interface Sight {
  readonly state: State;
  /** Null of one that is not there. */
  readonly show: (key: EntityKey) => Shown | null;
  /** Whose identifier it is, by the word of people; null when nobody's. */
  readonly ownerOf: (identifier: string) => EntityKey | null;
}

/** A change to ask for, and what the model says of it. */
export interface Asking {
  readonly change: Change;
  readonly expected: Fact | Refusal;
}

const WHATS = [
  'ACCEPT_MENTION',
  'REJECT_MENTION',
  'RELINK_MENTION',
  'RELINK_MENTION',
  'UNLINK_MENTION',
  'CHANGE_MENTION_KIND',
  'MOVE_MENTION',
  'MOVE_MENTION',
  'ADD_MENTION',
  'ADD_MENTION',
  'CREATE_ENTITY',
  'RENAME_ENTITY',
  'CHANGE_ENTITY_KIND',
  'ADD_ALIAS',
  'REMOVE_ALIAS',
  'REMOVE_ALIAS',
  'SET_IDENTIFIER',
  'MERGE_ENTITIES',
  'MERGE_ENTITIES',
  'SPLIT_ENTITY',
  'SPLIT_ENTITY',
  'KEEP_APART',
  'EDIT_ARTICLE',
  'REPLACE_ARTICLE_TEXT',
  'REMOVE_ARTICLE',
] as const;

export const draw: fc.Arbitrary<Draw> = fc.record({
  what: fc.constantFrom(...WHATS),
  a: fc.nat(997),
  b: fc.nat(997),
  c: fc.nat(997),
});

const pick = <Item>(items: readonly Item[], at: number): Item => items[at % items.length] as Item;

const NAMES = ['Xavier', 'Yves', 'Zoe', 'ada', 'london'];
export const SCHEME = 'wikidata';
const BAD: Refusal = { code: 'BAD_USER_INPUT' };
const MISSING: Refusal = { code: 'NOT_FOUND' };

const madeKey = (kind: Kind, name: string): EntityKey => `${kind.toLowerCase()}/${name.toLowerCase()}` as EntityKey;
const ANY_KEY = [...KEYS, madeKey('PERSON', 'Xavier'), madeKey('PLACE', 'Yves'), madeKey('PERSON', 'Other')];

/** Mostly a key that leads to an entity that is there. */
const anyKey = (state: State, at: number): EntityKey => {
  const there = [...entitiesOf(state), ...state.into.keys()].sort();
  return pick(at % 9 === 0 || there.length === 0 ? ANY_KEY : there, at);
};

const spotIn = (article: string, { text }: Article, surface: string): Spot => ({
  article,
  surface,
  start: textOf(article, text).indexOf(surface),
});

const placeOf = ({ article, surface, start }: Spot) => ({
  article: article as ArticleKey,
  start,
  end: start + surface.length,
});

/** Words of an article, most of them those of a mention; null where there are none. */
const anySpot = (state: State, article: string, draws: { a: number; b: number }): Spot | null => {
  const there = state.articles.get(article);
  if (!there) return null;
  const unnamed = there.text.slots.flatMap(partsOf);
  const named = [...there.mentions.keys()];
  const surfaces = draws.b % 9 > 0 && named.length > 0 ? named : unnamed;
  return surfaces.length > 0 ? spotIn(article, there, pick(surfaces, draws.a)) : null;
};

const seenOf = ({ key, kind, name }: Shown): Seen => ({ key, kind, name });

const isTwice = ({ text }: Article, surface: string): boolean =>
  text.slots.filter((index) => index === slotOf(surface)).length > 1;

type MentionDraw = Draw & { readonly what: Extract<ChangeType, `${string}_MENTION` | 'CHANGE_MENTION_KIND'> };

const askMention = ({ state, show }: Sight, { what, a, b, c }: MentionDraw): Asking | null => {
  const key = pick(ARTICLES, c);
  const spot = anySpot(state, key, { a, b });
  if (spot === null) return null;
  const article = state.articles.get(key) as Article;
  const mention = article.mentions.get(spot.surface);
  const was = mention ? namedBy(state, mention) : null;
  const asked = anyKey(state, b);
  const entity = show(asked);
  const kind = pick(KINDS, c);
  const place = placeOf(spot);
  const known = { spot, was };
  switch (what) {
    case 'RELINK_MENTION': {
      const change = { type: what, mention: place, entity: asked };
      return { change, expected: mention && entity ? { type: what, ...known, entity: seenOf(entity) } : MISSING };
    }
    case 'CHANGE_MENTION_KIND': {
      const expected = was === null ? ({ type: what, ...known, kind } as const) : BAD;
      return { change: { type: what, mention: place, kind }, expected: mention ? expected : MISSING };
    }
    case 'MOVE_MENTION': {
      const to = spotIn(key, article, pick(partsOf(slotOf(spot.surface)), b));
      const expected = article.mentions.has(to.surface) ? BAD : ({ type: what, ...known, to } as const);
      return { change: { type: what, mention: place, to: placeOf(to) }, expected: mention ? expected : MISSING };
    }
    case 'ADD_MENTION': {
      const surface = pick(partsOf(c % 3), a);
      const quote = { exact: surface, prefix: '', suffix: '' };
      const isOpen = b % 4 === 0;
      const change = { type: what, article: place.article, quote, kind, form: 'FULL_NAME' as const };
      const fact = { type: what, spot: spotIn(key, article, surface), was: entity?.key ?? null, kind } as const;
      const named = entity ? { ...fact, entity: seenOf(entity) } : MISSING;
      const expected = isOpen ? { ...fact, was: null, entity: null } : named;
      return {
        change: { ...change, entity: isOpen ? null : asked },
        expected: refuseNew(article, surface) ?? expected,
      };
    }
    case 'UNLINK_MENTION':
      return {
        change: { type: what, mention: place },
        expected: mention ? (was === null ? BAD : { type: what, ...known }) : MISSING,
      };
    default:
      return { change: { type: what, mention: place }, expected: mention ? { type: what, ...known } : MISSING };
  }
};

const refuseNew = (article: Article, surface: string): Refusal | null => {
  if (!article.text.slots.includes(slotOf(surface))) return MISSING;
  return isTwice(article, surface) || article.mentions.has(surface) ? BAD : null;
};

type ArticleDraw = Draw & { readonly what: Extract<ChangeType, `${string}_ARTICLE` | 'REPLACE_ARTICLE_TEXT'> };

const TEXTS: readonly Text['slots'][] = [[0, 1, 2], [0, 1], [2, 1, 0], [1], [0, 0, 1, 2], [2, 1, 2], []];

const askArticle = ({ state }: Sight, { what, a, b, c }: ArticleDraw): Asking => {
  const name = pick(ARTICLES, a);
  const article = name as ArticleKey;
  const known = state.articles.get(name);
  if (what === 'REMOVE_ARTICLE') {
    return { change: { type: what, article }, expected: known ? { type: what, article } : MISSING };
  }
  if (what === 'EDIT_ARTICLE') {
    const edit = pick([{ title: 'Notes' }, { title: null, source: 'Post' }, { byline: 'A. L.' }, { source: null }], b);
    return { change: { type: what, article, edit }, expected: known ? { type: what, article, edit } : MISSING };
  }
  const text = { slots: pick(TEXTS, b), shift: c % 3 };
  const written = textOf(name, text);
  const isSame = known && textOf(name, known.text) === written;
  const expected = known ? (isSame ? BAD : ({ type: what, article, text } as const)) : MISSING;
  return { change: { type: what, article, text: written }, expected };
};

const askSplit = ({ state, show }: Sight, { a, b, c }: Draw): Asking | null => {
  const article = pick(ARTICLES, a);
  const spot = c % 2 === 0 ? anySpot(state, article, { a, b }) : null;
  const found = spot ? state.articles.get(article)?.mentions.get(spot.surface) : undefined;
  const asked = (b % 3 > 0 && found ? namedBy(state, found) : null) ?? anyKey(state, b);
  const there = [...state.articles.keys()];
  const articles = c % 3 === 0 ? [pick(b % 7 === 0 || there.length === 0 ? ARTICLES : there, b)] : [];
  const surfaces = c % 5 > 2 ? [`Alpha${c % 3}`] : [];
  const [kind, name] = [pick(KINDS, a), pick(['Other', 'Xavier'], c)];
  const key = madeKey(kind, name);
  const change: Change = {
    type: 'SPLIT_ENTITY',
    entity: asked,
    into: { key: null, kind, name },
    mentions: spot ? [placeOf(spot)] : [],
    articles: articles as unknown as ArticleKey[],
    aliases: surfaces,
  };
  const entity = show(asked);
  if (entity === null) return { change, expected: MISSING };
  const origins = membersOf(state, entity.key);
  const spots = spot ? [{ spot, was: entity.key }] : [];
  const fact = { type: change.type, entity: entity.key, origins, into: { key, kind, name }, spots, articles, surfaces };
  const isPrinted = (surface: string): boolean =>
    [...state.articles.values()].some((each) => isNaming(state, each.mentions.get(surface), entity.key));
  if (spot && !found) return { change, expected: MISSING };
  if (spot && !isNaming(state, found, entity.key)) return { change, expected: BAD };
  if (!articles.every((each) => state.articles.has(each))) return { change, expected: MISSING };
  const isSomething = spots.length + articles.length + surfaces.length > 0;
  return { change, expected: isSomething && surfaces.every(isPrinted) && !show(key) ? fact : BAD };
};

const isNaming = (state: State, mention: Mention | undefined, key: EntityKey): boolean =>
  mention !== undefined && namedBy(state, mention) === key;

const apartIn = (state: State, keys: readonly EntityKey[]): number[] =>
  [...state.facts].flatMap(([number, fact]) =>
    fact.type === 'KEEP_APART' && [fact.entity, fact.other].every((key) => keys.includes(follow(state, key)))
      ? [number]
      : [],
  );

const askMerge = ({ state, show }: Sight, { a, b, c }: Draw): Asking => {
  const [survivor, ...merged] = [a, b, ...(c % 3 ? [] : [c])].map((at) => anyKey(state, at)) as [EntityKey, EntityKey];
  const change: Change = { type: 'MERGE_ENTITIES', survivor, merged };
  const [first, ...others] = [survivor, ...merged].map(show);
  if (!first || others.some((other) => other === null)) return { change, expected: MISSING };
  const all = [...new Map(others.map((other) => [other?.key, other as Shown])).values()];
  if (all.some(({ key }) => key === first.key)) return { change, expected: BAD };
  const apart = apartIn(
    state,
    [first, ...all].map(({ key }) => key),
  );
  if (apart.length > 0) return { change, expected: { code: 'CONFLICT', changes: apart } };
  const kind = all.every((one) => one.kind === first.kind) ? null : first.kind;
  return { change, expected: { type: change.type, survivor: first.key, merged: all.map(({ key }) => key), kind } };
};

const askApart = ({ state, show }: Sight, { a, b }: Draw): Asking => {
  const [entity, other] = [anyKey(state, a), anyKey(state, b)];
  const change: Change = { type: 'KEEP_APART', entity, other };
  const [one, two] = [show(entity), show(other)];
  if (!one || !two) return { change, expected: MISSING };
  const isRefused = one.key === two.key || apartIn(state, [one.key, two.key]).length > 0;
  return { change, expected: isRefused ? BAD : { type: change.type, entity: one.key, other: two.key } };
};

const askNew = ({ show }: Sight, { a, b }: Draw): Asking => {
  const [kind, name] = [pick(KINDS, b), pick(['Xavier', 'Yves'], a)];
  const key = madeKey(kind, name);
  const change: Change = { type: 'CREATE_ENTITY', key: null, kind, name };
  return { change, expected: show(key) ? BAD : { type: change.type, entity: { key, kind, name } } };
};

type DescriptionDraw = Draw & {
  readonly what: 'RENAME_ENTITY' | 'CHANGE_ENTITY_KIND' | 'ADD_ALIAS' | 'REMOVE_ALIAS' | 'SET_IDENTIFIER';
};

const askDescription = (sight: Sight, { what, a, b, c }: DescriptionDraw): Asking => {
  const asked = anyKey(sight.state, a);
  const shown = sight.show(asked);
  const entity = shown?.key ?? asked;
  const [kind, form, name] = [pick(KINDS, b), pick(FORMS, c), pick(NAMES, b)];
  const expect = (fact: Fact, isRefused: boolean, refusal = BAD): Asking['expected'] =>
    shown === null ? MISSING : isRefused ? refusal : fact;
  switch (what) {
    case 'RENAME_ENTITY':
      return {
        change: { type: what, entity: asked, name },
        expected: expect({ type: what, entity, name }, shown?.name === name),
      };
    case 'CHANGE_ENTITY_KIND':
      return {
        change: { type: what, entity: asked, kind },
        expected: expect({ type: what, entity, kind }, shown?.kind === kind),
      };
    case 'ADD_ALIAS':
      return {
        change: { type: what, entity: asked, name, form },
        expected: expect({ type: what, entity, name, form }, shown?.names.has(JSON.stringify([name, form])) ?? false),
      };
    case 'REMOVE_ALIAS': {
      const names = [...(shown?.names ?? [])].map((text) => JSON.parse(text)[0] as string);
      const old = names.length > 0 && c % 4 > 0 ? pick(names, b) : name;
      const refusal = names.includes(old) ? BAD : MISSING;
      const isRefused = refusal === MISSING || old === shown?.name;
      return {
        change: { type: what, entity: asked, name: old },
        expected: expect({ type: what, entity, name: old }, isRefused, refusal),
      };
    }
    case 'SET_IDENTIFIER': {
      const value = pick(['Q1', 'Q2', `Q-${entity}`, null], b);
      const owner = value === null ? null : sight.ownerOf(value);
      const isRefused = value === null ? shown?.identifier === null : owner !== null && owner !== entity;
      return {
        change: { type: what, entity: asked, scheme: SCHEME, value },
        expected: expect({ type: what, entity, value }, isRefused, value === null ? MISSING : BAD),
      };
    }
  }
};

/** Null where there is nothing of the sort to ask about. */
export function askFor(sight: Sight, drawn: Draw): Asking | null {
  switch (drawn.what) {
    case 'EDIT_ARTICLE':
    case 'REPLACE_ARTICLE_TEXT':
    case 'REMOVE_ARTICLE':
      return askArticle(sight, drawn as ArticleDraw);
    case 'SPLIT_ENTITY':
      return askSplit(sight, drawn);
    case 'MERGE_ENTITIES':
      return askMerge(sight, drawn);
    case 'KEEP_APART':
      return askApart(sight, drawn);
    case 'CREATE_ENTITY':
      return askNew(sight, drawn);
    case 'RENAME_ENTITY':
    case 'CHANGE_ENTITY_KIND':
    case 'ADD_ALIAS':
    case 'REMOVE_ALIAS':
    case 'SET_IDENTIFIER':
      return askDescription(sight, drawn as DescriptionDraw);
    default:
      return askMention(sight, drawn as MentionDraw);
  }
}
