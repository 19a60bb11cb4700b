/** What requests are drawn from: the state of the model, and how the store shows its entities. */
import type { ChangeRequest, ChangeType } from '../../../../src/corrections/definitions.ts';
import type { ArticleKey, EntityKey, Kind } from '../../../../src/model.ts';
import type { Draw as Drawn } from '../draw.ts';
import type { Correction, EntityRef, Spot } from './corrections.ts';
import type { Refusal } from './log.ts';
import { type Article, entitiesOf, type State } from './state.ts';
import { KEYS, partsOf, textOf } from './world.ts';

export type Draw = Drawn<Exclude<ChangeType, 'UNDO'>>;

/** An entity as the store shows it. */
export interface EntityView extends EntityRef {
  /** Each name with its form, as JSON. */
  readonly names: ReadonlySet<string>;
  readonly identifier: string | null;
}

export interface View {
  readonly state: State;
  /** Null when there is no such entity. */
  readonly find: (key: EntityKey) => EntityView | null;
  /** The entity that has an identifier; null when none does. */
  readonly ownerOf: (identifier: string) => EntityKey | null;
}

/** A request, and what the model expects of it: the correction that it becomes, or why it is refused. */
export interface ExpectedRequest {
  readonly request: ChangeRequest;
  readonly expected: Correction | Refusal;
}

export const pick = <Item>(items: readonly Item[], at: number): Item => items[at % items.length] as Item;

export const SCHEME = 'wikidata';
export const BAD: Refusal = { code: 'BAD_USER_INPUT' };
export const MISSING: Refusal = { code: 'NOT_FOUND' };

export const defaultKey = (kind: Kind, name: string): EntityKey =>
  `${kind.toLowerCase()}/${name.toLowerCase()}` as EntityKey;
const ANY_KEY = [...KEYS, defaultKey('PERSON', 'Xavier'), defaultKey('PLACE', 'Yves'), defaultKey('PERSON', 'Other')];

/** Mostly a key that leads to an existing entity. */
export const anyKey = (state: State, at: number): EntityKey => {
  const there = [...entitiesOf(state), ...state.into.keys()].sort();
  return pick(at % 9 === 0 || there.length === 0 ? ANY_KEY : there, at);
};

export const spotIn = (article: string, { text }: Article, surface: string): Spot => ({
  article,
  surface,
  start: textOf(article, text).indexOf(surface),
});

export const mentionKeyOf = ({ article, surface, start }: Spot) => ({
  article: article as ArticleKey,
  start,
  end: start + surface.length,
});

/** Words of an article, mostly those of a mention; null where there are none. */
export const anySpot = (state: State, article: string, draws: { a: number; b: number }): Spot | null => {
  const there = state.articles.get(article);
  if (!there) return null;
  const unnamed = there.text.slots.flatMap(partsOf);
  const named = [...there.mentions.keys()];
  const surfaces = draws.b % 9 > 0 && named.length > 0 ? named : unnamed;
  return surfaces.length > 0 ? spotIn(article, there, pick(surfaces, draws.a)) : null;
};

export const refOf = ({ key, kind, name }: EntityView): EntityRef => ({ key, kind, name });
