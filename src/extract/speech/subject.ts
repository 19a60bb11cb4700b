/** Finds the subject of a verb, if it is a mention, and where its clause begins. */
import type { Kind } from '../../model.ts';
import { wordSet } from '../../text/word-set.ts';
import { CALENDAR } from '../knowledge/calendar.ts';
import { AFTER_ORGANIZATION } from '../knowledge/head-nouns.ts';
import { ADVERBS, AUXILIARIES } from '../knowledge/reporting-verbs.ts';
import { isPersonalPronoun } from './antecedents.ts';
import type { Chunk } from './chunks.ts';
import { CONJUNCTIONS, isSpeechNoun, mayBegin, POSSESSIVE, phraseStart, SEPARATORS } from './noun-phrase.ts';
import { isQuotationMark } from './quotations.ts';
import { isRole, rolePhraseAfter } from './role-phrase.ts';

export interface Subject {
  /** Index of the mention, or of "he" or "she". */
  readonly speaker: number;
  /** Index of the first chunk of the clause. */
  readonly from: number;
  /** Whether a comma or another mark separates the clause from what precedes it. */
  readonly isSeparated: boolean;
}

const MAX_APPOSITION = 25;
const MAX_PARENTHESIS = 12;
const DASH = /^(?:[—–-]|--)$/;

/** The subject of the verb at chunk `verb`; null unless it is certain. */
export function subjectOf(chunks: readonly Chunk[], verb: number): Subject | null {
  const at = withoutSpeech(chunks, beforeVerb(chunks, verb));
  if (isPersonalPronoun(chunks[at])) return pronounAt(chunks, at);
  if (chunks[at]?.folded === 'who') return ofRelative(chunks, at);
  const direct = isSpeaker(chunks[at]) ? subjectAt(chunks, withoutOrigin(chunks, at)) : null;
  return direct ?? beforeApposition(chunks, at) ?? beforeOpenApposition(chunks, at);
}

/** The person whom "who" at a chunk stands for: "praise from Ada Lovelace, who said"; null after "a friend of Ada Lovelace". */
function ofRelative(chunks: readonly Chunk[], at: number): Subject | null {
  const speaker = chunks[at - 1]?.surface === ',' ? at - 2 : at - 1;
  if (chunks[speaker]?.mention?.kind !== 'PERSON') return null;
  const from = phraseStart(chunks, speaker);
  const [owner, preposition] = [chunks[from - 2], folded(chunks, from - 1)];
  const isOfOther = /^(?:of|for)$/.test(preposition) || (preposition === 'to' && owner !== undefined && isRole(owner));
  return isOfOther ? null : { speaker, from: at, isSeparated: false };
}

/** The name whose words are the subject at a chunk, "Ada Lovelace's letter"; otherwise `at`. */
function withoutSpeech(chunks: readonly Chunk[], at: number): number {
  const chunk = chunks[at];
  if (chunk === undefined || chunk.mention !== null) return at;
  if (isSpeechNoun(chunk) && POSSESSIVE.test(chunks[at - 1]?.surface ?? '') && isSpeaker(chunks[at - 2])) return at - 2;
  return at;
}

/** A pronoun as a subject. Words of time may stand before it without a comma. */
function pronounAt(chunks: readonly Chunk[], at: number): Subject | null {
  const before = chunks[at - 1];
  const isFirst = before === undefined || isQuotationMark(before) || (at === 1 && /^(?:and|but)$/.test(before.folded));
  const isSeparated = SEPARATORS.test(before?.surface ?? '');
  return isFirst || isSeparated || CALENDAR.has(before?.folded ?? '') || CONJUNCTIONS.has(before?.folded ?? '')
    ? { speaker: at, from: at, isSeparated }
    : null;
}

/** The mention at chunk `speaker` as a subject; null when it cannot be one. */
function subjectAt(chunks: readonly Chunk[], speaker: number): Subject | null {
  if (isRegion(chunks, speaker)) return null;
  const from = apposedStart(chunks, speaker);
  return mayBegin(chunks, from)
    ? { speaker, from, isSeparated: SEPARATORS.test(chunks[from - 1]?.surface ?? '') }
    : null;
}

/** Where the noun phrase of a name begins, with an office before it and a comma: "the mayor, Ada Lovelace". */
export function apposedStart(chunks: readonly Chunk[], speaker: number): number {
  const from = phraseStart(chunks, speaker);
  const [comma, office] = [chunks[from - 1], chunks[from - 2]];
  if (from !== speaker || comma?.surface !== ',' || office === undefined) return from;
  const isOffice = isRole(office) || (office.mention !== null && office.mention.kind !== 'PERSON');
  const start = isOffice ? officeStart(chunks, from - 2) : null;
  return start ?? from;
}

