/** Groups the mentions of people by full name, and joins groups whose names are variants of one name. */
import { FullNames } from './full-names.ts';
import { groupBy } from './group-by.ts';
import { seedEntityKey, wordsOf } from './mention-context.ts';
import type { Link, MentionContext } from './model.ts';
import { isWholeName, personWords } from './person-names.ts';
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
  const known = new FullNames<Person>();
  for (const { group, names } of groups.map(withNames).sort(bySeedThenLength)) {
    const match = isSeedLinked(group) ? null : known.match(names[0] ?? []);
    const person = match ?? { names: [], fullMentions: [], partialLinks: [], titles: new Set() };
    if (match === null) persons.push(person);
    for (const words of names) known.add(person, words);
    extend(person, { group, names }, titles);
  }
  for (const { fullMentions } of persons) fullMentions.sort((a, b) => a.start - b.start);
  return persons;
}

/** Mentions of one name or of one entity that a seed links, and their distinct names. A group without an entity has one name. */
interface NamedGroup {
  readonly group: readonly MentionContext[];
  readonly names: readonly (readonly string[])[];
}

const withNames = (group: readonly MentionContext[]): NamedGroup => ({ group, names: fullNames(group) });

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

function extend(person: Person, { group, names }: NamedGroup, titles: TitleReader): void {
  for (const name of names) person.names.push(name);
  for (const mention of group) {
    person.fullMentions.push(mention);
    const title = titles(mention);
    if (title !== null) person.titles.add(title);
  }
}
