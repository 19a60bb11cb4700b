/** What may be asked of, drawn from what there is. */
import type { ChangeRequest, ChangeType } from '../../../../src/corrections/definitions.ts';
import type { ArticleKey, EntityKey, Kind } from '../../../../src/model.ts';
import type { Draw as Drawn } from '../draw.ts';
import type { Fact, Seen, Spot } from './fact.ts';
import type { Refusal } from './log.ts';
import { type Article, entitiesOf, type State } from './state.ts';
import { KEYS, partsOf, textOf } from './world.ts';

export type Draw = Drawn<Exclude<ChangeType, 'UNDO'>>;

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
  readonly change: ChangeRequest;
  readonly expected: Fact | Refusal;
}

export const pick = <Item>(items: readonly Item[], at: number): Item => items[at % items.length] as Item;

export const SCHEME = 'wikidata';
export const BAD: Refusal = { code: 'BAD_USER_INPUT' };
export const MISSING: Refusal = { code: 'NOT_FOUND' };

export const madeKey = (kind: Kind, name: string): EntityKey =>
  `${kind.toLowerCase()}/${name.toLowerCase()}` as EntityKey;
const ANY_KEY = [...KEYS, madeKey('PERSON', 'Xavier'), madeKey('PLACE', 'Yves'), madeKey('PERSON', 'Other')];

/** Mostly a key that leads to an entity that is there. */
export const anyKey = (state: State, at: number): EntityKey => {
  const there = [...entitiesOf(state), ...state.into.keys()].sort();
  return pick(at % 9 === 0 || there.length === 0 ? ANY_KEY : there, at);
};

export const spotIn = (article: string, { text }: Article, surface: string): Spot => ({
  article,
  surface,
  start: textOf(article, text).indexOf(surface),
});

export const placeOf = ({ article, surface, start }: Spot) => ({
  article: article as ArticleKey,
  start,
  end: start + surface.length,
});

/** Words of an article, most of them those of a mention; null where there are none. */
export const anySpot = (state: State, article: string, draws: { a: number; b: number }): Spot | null => {
  const there = state.articles.get(article);
  if (!there) return null;
  const unnamed = there.text.slots.flatMap(partsOf);
  const named = [...there.mentions.keys()];
  const surfaces = draws.b % 9 > 0 && named.length > 0 ? named : unnamed;
  return surfaces.length > 0 ? spotIn(article, there, pick(surfaces, draws.a)) : null;
};

export const seenOf = ({ key, kind, name }: Shown): Seen => ({ key, kind, name });
