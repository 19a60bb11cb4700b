/** Resolves the people of an article: whole names first, then what refers back to them. */

import { slug } from '../../text/fold.ts';
import { isSameSpelled } from '../../text/spelling.ts';
import type { Gazetteer } from '../gazetteer.ts';
import type { Known } from '../known.ts';
import {
  bestName,
  type Cluster,
  type Doubtful,
  doubtfulLink,
  groupBy,
  type Identity,
  type Link,
  link,
  SURE,
} from './cluster.ts';
import { type Draft, saidKey, wordsOf } from './draft.ts';
import { agreement, isPluralOf, isWholeName, partAgreement, personWords, withoutTitle } from './person-name.ts';
import { isAtOdds, type Titles } from './titles.ts';

/** One person of the article. */
interface Person {
  /** Words of every whole name that the article, or a seed, gives. */
  readonly names: (readonly string[])[];
  /** Mentions by a whole name, or whose entity a seed says, in text order. */
  readonly whole: Draft[];
  readonly parts: Link[];
  /** What stands before the mentions: "mr.", "president". */
  readonly titles: Set<string>;
}

export interface Persons {
  readonly clusters: readonly Cluster[];
  /** Mentions by a part of a name that several people share. */
  readonly doubtful: readonly Doubtful[];
}

/** A mention and those of whom it may be one, likeliest first. */
interface Doubt {
  readonly draft: Draft;
  readonly persons: readonly Person[];
}

/** `titles` gives the title before a mention. */
export function resolvePersons(drafts: readonly Draft[], gazetteer: Gazetteer, titles: Titles): Persons {
  const isWhole = (draft: Draft) => draft.said !== null || isWholeName(personWords(draft.words));
  const persons = gather(drafts.filter(isWhole), titles);
  const doubts: Doubt[] = [];
  const alone = drafts.filter((draft) => !isWhole(draft) && !attach(draft, { persons, titles, doubts }));
  const clusters = new Map(persons.map((person) => [person, toCluster(person, gazetteer)]));
  const doubtful = doubts.map((doubt) =>
    doubtfulLink(
      doubt.draft,
      'SHORT_NAME',
      doubt.persons.map((person) => clusters.get(person) as Cluster),
    ),
  );
  const others = groupAlone(alone).map((group) => aloneCluster(group, gazetteer, titles));
  return { clusters: [...clusters.values(), ...others], doubtful };
}

/** The people that are named in full, variants of one name joined; what a seed says stays apart from what else it says. */
function gather(whole: readonly Draft[], titles: Titles): Person[] {
  const groups = groupBy(whole, (draft) => saidKey(draft) ?? personWords(draft.words).join(' '));
  const order = (a: readonly Draft[], b: readonly Draft[]) =>
    Number(isSaid(b)) - Number(isSaid(a)) || longestName(b) - longestName(a) || (a[0]?.start ?? 0) - (b[0]?.start ?? 0);
  const persons: Person[] = [];
  for (const group of groups.sort(order)) {
    const person = toPerson(group, titles);
    const match = isSaid(group) ? null : onlyBest(persons, (other) => personAgreement(other, person));
    if (match === null) persons.push(person);
    else absorb(match, person);
  }
  return persons;
}

const isSaid = (group: readonly Draft[]): boolean => group[0]?.said != null;
const longestName = (group: readonly Draft[]): number => Math.max(...namesOf(group).map((name) => name.length));

function namesOf(group: readonly Draft[]): (readonly string[])[] {
  const names = group
    .flatMap(({ words, said }) => [words, ...(said?.name ? [wordsOf(said.name)] : [])])
    .map(personWords);
  const whole = names.filter(isWholeName);
  return distinct(whole.length > 0 ? whole : names);
}

/** A name that stands a thousand times is compared once. */
function distinct(names: readonly (readonly string[])[]): (readonly string[])[] {
  return [...new Map(names.map((name) => [name.join(' '), name])).values()];
}

const toPerson = (group: readonly Draft[], titles: Titles): Person => ({
  names: namesOf(group),
  whole: [...group],
  parts: [],
  titles: new Set(group.flatMap((draft) => titles(draft) ?? [])),
});

function absorb(person: Person, other: Person): void {
  person.names.push(...other.names);
  person.whole.push(...other.whole);
  person.whole.sort((a, b) => a.start - b.start);
  for (const title of other.titles) person.titles.add(title);
}

const personAgreement = (a: Person, b: Person): number =>
  Math.max(...a.names.flatMap((x) => b.names.map((y) => (x.length >= y.length ? agreement(x, y) : agreement(y, x)))));

/** The one item with the highest rank above 0; null when there is none, or more than one. */
function onlyBest<T>(items: readonly T[], rank: (item: T) => number): T | null {
  const best = allBest(items, rank).items;
  return best.length === 1 ? (best[0] ?? null) : null;
}

function allBest<T>(items: readonly T[], rank: (item: T) => number): { items: readonly T[]; rank: number } {
  const ranked = items.map((item) => ({ item, rank: rank(item) })).filter(({ rank }) => rank > 0);
  const top = Math.max(0, ...ranked.map(({ rank }) => rank));
  return { items: ranked.filter(({ rank }) => rank === top).map(({ item }) => item), rank: top };
}

