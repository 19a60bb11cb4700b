/** Links partial names, such as a surname alone, to the people of the article that they refer to. */
import { lastBefore } from '../../text/binary-search.ts';
import type { Article } from '../article.ts';
import type { Gazetteer } from '../gazetteer/gazetteer.ts';
import type { Sex } from '../knowledge/kinship.ts';
import { CONFIDENCE, link, MAX_CANDIDATES } from './links.ts';
import type { Link, MentionContext } from './model.ts';
import { type Fitting, indexPartialNames, type PartialNameIndex } from './partial-names.ts';
import type { Person, PersonReaders } from './person-groups.ts';
import { isPluralOf, personWords, suffixOf } from './person-names.ts';
import { contradicts, isInPassing, statedSexOf } from './person-traits.ts';
import { type Bearer, type BearerChooser, createBearerChooser, firstUsesOf, type PersonNames } from './prominence.ts';
import { sexOfTitle } from './titles.ts';

export type PersonContext = PersonReaders;

/** A partial name that several people share, and these people, likeliest first. */
interface AmbiguousMention {
  readonly mention: MentionContext;
  readonly persons: readonly Person[];
}

interface Attached {
  /** Partial names that refer to nobody named in full. */
  readonly unattached: readonly MentionContext[];
  readonly shared: readonly AmbiguousMention[];
  /** Partial names that too many people of the article share. */
  readonly unresolved: readonly Link[];
}

/** Adds the partial names to the `partialLinks` of the people they refer to, and returns the others. */
export function attachPartialNames(article: Article, names: PersonNames, context: PersonContext): Attached {
  const { persons, partial } = names;
  const attach: AttachContext = {
    ...context,
    fitting: indexPartialNames(persons),
    choose: createBearerChooser(article, names),
    firstUses: firstUsesOf(partial),
    shared: [],
    unresolved: [],
  };
  const unattached = partial.filter((mention) => !attachPartialName(mention, attach));
  return { unattached, shared: attach.shared, unresolved: attach.unresolved };
}

/** Confidence by `partAgreement`. */
const CONFIDENCE_OF_PART = [0, CONFIDENCE.nameAlone, CONFIDENCE.firstName, CONFIDENCE.variant, CONFIDENCE.shortName];

interface AttachContext extends PersonContext {
  readonly fitting: PartialNameIndex<Person>;
  readonly choose: BearerChooser;
  /** Where each partial name stands first. */
  readonly firstUses: ReadonlyMap<string, number>;
  readonly shared: AmbiguousMention[];
  readonly unresolved: Link[];
}

/** Links a partial name to the person it refers to, or adds it to one of the lists; false when it refers to nobody named in full. */
function attachPartialName(mention: MentionContext, context: AttachContext): boolean {
  const best = fittingPersons(mention, context);
  if (best === 'CROWDED') {
    context.unresolved.push(link(mention, 'SHORT_NAME', 0));
    return true;
  }
  const [only, another] = best.persons;
  if (only === undefined) return false;
  const title = context.titles(mention);
  if (another === undefined && isRelativeOfOtherSex(mention, only, context)) return false;
  if (another === undefined) {
    if (title !== null) only.titles.add(title);
    only.partialLinks.push(link(mention, 'SHORT_NAME', CONFIDENCE_OF_PART[best.level] ?? CONFIDENCE.nameAlone));
    return true;
  }
  // Of so many nothing decides, and to look at all of them for each mention would take long.
  const isCrowd = best.persons.length > MAX_CANDIDATES;
  const persons = isCrowd ? best.persons.slice(0, MAX_CANDIDATES) : latestFirst(mention, best.persons);
  const bearer = isCrowd || isFamily(mention, persons) ? null : chooseBearer(mention, persons, context);
  if (bearer) bearer.person.partialLinks.push(link(mention, 'SHORT_NAME', bearer.linkScore));
  else context.shared.push({ mention, persons });
  return true;
}

/** The people that a partial name fits best: those with its suffix, else those without one. */
function fittingPersons(mention: MentionContext, context: AttachContext): Fitting<Person> | 'CROWDED' {
  const { fitting, titles, firstUses } = context;
  const [title, suffix, words] = [titles(mention), suffixOf(mention.words), personWords(mention.words)];
  const firstUse = firstUses.get(words.join(' ')) ?? Infinity;
  const isCompatible = (person: Person) =>
    !contradicts(title, person) &&
    ((suffix !== null && person.suffix === suffix) || !isAnothersRelative(person, title, firstUse));
  const best = fitting(words, (person) => isCompatible(person) && (suffix === null || person.suffix === suffix));
  if (suffix === null || best === 'CROWDED' || best.persons.length > 0) return best;
  return fitting(words, (person) => isCompatible(person) && person.suffix === null);
}

/**
 * Whether a surname is introduced as that of a relative whose title contradicts the given name of its only bearer: "Mr Lovelace, her
 * father". Without a title it may be the subject of the clause after a relative: "To reach his mother, Lovelace wrote".
 */
function isRelativeOfOtherSex(mention: MentionContext, person: Person, context: AttachContext): boolean {
  const { kinships, titles, gazetteer } = context;
  const title = titles(mention);
  const told = title === null ? null : sexOfTitle(title);
  if (told === null || person.kinships.length > 0 || kinships(mention) === null) return false;
  const own = sexOf(person, gazetteer);
  return own !== null && told !== own;
}

/** Whether a person is introduced as a relative of somebody for whom the partial name was used before. */
function isAnothersRelative(person: Person, title: string | null, firstUse: number): boolean {
  const isTitled = title !== null && sexOfTitle(title) !== null && sexOfTitle(title) === statedSexOf(person);
  return !isTitled && isInPassing(person) && firstUse < (person.fullMentions[0]?.start ?? 0);
}

/** Whether a name is the plural of a family's name, which means none of its members: "the Lovelaces". */
function isFamily({ words }: MentionContext, persons: readonly Person[]): boolean {
  const [word = ''] = personWords(words);
  return persons.every(({ names }) => names.some((name) => isPluralOf(word, name.at(-1) ?? '')));
}

/** The one of several people whom a partial name means: by title, by sex, or by prominence. */
function chooseBearer(
  mention: MentionContext,
  persons: readonly Person[],
  { titles, gazetteer, choose }: AttachContext,
): Bearer | null {
  const title = titles(mention);
  const titled = persons.filter((person) => title !== null && person.titles.has(title));
  if (titled.length === 1) return { person: titled[0] as Person, linkScore: CONFIDENCE.likelyOfSeveral };
  const sex = title === null ? null : sexOfTitle(title);
  const ofSex = sex === null ? persons : persons.filter((person) => [sex, null].includes(sexOf(person, gazetteer)));
  const [only, another] = ofSex;
  if (only === undefined) return null;
  return another === undefined ? { person: only, linkScore: CONFIDENCE.likelyOfSeveral } : choose(mention, ofSex);
}

/** The sex that the article says, else the one that the given name tells. */
const sexOf = (person: Person, gazetteer: Gazetteer): Sex | null =>
  statedSexOf(person) ?? gazetteer.sexOf(person.names[0]?.[0] ?? '');

/** The people in the order in which they were named last before a mention. */
function latestFirst({ start }: MentionContext, persons: readonly Person[]): Person[] {
  const named = persons.map((person) => ({ person, last: lastBefore(person.fullMentions, start - 1)?.start ?? -1 }));
  return named.sort((a, b) => b.last - a.last).map(({ person }) => person);
}
