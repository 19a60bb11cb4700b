/** The state that seeds and active corrections make together, computed from nothing in the plainest way. */
import type { EntityKey, Kind, Status } from '../../../../src/model.ts';
import {
  type ArticleCorrection,
  type Correction,
  isOfArticle,
  type MentionCorrection,
  type Split,
} from './corrections.ts';
import { kindOf, type SeedArticle, slotOf, type Text, type World } from './world.ts';

export interface Mention {
  readonly names: EntityKey | null;
  /** The candidates of an ambiguous mention; otherwise []. */
  readonly choice: readonly EntityKey[];
  readonly kind: Kind;
  readonly status: Status;
  readonly by: 'tester' | 'admin';
}

export interface Article {
  text: Text;
  readonly about: Record<string, string | null>;
  /** By surface. */
  readonly mentions: Map<string, Mention>;
}

/** What corrections say of one entity. */
export interface Overlay {
  name: string | null;
  kind: Kind | null;
  /** Whether it exists even if no seed names it. */
  stays: boolean;
  /** Each name with its form, as JSON. */
  readonly given: Set<string>;
  readonly removed: Set<string>;
  /** Undefined when no correction sets it. */
  identifier: string | null | undefined;
}

export interface State {
  readonly articles: Map<string, Article>;
  readonly into: Map<EntityKey, EntityKey>;
  readonly overlays: Map<EntityKey, Overlay>;
  /** For each orphaned correction, by number, the reasons that it may give. */
  readonly orphans: Map<number, Set<string>>;
  readonly known: readonly EntityKey[];
  readonly active: ReadonlyMap<number, Correction>;
}

const seeded = (article: string, { slots, shift, source }: SeedArticle): Article => {
  const mentions = new Map<string, Mention>();
  for (const { index, names } of slots) {
    if (names === null) continue;
    const [first, second] = names;
    const [kind, status] = [first ? kindOf(first) : 'OTHER', second ? 'CANDIDATE' : 'ACCEPTED'] as const;
    const choice = second ? names : [];
    mentions.set(`Alpha${index}`, { names: second ? null : (first ?? null), choice, kind, status, by: 'tester' });
  }
  const about = { title: `Headline of ${article}`, byline: null, source };
  return { text: { shift, slots: slots.map(({ index }) => index) }, about, mentions };
};

/** The entity that a key leads to after all merges. */
export function follow({ into }: Pick<State, 'into'>, key: EntityKey): EntityKey {
  const next = into.get(key);
  return next === undefined ? key : follow({ into }, next);
}

/** The entity that a mention names after all merges: candidates that are one entity are no choice. */
export function namedBy(state: State, { names, choice }: Mention): EntityKey | null {
  if (names !== null) return follow(state, names);
  const all = [...new Set(choice.map((key) => follow(state, key)))];
  return all.length === 1 ? (all[0] as EntityKey) : null;
}

/** The keys of an entity and of all that were merged into it. */
export function membersOf(state: State, root: EntityKey): EntityKey[] {
  return [root, ...[...state.into.keys()].filter((key) => follow(state, key) === root)];
}

const merge = (into: State['into'], from: EntityKey, to: EntityKey): void => {
  const [one, other] = [follow({ into }, from), follow({ into }, to)];
  if (one !== other) into.set(one, other);
};

/** Why words are not found in an article; null when they are. */
const whyLost = ({ text }: Article, surface: string): string | null => {
  const places = text.slots.filter((index) => index === slotOf(surface)).length;
  return places === 0 ? 'TEXT_GONE' : places > 1 ? 'PLACE_AMBIGUOUS' : null;
};

const whyNoMention = (article: Article, surface: string): string | null =>
  whyLost(article, surface) ?? (article.mentions.has(surface) ? null : 'MENTION_GONE');

const whyNotFree = (article: Article, surface: string): string | null =>
  whyLost(article, surface) ?? (article.mentions.has(surface) ? 'PLACE_TAKEN' : null);

const linked = (mention: Mention, { key, kind }: { key: EntityKey; kind: Kind }): Mention => ({
  ...mention,
  names: key,
  choice: [],
  kind,
  status: 'ACCEPTED',
  by: 'admin',
});

