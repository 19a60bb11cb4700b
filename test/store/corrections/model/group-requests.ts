/** Draws requests that merge entities, split them or keep them apart. */
import type { ChangeRequest } from '../../../../src/corrections/definitions.ts';
import { type ArticleKey, type EntityKey, KINDS } from '../../../../src/model.ts';
import { follow, type Mention, membersOf, namedBy, type State } from './state.ts';
import {
  anyKey,
  anySpot,
  BAD,
  type Draw,
  defaultKey,
  type EntityView,
  type ExpectedRequest,
  MISSING,
  mentionKeyOf,
  pick,
  type View,
} from './view.ts';
import { ARTICLES } from './world.ts';

export const splitRequest = ({ state, find }: View, { a, b, c }: Draw): ExpectedRequest | null => {
  const article = pick(ARTICLES, a);
  const spot = c % 2 === 0 ? anySpot(state, article, { a, b }) : null;
  const found = spot ? state.articles.get(article)?.mentions.get(spot.surface) : undefined;
  const requested = (b % 3 > 0 && found ? namedBy(state, found) : null) ?? anyKey(state, b);
  const there = [...state.articles.keys()];
  const articles = c % 3 === 0 ? [pick(b % 7 === 0 || there.length === 0 ? ARTICLES : there, b)] : [];
  const surfaces = c % 5 > 2 ? [`Alpha${c % 3}`] : [];
  const [kind, name] = [pick(KINDS, a), pick(['Other', 'Xavier'], c)];
  const key = defaultKey(kind, name);
  const request: ChangeRequest = {
    type: 'SPLIT_ENTITY',
    entity: requested,
    kind,
    name,
    mentions: spot ? [mentionKeyOf(spot)] : [],
    articles: articles as unknown as ArticleKey[],
    aliases: surfaces,
  };
  const entity = find(requested);
  if (entity === null) return { request, expected: MISSING };
  const origins = membersOf(state, entity.key);
  const spots = spot ? [{ spot, was: entity.key }] : [];
  const correction = {
    type: request.type,
    entity: entity.key,
    origins,
    into: { key, kind, name },
    spots,
    articles,
    surfaces,
  };
  const isPrinted = (surface: string): boolean =>
    [...state.articles.values()].some((each) => isNaming(state, each.mentions.get(surface), entity.key));
  if (spot && !found) return { request, expected: MISSING };
  if (spot && !isNaming(state, found, entity.key)) return { request, expected: BAD };
  if (!articles.every((each) => state.articles.has(each))) return { request, expected: MISSING };
  const isSomething = spots.length + articles.length + surfaces.length > 0;
  return { request, expected: isSomething && surfaces.every(isPrinted) && !find(key) ? correction : BAD };
};

const isNaming = (state: State, mention: Mention | undefined, key: EntityKey): boolean =>
  mention !== undefined && namedBy(state, mention) === key;

const apartIn = (state: State, keys: readonly EntityKey[]): number[] =>
  [...state.active].flatMap(([number, correction]) =>
    correction.type === 'KEEP_APART' &&
    [correction.entity, correction.other].every((key) => keys.includes(follow(state, key)))
      ? [number]
      : [],
  );

export const mergeRequest = ({ state, find }: View, { a, b, c }: Draw): ExpectedRequest => {
  const [survivor, ...merged] = [a, b, ...(c % 3 ? [] : [c])].map((at) => anyKey(state, at)) as [EntityKey, EntityKey];
  const request: ChangeRequest = { type: 'MERGE_ENTITIES', survivor, merged };
  const [first, ...others] = [survivor, ...merged].map(find);
  if (!first || others.some((other) => other === null)) return { request, expected: MISSING };
  const all = [...new Map(others.map((other) => [other?.key, other as EntityView])).values()];
  if (all.some(({ key }) => key === first.key)) return { request, expected: BAD };
  const apart = apartIn(
    state,
    [first, ...all].map(({ key }) => key),
  );
  if (apart.length > 0) return { request, expected: { code: 'CONFLICT', changes: apart } };
  const kind = all.every((one) => one.kind === first.kind) ? null : first.kind;
  return { request, expected: { type: request.type, survivor: first.key, merged: all.map(({ key }) => key), kind } };
};

export const keepApartRequest = ({ state, find }: View, { a, b }: Draw): ExpectedRequest => {
  const [entity, other] = [anyKey(state, a), anyKey(state, b)];
  const request: ChangeRequest = { type: 'KEEP_APART', entity, other };
  const [one, two] = [find(entity), find(other)];
  if (!one || !two) return { request, expected: MISSING };
  const isRefused = one.key === two.key || apartIn(state, [one.key, two.key]).length > 0;
  return { request, expected: isRefused ? BAD : { type: request.type, entity: one.key, other: two.key } };
};
