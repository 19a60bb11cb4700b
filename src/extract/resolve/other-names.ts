/** Finds people under another name: by their initials, or by a nickname that the article gives ("Ada Lovelace, known as AL"). */
import type { Article } from '../article.ts';
import type { Gazetteer } from '../gazetteer/gazetteer.ts';
import type { MentionContext } from './model.ts';
import { isAcronym, lettersOf } from './organization-names.ts';
import { isWholeName, personWords, suffixOf } from './person-names.ts';

/** The mentions in their order; those by another name have the words of the person's full name. Surfaces do not change. */
export function resolveOtherNames(
  article: Article,
  mentions: readonly MentionContext[],
  gazetteer: Gazetteer,
): MentionContext[] {
  const persons = mentions.filter(isFullPerson);
  if (persons.length === 0) return [...mentions];
  const nicknames = readNicknames(article.text, mentions);
  const byInitials = indexInitials(persons);
  return mentions.map((mention) => {
    if (isFixed(mention)) return mention;
    const nickname = nicknames.get(mention.words.join(' '));
    if (isFullPerson(mention) && !nickname?.isCertain && mayBeOwnName(mention, gazetteer)) return mention;
    const person = nickname?.person ?? personOfInitials(mention, byInitials, gazetteer);
    if (!person) return mention;
    const form = isAcronym(mention.name) ? 'ACRONYM' : 'SHORT_NAME';
    return { ...mention, kind: 'PERSON', demonym: false, form, name: person.name, words: person.words };
  });
}

/** Whether a seed says what a mention is. */
const isFixed = ({ score, seedEntity }: MentionContext): boolean => score === null || seedEntity !== null;

const isFullPerson = ({ kind, words }: MentionContext): boolean => kind === 'PERSON' && isWholeName(personWords(words));

/** Whether a name of several words may be somebody's own beside a nickname: it has a given name, or is known. */
const mayBeOwnName = ({ name, words }: MentionContext, gazetteer: Gazetteer): boolean =>
  words.some((word) => gazetteer.isGivenName(word)) || gazetteer.lookup(name).length > 0;

const ALSO = `(?:(?:better|also|widely|commonly|popularly|universally|usually|simply|affectionately|best|or|and) )*`;
/** Between a name and a nickname. "called" needs "is", so that "the AB, called CD's friend" gives none. */
const NICKNAME_FOLLOWS = new RegExp(
  `^(?:, \\d{1,3})?(?:,? (?:(?:who|he|she) )?(?:(?:is|was) )?${ALSO}(?:known|nicknamed|dubbed)(?: (?:simply|only|just))?(?: as)?|` +
    String.raw`,? (?:who )?(?:is|was) ${ALSO}called|,? \(?(?:aka|a\.k\.a\.|alias)|,? (?:who )?(?:(?:goes|went) by|performs as|performed as|records as|rapp?ed as|writes as)(?: the (?:stage )?name(?: of)?)?)(?: the)? ["“‘']?$`,
  'iu',
);
const REAL_NAME_FOLLOWS =
  /^,? (?:\(?born|\(?(?:real|full|birth) name:?|whose (?:real|full|birth|given) name (?:is|was)) ["“‘']?$/iu;
const MAX_BETWEEN = 60;

/** After these a name is another one of the same person, even where it is a whole name. */
const CERTAIN = /\b(?:aka|a\.k\.a\.|alias|name|performs|performed|records|raps|rapped)\b/iu;

interface Nickname {
  readonly person: MentionContext;
  readonly isCertain: boolean;
}

/** The person of each nickname, by its words joined. The first person who has it counts. */
function readNicknames(text: string, mentions: readonly MentionContext[]): ReadonlyMap<string, Nickname> {
  const found = new Map<string, Nickname>();
  for (const [i, mention] of mentions.entries()) {
    const next = mentions[i + 1];
    if (next === undefined || next.start - mention.end > MAX_BETWEEN) continue;
    const between = text.slice(mention.end, next.start);
    const isPossessed = /^['’]s/u.test(text.slice(next.end, next.end + 2));
    if (isFullPerson(mention) && !isFixed(next) && !isPossessed && NICKNAME_FOLLOWS.test(between)) {
      const nickname = next.words.join(' ');
      if (!found.has(nickname)) found.set(nickname, { person: mention, isCertain: CERTAIN.test(between) });
    } else if (isFullPerson(next) && !isFixed(mention) && REAL_NAME_FOLLOWS.test(between)) {
      const nickname = mention.words.join(' ');
      const isCertain = CERTAIN.test(between);
      if ((isCertain || !isFullPerson(mention)) && !found.has(nickname))
        found.set(nickname, { person: next, isCertain });
    }
  }
  return found;
}

/** Fewer letters are the initials of too much. */
const MIN_INITIALS = 3;

/** The person with each initials; null when several people have them. */
function indexInitials(persons: readonly MentionContext[]): ReadonlyMap<string, MentionContext | null> {
  const found = new Map<string, MentionContext | null>();
  for (const person of persons) {
    const words = personWords(person.words);
    const letters = words
      .flatMap((word) => word.split('-'))
      .map((word) => word[0] ?? '')
      .join('');
    if (letters.length < MIN_INITIALS) continue;
    const other = found.get(letters);
    const isSame = other === undefined || other?.words.join(' ') === person.words.join(' ');
    found.set(letters, isSame && suffixOf(person.words) === null ? person : null);
  }
  return found;
}

/** The person whose initials a mention is, unless it is a known acronym of something else. */
function personOfInitials(
  { name }: MentionContext,
  byInitials: ReadonlyMap<string, MentionContext | null>,
  gazetteer: Gazetteer,
): MentionContext | null {
  if (!isAcronym(name) || gazetteer.lookup(name).length > 0) return null;
  return byInitials.get(lettersOf(name)) ?? null;
}