const SCORE_OF_PART = [0, SURE.nameAlone, SURE.firstName, SURE.variant, SURE.shortName];

interface Cast {
  readonly persons: readonly Person[];
  readonly titles: Titles;
  readonly doubts: Doubt[];
}

/** Adds a part of a name to the person it refers to, or to what is in doubt; false when it refers to none. */
function attach(draft: Draft, { persons, titles, doubts }: Cast): boolean {
  const part = personWords(draft.words);
  const title = titles(draft);
  const agreeing = persons.filter((person) => !isAtOdds(title, person.titles));
  const best = allBest(agreeing, ({ names }) => Math.max(...names.map((name) => partAgreement(name, part))));
  const [only] = best.items;
  if (only === undefined) return false;
  if (best.items.length === 1) {
    if (title !== null) only.titles.add(title);
    only.parts.push(link(draft, 'SHORT_NAME', SCORE_OF_PART[best.rank] ?? SURE.nameAlone));
    return true;
  }
  const titled = best.items.filter((person) => title !== null && person.titles.has(title));
  if (titled.length === 1) titled[0]?.parts.push(link(draft, 'SHORT_NAME', SURE.likelyOfSeveral));
  else chooseLatest(draft, best.items, doubts);
  return true;
}

/** Of several people the one named in full last before the mention; a person should judge when two were, in one sentence, or none. */
function chooseLatest(draft: Draft, persons: readonly Person[], doubts: Doubt[]): void {
  const named = persons.map((person) => ({ person, last: person.whole.findLast(({ start }) => start < draft.start) }));
  const latest = named.sort((a, b) => (b.last?.start ?? -1) - (a.last?.start ?? -1));
  const [first, second] = latest;
  const isClear = first?.last !== undefined && first.last.sentence !== second?.last?.sentence;
  if (isClear) first.person.parts.push(link(draft, 'SHORT_NAME', SURE.latestOfSeveral));
  else doubts.push({ draft, persons: latest.map(({ person }) => person) });
}

function toCluster({ whole, parts, names }: Person, gazetteer: Gazetteer): Cluster {
  const longest = names.reduce((a, b) => (b.length > a.length ? b : a));
  const links = whole.map((draft) => {
    const words = personWords(draft.words);
    const isFull = isWholeName(words) && (agreement(longest, words) !== 2 || words.length === longest.length);
    return link(draft, isFull ? 'FULL_NAME' : 'SHORT_NAME', draft.said ? SURE.seed : SURE.fullName);
  });
  const full = links.filter(({ form }) => form === 'FULL_NAME').map(({ draft }) => draft);
  const identity = identify(whole, full.length > 0 ? full : whole, gazetteer);
  return { kind: 'PERSON', identity, links: [...links, ...parts] };
}

/** Who a group of mentions is; `naming` are those that may give the name. */
function identify(group: readonly Draft[], naming: readonly Draft[], gazetteer: Gazetteer): Identity {
  const said = group.find((draft) => draft.said !== null)?.said;
  if (said) return { by: 'SEED', said };
  const known = onlyKnown(group, gazetteer);
  if (known) return { by: 'KNOWN', known };
  const name = bestName(naming.map((draft) => withoutTitle(draft.name, draft.words)));
  return { by: 'NAME', name, slug: slug(name) };
}

/** The one known person that the mentions name; null when there is none, or more than one. */
function onlyKnown(drafts: readonly Draft[], gazetteer: Gazetteer): Known | null {
  const namings = drafts.flatMap((draft) => gazetteer.named(withoutTitle(draft.name, draft.words)));
  const known = new Set(namings.filter(({ known }) => known.kind === 'PERSON').map(({ known }) => known));
  return known.size === 1 ? ([...known][0] ?? null) : null;
}

/** Parts of names that refer to nobody named in full, grouped by spelling. */
function groupAlone(alone: readonly Draft[]): Draft[][] {
  const groups: Draft[][] = [];
  for (const draft of alone) {
    const group = groups.find(([first]) => first && isSameAlone(personWords(first.words), personWords(draft.words)));
    if (group) group.push(draft);
    else groups.push([draft]);
  }
  return groups;
}

function isSameAlone(a: readonly string[], b: readonly string[]): boolean {
  if (a.length !== b.length) return false;
  return a.every(
    (word, i) => isSameSpelled(word, b[i] ?? '') || isPluralOf(b[i] ?? '', word) || isPluralOf(word, b[i] ?? ''),
  );
}

/** One name with no other: whole for those who have but one, and a family name after a title. */
function aloneCluster(group: readonly Draft[], gazetteer: Gazetteer, titles: Titles): Cluster {
  const identity = identify(group, group, gazetteer);
  const linkScore = identity.by === 'KNOWN' ? SURE.likelyOfSeveral : SURE.nameAlone;
  const isFamilyName = group.some((draft) => titles(draft) !== null);
  const form = isFamilyName || identity.by === 'KNOWN' ? 'SHORT_NAME' : 'FULL_NAME';
  return { kind: 'PERSON', identity, links: group.map((draft) => link(draft, form, linkScore)) };
}
