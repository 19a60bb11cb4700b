/** Tells which of several people with a name in common a part of that name means. */
import { lastBefore } from '../../text/binary-search.ts';
import type { Article } from '../article.ts';
import { CONFIDENCE } from './links.ts';
import type { MentionContext } from './model.ts';
import type { Person } from './person-groups.ts';
import { personWords } from './person-names.ts';
import { isInPassing } from './person-traits.ts';

export interface Bearer {
  readonly person: Person;
  readonly linkScore: number;
}

export interface PersonNames {
  readonly persons: readonly Person[];
  /** Mentions by a part of a name, in text order. */
  readonly partial: readonly MentionContext[];
}

/** The person whom a partial name means; null when nothing decides. `persons` are at least two. */
export type BearerChooser = (mention: MentionContext, persons: readonly Person[]) => Bearer | null;

/** How many times as often as all others somebody has to be named in full, to be the one whom the article is about. */
const MUCH_MORE = 3;
/** How many sentences back a full name still decides what a part of it means. */
const REACH = 1;

interface Context {
  readonly headlineEnd: number;
  /** The index of a sentence by its start. */
  readonly sentenceAt: (start: number) => number;
  /** Where each partial name stands first. */
  readonly firstUses: ReadonlyMap<string, number>;
  /** Where the first person of each sentence is named: likely its subject. */
  readonly firstOfSentence: ReadonlyMap<number, number>;
}

/** Reads the mentions of people, in full and by a part of a name. */
export function createBearerChooser(
  { passages, sentences }: Article,
  { persons, partial }: PersonNames,
): BearerChooser {
  const indexes = new Map(sentences.map(({ start }, i) => [start, i]));
  const context: Context = {
    headlineEnd: passages.find(({ role }) => role === 'HEADLINE')?.end ?? 0,
    sentenceAt: (start) => indexes.get(start) ?? 0,
    firstUses: firstUsesOf(partial),
    firstOfSentence: firstOfSentences([...partial, ...persons.flatMap(({ fullMentions }) => fullMentions)]),
  };
  return (mention, persons) => {
    const central = persons.filter((person) => !isInPassing(person));
    const pool = central.length > 0 ? central : persons;
    const [only, another] = pool;
    if (only !== undefined && another === undefined) return { person: only, linkScore: CONFIDENCE.likelyOfSeveral };
    const subject = subjectOf(mention, pool, context);
    const latest = latestOf(mention, pool, context);
    if (subject === null) return latest && { person: latest.person, linkScore: CONFIDENCE.latestOfSeveral };
    const isInDoubt =
      latest !== null &&
      latest.person !== subject &&
      context.firstOfSentence.get(latest.last.sentence) === latest.last.start;
    return isInDoubt ? null : { person: subject, linkScore: CONFIDENCE.likelyOfSeveral };
  };
}

const nameOf = ({ words }: MentionContext): string => personWords(words).join(' ');

function firstOfSentences(mentions: readonly MentionContext[]): ReadonlyMap<number, number> {
  const first = new Map<number, number>();
  for (const { start, sentence } of mentions) first.set(sentence, Math.min(first.get(sentence) ?? Infinity, start));
  return first;
}

/** Where each partial name stands first. */
export const firstUsesOf = (partials: readonly MentionContext[]): ReadonlyMap<string, number> =>
  new Map([...partials].reverse().map((mention) => [nameOf(mention), mention.start]));

/**
 * The person whom the article is about: the only one named in full in its headline; or the one named first, when the part of the
 * name was used for her alone before others were named; or the one named in full much more often.
 */
function subjectOf(mention: MentionContext, pool: readonly Person[], context: Context): Person | null {
  const inHeadline = pool.filter((person) => startOf(person) < context.headlineEnd);
  if (inHeadline.length === 1) return inHeadline[0] ?? null;
  const [first, second] = [...pool].sort((a, b) => startOf(a) - startOf(b));
  const firstUse = context.firstUses.get(nameOf(mention)) ?? Infinity;
  const areApart = first?.fullMentions[0]?.sentence !== second?.fullMentions[0]?.sentence;
  if (first && second && areApart && firstUse < startOf(second)) return first;
  const [most, next] = [...pool].sort((a, b) => b.fullMentions.length - a.fullMentions.length);
  const isMost = (most?.fullMentions.length ?? 0) >= MUCH_MORE * (next?.fullMentions.length ?? 0);
  return isMost ? (most ?? null) : null;
}

const startOf = ({ fullMentions }: Person): number => fullMentions[0]?.start ?? Infinity;

interface Latest {
  readonly person: Person;
  readonly last: MentionContext;
}

/** The only person named in full in the sentence that names one of them last, if that is near enough. */
function latestOf(mention: MentionContext, pool: readonly Person[], { sentenceAt }: Context): Latest | null {
  const named = pool.map((person) => ({ person, last: lastBefore(person.fullMentions, mention.start - 1) }));
  const [first, second] = named.sort((a, b) => (b.last?.start ?? -1) - (a.last?.start ?? -1));
  if (first?.last === undefined || first.last.sentence === second?.last?.sentence) return null;
  const distance = sentenceAt(mention.sentence) - sentenceAt(first.last.sentence);
  return distance <= REACH ? { person: first.person, last: first.last } : null;
}
