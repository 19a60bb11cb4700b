/** Groups the mentions of people by full name, and joins groups whose names are variants of one name. */
import { groupBy } from './group-by.ts';
import { seedEntityKey, wordsOf } from './mention-context.ts';
import type { Link, MentionContext } from './model.ts';
import { agreement, isWholeName, personWords } from './person-names.ts';
import type { TitleReader } from './titles.ts';

/** One person of the article. */
export interface Person {
  /** Words of every full name that the article or a seed gives. */
  readonly names: (readonly string[])[];
  /** Mentions by a full name, or linked to the person by a seed, in text order. */
  readonly fullMentions: MentionContext[];
  /** Mentions by a part of the name. */
  readonly partialLinks: Link[];
  /** Titles before the mentions: "mr", "president". */
  readonly titles: Set<string>;
}

/** The people that are named in full. Persons that seeds link are never joined with one another. */
export function groupPersons(mentions: readonly MentionContext[], titles: TitleReader): Person[] {
  const groups = groupBy(mentions, (mention) => seedEntityKey(mention) ?? personWords(mention.words).join(' '));
  const persons: Person[] = [];
  for (const group of groups.sort(bySeedThenLength)) {
    const person = toPerson(group, titles);
    const match = isSeedLinked(group) ? null : bestOrNull(persons, (other) => personAgreement(other, person));
    if (match === null) persons.push(person);
    else absorb(match, person);
  }
  return persons;
}

/** Persons that seeds link come first, then longer names, so that shorter variants join them. */
function bySeedThenLength(a: readonly MentionContext[], b: readonly MentionContext[]): number {
  return (
    Number(isSeedLinked(b)) - Number(isSeedLinked(a)) ||
    longestName(b) - longestName(a) ||
    (a[0]?.start ?? 0) - (b[0]?.start ?? 0)
  );
}

const isSeedLinked = (group: readonly MentionContext[]): boolean => group[0]?.seedEntity != null;
const longestName = (group: readonly MentionContext[]): number =>
  Math.max(...fullNames(group).map((name) => name.length));

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

const toPerson = (group: readonly MentionContext[], titles: TitleReader): Person => ({
  names: fullNames(group),
  fullMentions: [...group],
  partialLinks: [],
  titles: new Set(group.flatMap((mention) => titles(mention) ?? [])),
});

function absorb(person: Person, other: Person): void {
  person.names.push(...other.names);
  person.fullMentions.push(...other.fullMentions);
  person.fullMentions.sort((a, b) => a.start - b.start);
  for (const title of other.titles) person.titles.add(title);
}

const personAgreement = (a: Person, b: Person): number =>
  Math.max(...a.names.flatMap((x) => b.names.map((y) => (x.length >= y.length ? agreement(x, y) : agreement(y, x)))));

/** The one item of the highest rank above 0; null when there is none or more than one. */
function bestOrNull<T>(items: readonly T[], rank: (item: T) => number): T | null {
  const best = highestRanked(items, rank).items;
  return best.length === 1 ? (best[0] ?? null) : null;
}

/** All items of the highest rank above 0, and that rank; 0 when there is none. */
export function highestRanked<T>(items: readonly T[], rankOf: (item: T) => number): { items: T[]; rank: number } {
  const ranked = items.map((item) => ({ item, rank: rankOf(item) })).filter(({ rank }) => rank > 0);
  const rank = Math.max(0, ...ranked.map((each) => each.rank));
  return { items: ranked.filter((each) => each.rank === rank).map(({ item }) => item), rank };
}