const judged = (mention: Mention, correction: MentionCorrection): Mention => {
  const sure: Mention = { ...mention, choice: [], by: 'admin' };
  switch (correction.type) {
    case 'ACCEPT_MENTION':
      return { ...sure, status: 'ACCEPTED' };
    case 'REJECT_MENTION':
      return { ...sure, status: 'REJECTED' };
    case 'UNLINK_MENTION':
      return { ...sure, names: null };
    case 'CHANGE_MENTION_KIND':
      return { ...sure, kind: correction.kind };
    case 'RELINK_MENTION':
      return linked(mention, correction.entity);
    default:
      return { ...mention, by: 'admin' };
  }
};

const NEW: Mention = { names: null, choice: [], kind: 'OTHER', status: 'ACCEPTED', by: 'admin' };

/** Gives why it has no effect; null when it was applied. */
const applyToMention = (article: Article, correction: MentionCorrection): string | null => {
  const { surface } = correction.spot;
  if (correction.type === 'ADD_MENTION') {
    const why = whyNotFree(article, surface);
    if (why) return why;
    article.mentions.set(
      surface,
      correction.entity ? linked(NEW, correction.entity) : { ...NEW, kind: correction.kind },
    );
    return null;
  }
  const target = correction.type === 'MOVE_MENTION' ? correction.to.surface : surface;
  const why =
    whyNoMention(article, surface) ?? (correction.type === 'MOVE_MENTION' ? whyNotFree(article, target) : null);
  if (why) return why;
  const mention = article.mentions.get(surface) as Mention;
  if (correction.type === 'CHANGE_MENTION_KIND' && mention.names !== null) return 'MENTION_NAMES_ENTITY';
  article.mentions.delete(surface);
  article.mentions.set(target, judged(mention, correction));
  return null;
};

const applyToArticle = (articles: State['articles'], correction: ArticleCorrection): void => {
  const article = articles.get(correction.article) as Article;
  if (correction.type === 'REMOVE_ARTICLE') articles.delete(correction.article);
  if (correction.type === 'EDIT_ARTICLE') Object.assign(article.about, correction.edit);
  if (correction.type !== 'REPLACE_ARTICLE_TEXT') return;
  article.text = correction.text;
  for (const surface of [...article.mentions.keys()]) {
    if (whyLost(article, surface)) article.mentions.delete(surface);
  }
};

/** Whether a mention, or each of its candidates, counts for the entity that is split. */
const isOf = ({ names, choice }: Mention, origins: readonly EntityKey[]): boolean => {
  const all = names === null ? choice : [names];
  return all.length > 0 && all.every((key) => origins.includes(key));
};

const split = (state: State, number: number, { into, origins, spots, articles, surfaces }: Split): void => {
  for (const key of new Set([...articles, ...spots.map(({ spot }) => spot.article)])) {
    if (!state.articles.has(key)) orphan(state, number, 'ARTICLE_GONE');
  }
  for (const [key, article] of state.articles) {
    const reached = [...article.mentions].filter(
      ([surface, mention]) => isOf(mention, origins) && (articles.includes(key) || surfaces.includes(surface)),
    );
    const picked = spots.filter(({ spot }) => spot.article === key).map(({ spot }) => spot.surface);
    for (const [surface, mention] of reached) {
      article.mentions.set(surface, { ...linked(mention, into), status: mention.status });
    }
    for (const surface of picked) {
      const why = whyNoMention(article, surface);
      if (why) orphan(state, number, why);
      else article.mentions.set(surface, linked(article.mentions.get(surface) as Mention, into));
    }
  }
};

const orphan = ({ orphans }: State, number: number, why: string): void => {
  orphans.set(number, (orphans.get(number) ?? new Set()).add(why));
};

export function overlayOf({ overlays }: Pick<State, 'overlays'>, key: EntityKey): Overlay {
  const known = overlays.get(key);
  if (known) return known;
  const fresh: Overlay = {
    name: null,
    kind: null,
    stays: false,
    given: new Set(),
    removed: new Set(),
    identifier: undefined,
  };
  overlays.set(key, fresh);
  return fresh;
}