/** Where the phrase of an office that ends at chunk `end` begins: "the head of the bank"; null when it has no office. */
function officeStart(chunks: readonly Chunk[], end: number): number | null {
  const from = phraseStart(chunks, end);
  const before = chunks[from - 1];
  if (isRole(chunks[end] as Chunk)) return from;
  const isOwner = before !== undefined && /^(?:of|for|at)$/.test(before.folded);
  const office = chunks[from - 2];
  return isOwner && office && isRole(office) ? phraseStart(chunks, from - 2) : null;
}

/** Whether a place is where the name before it is: "Springfield, Ohio, ...", "the Harbour Bank, Oslo, ...". */
const isRegion = (chunks: readonly Chunk[], at: number): boolean => {
  const before = chunks[at - 2]?.mention?.kind;
  return (
    chunks[at]?.mention?.kind === 'PLACE' &&
    chunks[at - 1]?.surface === ',' &&
    before !== undefined &&
    before !== 'PERSON'
  );
};

/** The last chunk before the verb that is none of its adverbs, nor a time, a bracket or a dash between name and verb. */
function beforeVerb(chunks: readonly Chunk[], verb: number): number {
  let at = verb - 1;
  for (;;) {
    const skipped = skipBetween(chunks, at);
    if (skipped === at) return at;
    at = skipped;
  }
}

const TIME_UNIT = wordSet('week month year morning afternoon evening night day today yesterday weekend');
const TIME_MODIFIER = wordSet('this last next late early earlier on since by that every');
/** Other adverbs between a subject and its verb. */
const IN_BETWEEN = /^(?:long|never|ever|even|only|just|will|.{2,}ly)$/;
const REFLEXIVE = /^(?:himself|herself|itself|themselves)$/;

