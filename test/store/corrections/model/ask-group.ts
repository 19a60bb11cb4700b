/** Asks for merges, splits and keeping apart. */
import type { ChangeRequest } from '../../../../src/corrections/definitions.ts';
import { type ArticleKey, type EntityKey, KINDS } from '../../../../src/model.ts';
import {
  type Asking,
  anyKey,
  anySpot,
  BAD,
  type Draw,
  MISSING,
  madeKey,
  pick,
  placeOf,
  type Shown,
  type Sight,
} from './sight.ts';
import { follow, type Mention, membersOf, namedBy, type State } from './state.ts';
import { ARTICLES } from './world.ts';

export const askSplit = ({ state, show }: Sight, { a, b, c }: Draw): Asking | null => {
  const article = pick(ARTICLES, a);
  const spot = c % 2 === 0 ? anySpot(state, article, { a, b }) : null;
  const found = spot ? state.articles.get(article)?.mentions.get(spot.surface) : undefined;
  const asked = (b % 3 > 0 && found ? namedBy(state, found) : null) ?? anyKey(state, b);
  const there = [...state.articles.keys()];
  const articles = c % 3 === 0 ? [pick(b % 7 === 0 || there.length === 0 ? ARTICLES : there, b)] : [];
  const surfaces = c % 5 > 2 ? [`Alpha${c % 3}`] : [];
  const [kind, name] = [pick(KINDS, a), pick(['Other', 'Xavier'], c)];
  const key = madeKey(kind, name);
  const change: ChangeRequest = {
    type: 'SPLIT_ENTITY',
    entity: asked,
    kind,
    name,
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

export const askMerge = ({ state, show }: Sight, { a, b, c }: Draw): Asking => {
  const [survivor, ...merged] = [a, b, ...(c % 3 ? [] : [c])].map((at) => anyKey(state, at)) as [EntityKey, EntityKey];
  const change: ChangeRequest = { type: 'MERGE_ENTITIES', survivor, merged };
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

export const askApart = ({ state, show }: Sight, { a, b }: Draw): Asking => {
  const [entity, other] = [anyKey(state, a), anyKey(state, b)];
  const change: ChangeRequest = { type: 'KEEP_APART', entity, other };
  const [one, two] = [show(entity), show(other)];
  if (!one || !two) return { change, expected: MISSING };
  const isRefused = one.key === two.key || apartIn(state, [one.key, two.key]).length > 0;
  return { change, expected: isRefused ? BAD : { type: change.type, entity: one.key, other: two.key } };
};