const addName = (overlay: Overlay, name: string, form = 'FULL_NAME'): void => {
  overlay.removed.delete(name);
  overlay.given.add(JSON.stringify([name, form]));
};

const removeName = (overlay: Overlay, name: string): void => {
  overlay.removed.add(name);
  for (const text of [...overlay.given]) if (JSON.parse(text)[0] === name) overlay.given.delete(text);
};

/** Applies what a correction says of entities. */
const applyToEntities = (state: State, correction: Correction): void => {
  const set = (key: EntityKey, what: Partial<Overlay>): Overlay => Object.assign(overlayOf(state, key), what);
  switch (correction.type) {
    case 'CREATE_ENTITY': {
      const { key, kind, name } = correction.entity;
      addName(set(key, { kind, name, stays: true }), name);
      break;
    }
    case 'RENAME_ENTITY':
      addName(set(correction.entity, { name: correction.name, stays: true }), correction.name);
      break;
    case 'CHANGE_ENTITY_KIND':
      set(correction.entity, { kind: correction.kind, stays: true });
      break;
    case 'ADD_ALIAS':
      addName(set(correction.entity, { stays: true }), correction.name, correction.form);
      break;
    case 'REMOVE_ALIAS':
      removeName(overlayOf(state, correction.entity), correction.name);
      break;
    case 'SET_IDENTIFIER':
      set(correction.entity, { identifier: correction.value, stays: true });
      break;
    case 'MERGE_ENTITIES':
      if (correction.kind) set(correction.survivor, { kind: correction.kind });
      break;
    case 'SPLIT_ENTITY': {
      const { key, kind, name } = correction.into;
      const created = set(key, { kind, name, stays: true });
      for (const each of [name, ...correction.surfaces]) addName(created, each);
      for (const origin of correction.origins)
        for (const each of correction.surfaces) removeName(overlayOf(state, origin), each);
    }
  }
};

const apply = (state: State, number: number, correction: Correction): void => {
  applyToEntities(state, correction);
  if (correction.type === 'SPLIT_ENTITY') {
    split(state, number, correction);
  } else if ('spot' in correction) {
    const article = state.articles.get(correction.spot.article);
    const why = article ? applyToMention(article, correction) : 'ARTICLE_GONE';
    if (why) orphan(state, number, why);
  } else if (isOfArticle(correction)) {
    if (state.articles.has(correction.article)) applyToArticle(state.articles, correction);
    else orphan(state, number, 'ARTICLE_GONE');
  }
};

/** Whether seeds or corrections name the entity, or one that was merged into it. */
function exists(state: State, key: EntityKey): boolean {
  return entitiesOf(state).has(follow(state, key));
}

/** The keys of all entities that exist. */
export function entitiesOf(state: State): Set<EntityKey> {
  const mentions = [...state.articles.values()].flatMap((article) => [...article.mentions.values()]);
  const mentioned = mentions.flatMap(({ names, choice }) => (names ? [names] : choice));
  const staying = [...state.overlays].flatMap(([key, overlay]) => (overlay.stays ? [key] : []));
  return new Set([...state.known, ...mentioned, ...staying].map((key) => follow(state, key)));
}

const requiredBy = (correction: Correction): EntityKey[] => {
  if (correction.type === 'MERGE_ENTITIES') return [correction.survivor];
  if (correction.type === 'REMOVE_ALIAS') return [correction.entity];
  return correction.type === 'KEEP_APART' ? [correction.entity, correction.other] : [];
};

/** `active` are the active corrections by number, in order. */
export function stateOf({ articles, known }: World, active: ReadonlyMap<number, Correction>): State {
  const state: State = {
    articles: new Map([...articles].map(([key, seed]) => [key, seeded(key, seed)])),
    into: new Map(),
    overlays: new Map(),
    orphans: new Map(),
    known,
    active,
  };
  for (const correction of active.values()) {
    if (correction.type === 'MERGE_ENTITIES')
      for (const key of correction.merged) merge(state.into, key, correction.survivor);
  }
  for (const [number, correction] of active) apply(state, number, correction);
  for (const [number, correction] of active) {
    if (!requiredBy(correction).every((key) => exists(state, key))) orphan(state, number, 'ENTITY_GONE');
  }
  return state;
}