function skipBetween(chunks: readonly Chunk[], at: number): number {
  const chunk = chunks[at];
  if (chunk === undefined || chunk.mention !== null) return at;
  const { folded: word, surface } = chunk;
  if (word === 'news' || (word === 'agency' && folded(chunks, at - 1) === 'news')) return at - 1;
  if (
    ADVERBS.has(word) ||
    IN_BETWEEN.test(word) ||
    AUXILIARIES.has(word) ||
    AFTER_ORGANIZATION.has(word) ||
    REFLEXIVE.test(word)
  )
    return at - 1;
  const isTime = CALENDAR.has(word) || (TIME_UNIT.has(word) && isTimeBefore(chunks, at));
  const isBeforeTime =
    TIME_MODIFIER.has(word) && (CALENDAR.has(folded(chunks, at + 1)) || TIME_UNIT.has(folded(chunks, at + 1)));
  if (isTime || isBeforeTime) return at - 1;
  if (surface === ')') return beforeMark(chunks, at, /^\($/);
  return DASH.test(surface) ? beforeMark(chunks, at, DASH) : at;
}

const isTimeBefore = (chunks: readonly Chunk[], at: number): boolean =>
  /^(?:today|yesterday)$/.test(folded(chunks, at)) ||
  TIME_MODIFIER.has(folded(chunks, at - 1)) ||
  CALENDAR.has(folded(chunks, at - 1));

/** The chunk before the mark that opens what ends at chunk `at`, if it is a mention; otherwise `at`. */
function beforeMark(chunks: readonly Chunk[], at: number, mark: RegExp): number {
  for (let open = at - 1; open > Math.max(0, at - MAX_PARENTHESIS); open--) {
    if (mark.test(chunks[open]?.surface ?? '')) return chunks[open - 1]?.mention ? open - 1 : at;
  }
  return at;
}

/** The mention before an apposition that a comma ends: "Ada Lovelace, who runs the mill, ...". */
function beforeApposition(chunks: readonly Chunk[], at: number): Subject | null {
  if (chunks[at]?.surface !== ',') return null;
  for (let comma = at; comma > Math.max(0, at - MAX_APPOSITION); comma--) {
    if (isQuotationMark(chunks[comma])) return null;
    if (chunks[comma]?.surface !== ',' || !isSpeaker(chunks[comma - 1])) continue;
    const speaker = withoutOrigin(chunks, comma - 1);
    if (comma === at && (chunks[speaker - 1]?.surface !== ',' || isAfterPerson(chunks, speaker))) continue;
    const subject = subjectAt(chunks, speaker);
    if (subject) return subject;
  }
  return null;
}

/** Whether a body or place stands behind a person and a comma: "Ada Lovelace, Harbour Bank, ...". */
const isAfterPerson = (chunks: readonly Chunk[], at: number): boolean =>
  chunks[at]?.mention?.kind !== 'PERSON' && chunks[at - 2]?.mention?.kind === 'PERSON';

/** Words that show that what follows a name is more than an apposition. */
const FINITE = wordSet(
  'is are was were has had have will would can could may might who whose which that where when said says told',
);
const APPOSITION = /^(?:\d+|an?|the|of|from|one|co-.*|former|then|head|chief)$/;

/** Whether what follows a name and a comma describes its bearer. */
export const beginsApposition = (chunks: readonly Chunk[], at: number): boolean =>
  /^(?:who|which)$/.test(folded(chunks, at)) ||
  APPOSITION.test(folded(chunks, at)) ||
  rolePhraseAfter(chunks, at) !== null;

/**
 * The name before an apposition without a comma at its end: "Ada Lovelace, 36, of Radio Harbour said". In "in a letter to Ada Lovelace,
 * the council said" one noun is the subject.
 */
function beforeOpenApposition(chunks: readonly Chunk[], at: number): Subject | null {
  for (let comma = at - 1; comma > Math.max(0, at - MAX_APPOSITION); comma--) {
    const { folded: word, surface } = chunks[comma] as Chunk;
    if (FINITE.has(word) || /^[;:]$/.test(surface) || isQuotationMark(chunks[comma])) return null;
    if (surface !== ',' || chunks[comma - 1]?.mention?.kind !== 'PERSON') continue;
    const isSubject = /^(?:an?|the|one)$/.test(folded(chunks, comma + 1)) && at - comma <= 2;
    return beginsApposition(chunks, comma + 1) && !isSubject ? subjectAt(chunks, comma - 1) : null;
  }
  return null;
}

/** The name before where somebody is or what they belong to: "Ada Lovelace of the Harbour Bank", "Ada Lovelace in Oslo". */
function withoutOrigin(chunks: readonly Chunk[], at: number): number {
  const preposition = folded(chunks, at - 1) === 'the' ? at - 2 : at - 1;
  const owner = chunks[preposition - 1]?.mention;
  if (chunks[at]?.mention?.kind === 'PERSON' || owner == null) return at;
  const isPerson = owner.kind === 'PERSON' && /^(?:of|from|at|in|with|for)$/.test(folded(chunks, preposition));
  const isBody = owner.kind === 'ORGANIZATION' && /^(?:in|of)$/.test(folded(chunks, preposition));
  return isPerson || (isBody && chunks[at]?.mention?.kind === 'PLACE') ? preposition - 1 : at;
}

const SPEAKERS: ReadonlySet<Kind> = new Set(['PERSON', 'ORGANIZATION', 'PLACE'] as const);

export const isSpeaker = (chunk: Chunk | undefined): boolean =>
  chunk?.mention != null && SPEAKERS.has(chunk.mention.kind) && chunk.mention.form !== 'DEMONYM';

const folded = (chunks: readonly Chunk[], at: number): string => chunks[at]?.folded ?? '';

/** The name that a sentence is about: its first noun phrase, after words of time or place and a comma, with a verb after it. */
export function sentenceSubject(chunks: readonly Chunk[], before: number): Subject | null {
  for (const at of startsOf(chunks, before)) {
    for (let speaker = at; speaker < Math.min(before, at + MAX_PARENTHESIS); speaker++) {
      if (!isSpeaker(chunks[speaker]) || phraseStart(chunks, speaker) > at || isBeforeOffice(chunks, speaker)) continue;
      const next = chunks[afterBracketOrTime(chunks, speaker + 1)];
      if (next && isVerbLike(next)) return subjectAt(chunks, speaker);
      if (next && !POSSESSIVE.test(next.surface)) break;
    }
  }
  return null;
}

/** The first chunk after a bracket and words of time between a name and its verb: "Ada Lovelace (left) on Tuesday urged". */
function afterBracketOrTime(chunks: readonly Chunk[], from: number): number {
  let at = from;
  if (chunks[at]?.surface === '(') {
    const close = chunks.slice(at, at + MAX_PARENTHESIS).findIndex(({ surface }) => surface === ')');
    if (close > 0) at += close + 1;
  }
  if (folded(chunks, at) === 'on' && CALENDAR.has(folded(chunks, at + 1))) at++;
  while (CALENDAR.has(folded(chunks, at))) at++;
  return at;
}

/** Whether an office and a name follow, which the name belongs to: "Radio Harbour director Ada Lovelace". */
function isBeforeOffice(chunks: readonly Chunk[], at: number): boolean {
  for (let next = at + 1; next < Math.min(chunks.length, at + MAX_OFFICE); next++) {
    if (chunks[next]?.mention)
      return isSpeaker(chunks[next]) && chunks[next - 1] !== undefined && isRole(chunks[next - 1] as Chunk);
  }
  return false;
}

const MAX_OFFICE = 6;

/** Where the first clause may begin: the sentence, or after the first comma when it begins with a preposition or a time. */
function startsOf(chunks: readonly Chunk[], before: number): number[] {
  const first = folded(chunks, 0);
  if (!/^(?:in|on|at|after|during|but|and|by|for|since|as|earlier|later|meanwhile|last|this)$/.test(first)) return [0];
  const comma = chunks.findIndex(({ surface }, i) => surface === ',' || i >= MAX_APPOSITION);
  return comma > 0 && comma < before ? [comma + 1] : [/^(?:but|and)$/.test(first) ? 1 : 0];
}

const NOT_VERB = wordSet('and or of in on at by from for with to s than that who which whose as');

const isVerbLike = ({ mention, surface, folded: word }: Chunk): boolean =>
  mention === null && /^\p{Ll}+$/u.test(surface) && !NOT_VERB.has(word);
