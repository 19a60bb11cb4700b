/** Finds whom "he" or "she" stands for where the pronoun is the speaker: a person of the sentences before it. */
import type { EntityKey, MentionRecord } from '../../model.ts';
import { isSmallAscii } from '../../text/fold.ts';
import { wordSet } from '../../text/word-set.ts';
import type { Sex } from '../knowledge/kinship.ts';
import type { Chunk } from './chunks.ts';
import type { Quotations } from './quotations.ts';
import { isRole } from './role-phrase.ts';

/** How often a statement is right whose speaker is named in its sentence, and one whose speaker a pronoun stands for; measured on news. */
export const NAMED_SCORE = 0.95;
export const PRONOUN_SCORE = 0.85;

/** How many sentences before the pronoun are read: those that are quoted, or have a pronoun for the same person, name nobody. */
const MAX_BACK = 4;
/** How many sentences before the pronoun may name somebody else whom it stands for. */
const MAX_REACH = 12;

const MALE = wordSet('mr mr. sir lord king prince father brother spokesman chairman congressman businessman actor');
const FEMALE = wordSet(
  'mrs mrs. ms ms. miss lady dame queen princess madam sister spokeswoman chairwoman congresswoman businesswoman actress',
);

/** A mention, and the word before it, which may tell whether it is a man's or a woman's. */
export interface Bearer {
  readonly mention: MentionRecord;
  readonly title: string;
}

/** What is known of a sentence when antecedents are looked for in it. All of it is of the words that are not quoted. */
export interface ReadSentence {
  readonly bearerAt: (at: number) => Bearer | null;
  /** The entities of the people it names. */
  readonly names: ReadonlySet<EntityKey | null>;
  /** Index of the first person; Infinity when there is none. */
  readonly firstPerson: number;
  /** The one person it names; null when there are none or several. */
  readonly onlyPerson: Bearer | null;
  /** Whether words report speech of somebody who is no person named as its subject. */
  readonly reports: boolean;
  /** Whether it can be passed over: all of it is quoted, or a pronoun stands for the person who was named before. */
  readonly namesNobody: boolean;
  readonly pronounAt: (at: number) => string;
  /** The person who speaks first in it, by name or by a pronoun; null when nobody is known to. */
  readonly speaker: Bearer | null;
}

export const isPersonalPronoun = (chunk: Chunk | undefined): boolean =>
  chunk?.mention === null && /^(?:he|she)$/.test(chunk.folded);

const isPerson = ({ mention }: Chunk): boolean => mention?.kind === 'PERSON' && mention.status === 'ACCEPTED';

const isWord = (surface: string): boolean => isSmallAscii(surface) || /[\p{L}\p{N}]/u.test(surface);

export function readSentence(
  chunks: readonly Chunk[],
  { isQuoted }: Quotations,
  isReportOfOthers: (at: number) => boolean,
): ReadSentence {
  const bearerAt = (at: number): Bearer | null => {
    const mention = chunks[at]?.mention;
    return mention ? { mention, title: chunks[at - 1]?.folded ?? '' } : null;
  };
  const words = chunks.flatMap((chunk, at) => (isQuoted(at) || !isWord(chunk.surface) ? [] : [{ chunk, at }]));
  const people = words.filter(({ chunk }) => isPerson(chunk));
  const [first] = people;
  const isOne = people.every(({ chunk }) => chunk.mention?.entity === first?.chunk.mention?.entity);
  const reports = words.some(({ at }) => isReportOfOthers(at));
  const isUnnamed =
    !reports && !words.some(({ chunk }) => isRole(chunk)) && words.some(({ chunk }) => isPersonalPronoun(chunk));
  return {
    bearerAt,
    names: new Set(people.map(({ chunk }) => chunk.mention?.entity ?? null)),
    firstPerson: first?.at ?? Infinity,
    onlyPerson: first && isOne && !isOfUnnamed(chunks) ? bearerAt(people.at(-1)?.at ?? first.at) : null,
    reports,
    namesNobody: people.length === 0 && (words.length === 0 || isUnnamed),
    pronounAt: (at) => chunks[at]?.folded ?? '',
    speaker: null,
  };
}

const MAX_OFFICE = 5;

/** Whether the subject of a sentence is the holder of an office who is not named: "The president praised Ada Lovelace". */
function isOfUnnamed(chunks: readonly Chunk[]): boolean {
  if (!/^(?:the|a|an|his|her|their|its)$/.test(chunks[0]?.folded ?? '')) return false;
  const end = chunks.findIndex((chunk, at) => at > 0 && !isRole(chunk) && isRole(chunks[at - 1] as Chunk));
  const next = chunks[end];
  return (
    end > 0 &&
    end <= MAX_OFFICE &&
    next?.mention === null &&
    /^(?!(?:of|for|at|in|from|to|and|who)$)\p{Ll}+$/u.test(next.surface)
  );
}

/**
 * The person that the pronoun at chunk `at` of a sentence stands for; null unless it is clear. `before` are the sentences before it.
 */
type FindAntecedent = (before: readonly ReadSentence[], sentence: ReadSentence, at: number) => Bearer | null;

/** `sexes` are those that given names tell, by entity. */
export function antecedents(sexes: ReadonlyMap<EntityKey | null, Sex>): FindAntecedent {
  return (before, sentence, at) => {
    if (sentence.firstPerson < at) return null;
    for (let back = 1; back <= MAX_BACK; back++) {
      const other = before[before.length - back];
      if (other === undefined) return null;
      const person = other.speaker ?? (other.reports ? null : other.onlyPerson);
      if (person)
        return fits(person, sentence, at) && !isRatherAnother(person, before, sentence.pronounAt(at)) ? person : null;
      if (!other.namesNobody) return null;
    }
    return null;
  };

  /** Whether a given name is of the other sex, and somebody named shortly before has one of this sex. A given name alone may mislead: Joan Miró. */
  function isRatherAnother({ mention }: Bearer, before: readonly ReadSentence[], pronoun: string): boolean {
    const [sex, other]: readonly Sex[] = pronoun === 'he' ? ['MALE', 'FEMALE'] : ['FEMALE', 'MALE'];
    const isOther = sexes.get(mention.entity) === other;
    return isOther && before.slice(-MAX_REACH).some(({ names }) => [...names].some((name) => sexes.get(name) === sex));
  }
}

/** Whether a person may be who the pronoun stands for: the title agrees, and the sentence does not name that person as somebody else. */
function fits({ title, mention }: Bearer, sentence: ReadSentence, at: number): boolean {
  const isOther = (sentence.pronounAt(at) === 'he' ? FEMALE : MALE).has(title);
  return !isOther && !sentence.names.has(mention.entity);
}
