/** Finds entities by names that are spelled otherwise than they are typed. */
import type { Kind } from '../../model.ts';
import { beginningLikeness, nameLikeness, nameWords, phoneticCodes, wordLikeness } from '../../text/phonetic.ts';
import type { Store } from '../database/open.ts';
import type { FullText } from '../filter/query-syntax.ts';
import { tickFor } from '../sql/dialect.ts';
import { type Bound, found } from '../sql/expression.ts';
import { UNITS } from './ranked.ts';

/** An entity, and the alias of it that is most like what was typed. */
export interface SpelledName {
  /** Row id of the entity. */
  readonly id: number;
  readonly name: string;
  /** The same folded. */
  readonly key: string;
  /** How alike the names are, at most 1. */
  readonly likeness: number;
  /** As entities that are found by their words have it, but below those of all of them. */
  readonly score: number;
}

interface Typed {
  readonly words: readonly string[];
  /** The last word may go on. */
  readonly begins?: boolean;
  readonly kinds?: readonly Kind[] | null | undefined;
}

/** So many aliases that share codes with the words are compared, and so many entities found. */
const MOST_COMPARED = 1000;
const MOST_FOUND = 50;
/** No word that is shorter is forgiven anything but its writing of a sound. */
const LEAST_LETTERS = 3;

const SELECT_KEYS = `
  select l.id, l.name_key
  from (select rowid from aliases_phonetic where aliases_phonetic match full_text(?) and (${tickFor('rowid')}) limit ${MOST_COMPARED}) as f
  cross join aliases as l on l.id = f.rowid`;

const SELECT = `
  select e.id, e.mention_count as mentions, l.name, l.name_key as key, l.name = e.name as shown, f.value ->> 1 as likeness
  from json_each(@alike) as f cross join aliases as l on l.id = f.value ->> 0 cross join entities as e on e.id = l.entity_id
  where @kinds is null or e.kind in (select value from json_each(@kinds))`;

interface Compared {
  readonly id: number;
  readonly mentions: number;
  readonly name: string;
  readonly key: string;
  readonly shown: 0 | 1;
  readonly likeness: number;
}

const quoted = (code: string): string => `"${code}"`;

/** A name that is alike has for each word a code that the word has; a beginning has the beginning of one. */
function codesOf({ words, begins = false }: Typed): string {
  const groups = words.map((word, index) => {
    const [first = '', ...others] = phoneticCodes(word).map(quoted);
    return begins && index === words.length - 1 ? `${first} *` : [first, ...others].join(' OR ');
  });
  return groups.map((group) => `(${group})`).join(' AND ');
}

const byCodePoint = (one: string, other: string): number => Buffer.compare(Buffer.from(one), Buffer.from(other));

/** The most alike first; of equals the name of an entity, then the first by code point. */
const compareNames = (one: Compared, other: Compared): number =>
  other.likeness - one.likeness || other.shown - one.shown || byCodePoint(one.name, other.name);

const compareEntities = (one: Compared, other: Compared): number =>
  other.likeness - one.likeness || other.mentions - one.mentions || one.id - other.id;

/** The row ids of the aliases that are like the words, each with its likeness. */
function aliasesLike(store: Store, typed: Typed): [id: number, likeness: number][] {
  const last = typed.begins ? beginningLikeness : wordLikeness;
  const alike: [number, number][] = [];
  for (const [id, key] of store.prepare(SELECT_KEYS).raw().all(codesOf(typed)) as [number, string][]) {
    const likeness = nameLikeness(typed.words, nameWords(key), last);
    if (likeness > 0) alike.push([id, likeness]);
  }
  return alike;
}

/** At most 50 entities with a name that is like the words, which all have to be like one of its own: the most alike first, then the most mentioned. */
export function findSpelled(store: Store, typed: Typed): SpelledName[] {
  const { words, kinds } = typed;
  if (!words.some((word) => word.length >= LEAST_LETTERS)) return [];
  const alike = aliasesLike(store, typed);
  if (alike.length === 0) return [];
  const bound = { alike: JSON.stringify(alike), kinds: kinds == null ? null : JSON.stringify(kinds) };
  const compared = store.prepare(SELECT).all(bound) as Compared[];
  const best = new Map<number, Compared>();
  for (const name of compared.sort(compareNames)) if (!best.has(name.id)) best.set(name.id, name);
  return [...best.values()]
    .sort(compareEntities)
    .slice(0, MOST_FOUND)
    .map(({ id, name, key, likeness }) => ({ id, name, key, likeness, score: Math.round((likeness - 1) * UNITS) }));
}

/** The same as JSON; none for a query with phrases and beginnings, which are meant as they are typed. */
export const spelledIn = (text: Bound<FullText>): Bound<string> =>
  found({ text }, (store, { text: { plain } }) => JSON.stringify(plain ? findSpelled(store, { words: plain }) : []));
