/** Groups the mentions of people by full name, and joins groups whose names are variants of one name. */
import type { GazetteerEntry } from '../gazetteer/entry.ts';
import type { Gazetteer } from '../gazetteer/gazetteer.ts';
import { FullNames } from './full-names.ts';
import { groupBy } from './group-by.ts';
import type { Kinship, KinshipReader } from './kinship.ts';
import { knownPersons } from './known-persons.ts';
import { seedEntityKey, wordsOf } from './mention-context.ts';
import type { Link, MentionContext } from './model.ts';
import { isWholeName, personWords, suffixOf } from './person-names.ts';
import type { TitleReader } from './titles.ts';

/** One person of the article. */
export interface Person {
  /** Words of every full name that the article or a seed gives. */
  readonly names: (readonly string[])[];
  /** "jr", "sr" or a number after the name; null when the article gives none. */
  suffix: string | null;
  /** The person of the gazetteer whom exact spelling tells from another of the name; null when there is no other. */
  readonly entry: GazetteerEntry | null;
  /** Mentions by a full name, or linked to the person by a seed, in text order. */
  readonly fullMentions: MentionContext[];
  /** Mentions by a part of the name. */
  readonly partialLinks: Link[];
  /** Titles before the mentions: "mr", "president". */
  readonly titles: Set<string>;
  /** How full mentions introduce the person as somebody's relative. */
  readonly kinships: Kinship[];
  /** How many full mentions introduce the person so, without the other person beside them. */
  relativeMentions: number;
}

export interface PersonReaders {
  readonly titles: TitleReader;
  /** Offices in apposition to a name: "the mayor, Ada Lovelace". */
  readonly offices: TitleReader;
  readonly kinships: KinshipReader;
  readonly gazetteer: Gazetteer;
}

/** The people that are named in full. Persons that seeds link are never joined with one another. */
export function groupPersons(mentions: readonly MentionContext[], readers: PersonReaders): Person[] {
  const keyOf = (mention: MentionContext) =>
    `${nameKey(mention)} ${spelledEntry(mention, readers.gazetteer)?.record.key ?? ''}`;
  const groups = groupBy(mentions, (mention) => seedEntityKey(mention) ?? keyOf(mention));
  const persons: Person[] = [];
  const known = new FullNames<Person>();
  for (const named of groups.map((group) => readGroup(group, readers)).sort(bySeedThenLength)) {
    const isPossible = (other: Person, level: number) => mayBeOne(named, other, level);
    const match = isSeedLinked(named.group) ? null : known.match(named.names[0] ?? [], isPossible);
    const person = match ?? newPerson(named);
    if (match === null) persons.push(person);
    for (const words of named.names) known.add(person, words);
    extend(person, named, readers);
  }
  for (const { fullMentions } of persons) fullMentions.sort((a, b) => a.start - b.start);
  return persons;
}

const nameKey = ({ words }: MentionContext): string => `${personWords(words).join(' ')} ${suffixOf(words) ?? ''}`;

/** The one of several people of the gazetteer with one name but for its accents whose name is spelled as the mention. */
function spelledEntry(mention: MentionContext, gazetteer: Gazetteer): GazetteerEntry | null {
  const [only, another] = knownPersons(mention, gazetteer);
  if (only === undefined || another !== undefined) return null;
  const isShared = gazetteer.lookup(mention.name).some(({ entry }) => entry.kind === 'PERSON' && entry !== only);
  return isShared ? only : null;
}

const newPerson = ({ suffix, entry }: NamedGroup): Person => ({
  names: [],
  suffix,
  entry,
  fullMentions: [],
  partialLinks: [],
  titles: new Set(),
  kinships: [],
  relativeMentions: 0,
});

/** Level of `agreement` of names whose first word is a short form of the other's. */
const SHORT_NAME = 3;

/**
 * Whether a name may be another of a person: not with another suffix, and where a suffix or a short form is the difference, not when
 * one of them is introduced as somebody's relative.
 */
function mayBeOne({ suffix, kinships, entry }: NamedGroup, person: Person, level: number): boolean {
  if (entry !== null && person.entry !== null && entry !== person.entry) return false;
  if (suffix !== null && person.suffix !== null) return suffix === person.suffix;
  const isDoubtful = suffix !== person.suffix || level === SHORT_NAME;
  return !(isDoubtful && level >= SHORT_NAME && kinships.length + person.kinships.length > 0);
}

/** Mentions of one name or of one entity that a seed links, and their distinct names. A group without an entity has one name. */
interface NamedGroup {
  readonly group: readonly MentionContext[];
  readonly names: readonly (readonly string[])[];
  readonly suffix: string | null;
  readonly entry: GazetteerEntry | null;
  readonly kinships: readonly Kinship[];
  readonly relativeMentions: number;
}

function readGroup(group: readonly MentionContext[], { kinships, gazetteer }: PersonReaders): NamedGroup {
  const found = group.map(kinships);
  return {
    group,
    names: fullNames(group),
    suffix: group.map(({ words }) => suffixOf(words)).find((suffix) => suffix !== null) ?? null,
    entry: group[0] && group[0].seedEntity === null ? spelledEntry(group[0], gazetteer) : null,
    kinships: distinctKinships(found),
    relativeMentions: found.filter((kinship) => kinship?.isCoordinated === false).length,
  };
}

/** Persons that seeds link come first, then longer names, so that shorter variants join them. */
function bySeedThenLength(a: NamedGroup, b: NamedGroup): number {
  return (
    Number(isSeedLinked(b.group)) - Number(isSeedLinked(a.group)) ||
    longestName(b) - longestName(a) ||
    (a.group[0]?.start ?? 0) - (b.group[0]?.start ?? 0)
  );
}

const isSeedLinked = (group: readonly MentionContext[]): boolean => group[0]?.seedEntity != null;
const longestName = ({ names }: NamedGroup): number => names.reduce((most, { length }) => Math.max(most, length), 0);

/** Each way once, so that a relative who is named a thousand times has no more of them. */
function distinctKinships(found: readonly (Kinship | null)[]): Kinship[] {
  const known = found.filter((kinship) => kinship !== null);
  return [...new Map(known.map((kinship) => [`${kinship.sex} ${kinship.isCoordinated}`, kinship])).values()];
}

function fullNames(group: readonly MentionContext[]): (readonly string[])[] {
  const names = group
    .flatMap(({ words, seedEntity }) => [words, ...(seedEntity?.name ? [wordsOf(seedEntity.name)] : [])])
    .map(personWords);
  const whole = names.filter(isWholeName);
  return distinct(whole.length > 0 ? whole : names);
}

/** Removes duplicates, so that a name mentioned a thousand times is compared once. */
function distinct(names: readonly (readonly string[])[]): (readonly string[])[] {
  return [...new Map(names.map((name) => [name.join(' '), name])).values()];
}

function extend(person: Person, named: NamedGroup, { titles, offices }: PersonReaders): void {
  const { group, names, suffix, kinships } = named;
  for (const name of names) person.names.push(name);
  const ways = distinctKinships([...person.kinships, ...kinships]);
  person.kinships.splice(0, person.kinships.length, ...ways);
  person.relativeMentions += named.relativeMentions;
  person.suffix ??= suffix;
  for (const mention of group) {
    person.fullMentions.push(mention);
    for (const title of [titles(mention), offices(mention)]) if (title !== null) person.titles.add(title);
  }
}
