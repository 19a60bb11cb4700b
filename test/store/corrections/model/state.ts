/** What seeds and the changes in force make together, in the plainest way: everything told anew from the beginning. */
import type { EntityKey, Kind, Status } from '../../../../src/model.ts';
import { type ArticleFact, type Fact, isOfArticle, type MentionFact, type SplitFact } from './fact.ts';
import { kindOf, type SeedArticle, slotOf, type Text, type World } from './world.ts';

export interface Mention {
  readonly names: EntityKey | null;
  /** Whom it may name; [] when that is known, or openly unknown. */
  readonly choice: readonly EntityKey[];
  readonly kind: Kind;
  readonly status: Status;
  readonly by: 'tester' | 'admin';
}

export interface Article {
  text: Text;
  readonly about: Record<string, string | null>;
  /** By their words. */
  readonly mentions: Map<string, Mention>;
}

/** What people say of one entity. */
export interface Said {
  name: string | null;
  kind: Kind | null;
  /** Whether it stays though no seed names it. */
  stays: boolean;
  /** Each name with its form, as JSON. */
  readonly given: Set<string>;
  readonly removed: Set<string>;
  /** Undefined when nothing is said. */
  identifier: string | null | undefined;
}

export interface State {
  readonly articles: Map<string, Article>;
  readonly into: Map<EntityKey, EntityKey>;
  readonly said: Map<EntityKey, Said>;
  /** By number, why a change speaks of nothing: any of these. */
  readonly orphans: Map<number, Set<string>>;
  readonly known: readonly EntityKey[];
  readonly facts: ReadonlyMap<number, Fact>;
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

/** The entity that a key leads to in the end. */
export function follow({ into }: Pick<State, 'into'>, key: EntityKey): EntityKey {
  const next = into.get(key);
  return next === undefined ? key : follow({ into }, next);
}

/** Whom a mention names once merges are followed: a choice between one and the same is none. */
export function namedBy(state: State, { names, choice }: Mention): EntityKey | null {
  if (names !== null) return follow(state, names);
  const all = [...new Set(choice.map((key) => follow(state, key)))];
  return all.length === 1 ? (all[0] as EntityKey) : null;
}

/** The keys of an entity and of those merged into it, of all that were ever merged. */
export function membersOf(state: State, root: EntityKey): EntityKey[] {
  return [root, ...[...state.into.keys()].filter((key) => follow(state, key) === root)];
}

const merge = (into: State['into'], from: EntityKey, to: EntityKey): void => {
  const [one, other] = [follow({ into }, from), follow({ into }, to)];
  if (one !== other) into.set(one, other);
};

/** Why words of an article are not to be found; null when they are. */
const whyLost = ({ text }: Article, surface: string): string | null => {
  const places = text.slots.filter((index) => index === slotOf(surface)).length;
  return places === 0 ? 'TEXT_GONE' : places > 1 ? 'PLACE_AMBIGUOUS' : null;
};

const whyNoMention = (article: Article, surface: string): string | null =>
  whyLost(article, surface) ?? (article.mentions.has(surface) ? null : 'MENTION_GONE');

const whyNotFree = (article: Article, surface: string): string | null =>
  whyLost(article, surface) ?? (article.mentions.has(surface) ? 'PLACE_TAKEN' : null);

const tied = (mention: Mention, { key, kind }: { key: EntityKey; kind: Kind }): Mention => ({
  ...mention,
  names: key,
  choice: [],
  kind,
  status: 'ACCEPTED',
  by: 'admin',
});

const judged = (mention: Mention, fact: MentionFact): Mention => {
  const sure: Mention = { ...mention, choice: [], by: 'admin' };
  switch (fact.type) {
    case 'ACCEPT_MENTION':
      return { ...sure, status: 'ACCEPTED' };
    case 'REJECT_MENTION':
      return { ...sure, status: 'REJECTED' };
    case 'UNLINK_MENTION':
      return { ...sure, names: null };
    case 'CHANGE_MENTION_KIND':
      return { ...sure, kind: fact.kind };
    case 'RELINK_MENTION':
      return tied(mention, fact.entity);
    default:
      return { ...mention, by: 'admin' };
  }
};

const NEW: Mention = { names: null, choice: [], kind: 'OTHER', status: 'ACCEPTED', by: 'admin' };

/** Gives why it cannot be applied; null when it was. */
const applyToMention = (article: Article, fact: MentionFact): string | null => {
  const { surface } = fact.spot;
  if (fact.type === 'ADD_MENTION') {
    const why = whyNotFree(article, surface);
    if (why) return why;
    article.mentions.set(surface, fact.entity ? tied(NEW, fact.entity) : { ...NEW, kind: fact.kind });
    return null;
  }
  const target = fact.type === 'MOVE_MENTION' ? fact.to.surface : surface;
  const why = whyNoMention(article, surface) ?? (fact.type === 'MOVE_MENTION' ? whyNotFree(article, target) : null);
  if (why) return why;
  const mention = article.mentions.get(surface) as Mention;
  if (fact.type === 'CHANGE_MENTION_KIND' && mention.names !== null) return 'MENTION_NAMES_ENTITY';
  article.mentions.delete(surface);
  article.mentions.set(target, judged(mention, fact));
  return null;
};

const applyToArticle = (articles: State['articles'], fact: ArticleFact): void => {
  const article = articles.get(fact.article) as Article;
  if (fact.type === 'REMOVE_ARTICLE') articles.delete(fact.article);
  if (fact.type === 'EDIT_ARTICLE') Object.assign(article.about, fact.edit);
  if (fact.type !== 'REPLACE_ARTICLE_TEXT') return;
  article.text = fact.text;
  for (const surface of [...article.mentions.keys()]) {
    if (whyLost(article, surface)) article.mentions.delete(surface);
  }
};

/** Whom a mention names, or may, all counted for by the entity that is split. */
const isOf = ({ names, choice }: Mention, origins: readonly EntityKey[]): boolean => {
  const all = names === null ? choice : [names];
  return all.length > 0 && all.every((key) => origins.includes(key));
};

const split = (state: State, number: number, { into, origins, spots, articles, surfaces }: SplitFact): void => {
  for (const key of new Set([...articles, ...spots.map(({ spot }) => spot.article)])) {
    if (!state.articles.has(key)) orphan(state, number, 'ARTICLE_GONE');
  }
  for (const [key, article] of state.articles) {
    const reached = [...article.mentions].filter(
      ([surface, mention]) => isOf(mention, origins) && (articles.includes(key) || surfaces.includes(surface)),
    );
    const picked = spots.filter(({ spot }) => spot.article === key).map(({ spot }) => spot.surface);
    for (const [surface, mention] of reached) {
      article.mentions.set(surface, { ...tied(mention, into), status: mention.status });
    }
    for (const surface of picked) {
      const why = whyNoMention(article, surface);
      if (why) orphan(state, number, why);
      else article.mentions.set(surface, tied(article.mentions.get(surface) as Mention, into));
    }
  }
};

const orphan = ({ orphans }: State, number: number, why: string): void => {
  orphans.set(number, (orphans.get(number) ?? new Set()).add(why));
};

export function saidOf({ said }: Pick<State, 'said'>, key: EntityKey): Said {
  const known = said.get(key);
  if (known) return known;
  const fresh: Said = {
    name: null,
    kind: null,
    stays: false,
    given: new Set(),
    removed: new Set(),
    identifier: undefined,
  };
  said.set(key, fresh);
  return fresh;
}

const give = (said: Said, name: string, form = 'FULL_NAME'): void => {
  said.removed.delete(name);
  said.given.add(JSON.stringify([name, form]));
};

const take = (said: Said, name: string): void => {
  said.removed.add(name);
  for (const text of [...said.given]) if (JSON.parse(text)[0] === name) said.given.delete(text);
};

/** What it says of an entity, beside what it does to mentions. */
const say = (state: State, fact: Fact): void => {
  const speak = (key: EntityKey, what: Partial<Said>): Said => Object.assign(saidOf(state, key), what);
  switch (fact.type) {
    case 'CREATE_ENTITY': {
      const { key, kind, name } = fact.entity;
      give(speak(key, { kind, name, stays: true }), name);
      break;
    }
    case 'RENAME_ENTITY':
      give(speak(fact.entity, { name: fact.name, stays: true }), fact.name);
      break;
    case 'CHANGE_ENTITY_KIND':
      speak(fact.entity, { kind: fact.kind, stays: true });
      break;
    case 'ADD_ALIAS':
      give(speak(fact.entity, { stays: true }), fact.name, fact.form);
      break;
    case 'REMOVE_ALIAS':
      take(saidOf(state, fact.entity), fact.name);
      break;
    case 'SET_IDENTIFIER':
      speak(fact.entity, { identifier: fact.value, stays: true });
      break;
    case 'MERGE_ENTITIES':
      if (fact.kind) speak(fact.survivor, { kind: fact.kind });
      break;
    case 'SPLIT_ENTITY': {
      const { key, kind, name } = fact.into;
      const made = speak(key, { kind, name, stays: true });
      for (const each of [name, ...fact.surfaces]) give(made, each);
      for (const origin of fact.origins) for (const each of fact.surfaces) take(saidOf(state, origin), each);
    }
  }
};

const apply = (state: State, number: number, fact: Fact): void => {
  say(state, fact);
  if (fact.type === 'SPLIT_ENTITY') {
    split(state, number, fact);
  } else if ('spot' in fact) {
    const article = state.articles.get(fact.spot.article);
    const why = article ? applyToMention(article, fact) : 'ARTICLE_GONE';
    if (why) orphan(state, number, why);
  } else if (isOfArticle(fact)) {
    if (state.articles.has(fact.article)) applyToArticle(state.articles, fact);
    else orphan(state, number, 'ARTICLE_GONE');
  }
};

/** Whether an entity is there: seeds or people speak of it, or of one that was merged into it. */
export function isThere(state: State, key: EntityKey): boolean {
  return entitiesOf(state).has(follow(state, key));
}

/** The keys of all entities that are there. */
export function entitiesOf(state: State): Set<EntityKey> {
  const mentions = [...state.articles.values()].flatMap((article) => [...article.mentions.values()]);
  const mentioned = mentions.flatMap(({ names, choice }) => (names ? [names] : choice));
  const staying = [...state.said].flatMap(([key, said]) => (said.stays ? [key] : []));
  return new Set([...state.known, ...mentioned, ...staying].map((key) => follow(state, key)));
}

const neededBy = (fact: Fact): EntityKey[] => {
  if (fact.type === 'MERGE_ENTITIES') return [fact.survivor];
  if (fact.type === 'REMOVE_ALIAS') return [fact.entity];
  return fact.type === 'KEEP_APART' ? [fact.entity, fact.other] : [];
};

/** `facts` are those in force, by number, in order. */
export function stateOf({ articles, known }: World, facts: ReadonlyMap<number, Fact>): State {
  const state: State = {
    articles: new Map([...articles].map(([key, seed]) => [key, seeded(key, seed)])),
    into: new Map(),
    said: new Map(),
    orphans: new Map(),
    known,
    facts,
  };
  for (const fact of facts.values()) {
    if (fact.type === 'MERGE_ENTITIES') for (const key of fact.merged) merge(state.into, key, fact.survivor);
  }
  for (const [number, fact] of facts) apply(state, number, fact);
  for (const [number, fact] of facts) {
    if (!neededBy(fact).every((key) => isThere(state, key))) orphan(state, number, 'ENTITY_GONE');
  }
  return state;
}
