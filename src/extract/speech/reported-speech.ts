/** Finds what follows a reporting verb: the quoted or reported content, and the addressee. */
import type { Span } from '../../model.ts';
import { wordSet } from '../../text/word-set.ts';
import { CALENDAR } from '../knowledge/calendar.ts';
import { ADVERBS, DECLARE, PARTICIPLES, SAY, TELL } from '../knowledge/reporting-verbs.ts';
import { type Addressee, addresseeAt, DETERMINERS } from './addressee.ts';
import type { Chunk } from './chunks.ts';
import {
  beginsClause,
  beginsWithPronoun,
  clauseEnds,
  hasShortSubject,
  isShortSubject,
  PRONOUNS,
  VERBS,
} from './clause-boundaries.ts';
import { isQuotationMark, type Quotations } from './quotations.ts';

/** Chunks `from` to `to` (exclusive) are the content; `addressee` is the index of a mention, null when nobody is named. */
export interface QuotedContent {
  readonly from: number;
  readonly to: number;
  readonly isDirect: boolean;
  readonly addressee: number | null;
  /** A quotation as a whole, which may extend over several sentences; null for reported content. */
  readonly whole: Span | null;
}

/** All numbers are indices of chunks. */
export interface Attribution {
  /** A mention, or "he" or "she". */
  readonly speaker: number;
  readonly cue: { readonly from: number; readonly to: number };
  /** Where the clause of the speaker and the cue begins: content before it ends there. */
  readonly from: number;
  readonly content: QuotedContent;
}

type Quoted = Pick<QuotedContent, 'from' | 'to' | 'isDirect' | 'whole'>;

const PREPOSITIONS = wordSet(
  'in on at from during by through after before via with to of for following while when outside inside upon alongside late early earlier',
);
/** How many chunks after the verb "that" or a quotation may follow. */
export const MAX_DISTANCE = 25;
const MIN_CLAUSE = 2;

/** A sentence with what its attributions look up in it. */
export interface SpeechSentence {
  readonly chunks: readonly Chunk[];
  readonly quotations: Quotations;
  /** Where a clause that begins at a chunk ends: before a refusal, without final punctuation. */
  readonly clauseEnd: (from: number) => number;
}

export const speechSentence = (chunks: readonly Chunk[], quotations: Quotations): SpeechSentence => ({
  chunks,
  quotations,
  clauseEnd: clauseEnds(chunks),
});

/** Verbs that a clause without "that" may follow. Others take nouns too: "announced the sale", "noting the cost". */
const FREE = wordSet('say says said saying adding arguing claiming insisting');

/** Verbs whose noun, if any, is hardly a bare plural: "claimed three men had come", but not "reported losses were high". */
const CLAUSAL = wordSet(`
  admit admits admitted allege alleges alleged argue argues argued believe believes believed claim claims claimed complain complains complained concede conceded contend contends contended
  estimate estimates estimated insist insists insisted maintain maintains maintained predict predicts predicted suggest suggests suggested think thinks thought warn warns warned
`);

/** The content after the reporting verb at chunk `cue`; null unless it is certain. */
export function contentAfter(sentence: SpeechSentence, cue: number): QuotedContent | null {
  const { chunks } = sentence;
  const word = chunks[cue]?.folded ?? '';
  if (TELL.has(word) || word === 'telling') return contentAfterTell(sentence, cue);
  const at = skipTime(chunks, cue + 1);
  const direct = quotationAt(sentence, at);
  if (direct) return { ...direct, addressee: null };
  const later = afterAdjuncts(sentence, at);
  const isReporting = SAY.has(word) || DECLARE.has(word) || PARTICIPLES.has(word);
  if (later?.isDirect || !isReporting) return later?.isDirect ? { ...later, addressee: null } : null;
  const addressee = chunks[at]?.folded === 'to' ? addresseeAt(chunks, at + 1) : null;
  if (later) return { ...later, addressee: addressee?.mention ?? null };
  const begins = FREE.has(word)
    ? beginsClause(chunks, at)
    : beginsWithPronoun(chunks, at) || isShortSubject(chunks, at) || (CLAUSAL.has(word) && hasShortSubject(chunks, at));
  return begins ? clauseFrom(sentence, at, null) : null;
}

/** "told" is followed by its addressee, then by the content. */
function contentAfterTell(sentence: SpeechSentence, cue: number): QuotedContent | null {
  const { chunks } = sentence;
  const addressee = addresseeAt(chunks, cue + 1);
  const at = skipTime(chunks, skipPlace(chunks, skipTime(chunks, addressee?.to ?? cue + 1)));
  const direct = addressee && quotationAt(sentence, at);
  const named = addressee?.mention ?? null;
  if (direct) return { ...direct, addressee: named };
  const begins = addressee !== null && beginsSurely(chunks, at);
  const later = begins ? afterAdjuncts(sentence, at) : afterLongAddressee(sentence, addressee ? at : cue + 1);
  if (later) return { ...later, addressee: named };
  return addressee && beginsAfter(chunks, at, addressee) ? clauseFrom(sentence, at, named) : null;
}

/** The chunk after the place where something was told, if a clause with a pronoun follows it: "told Radio Harbour in Oslo she would". */
function skipPlace(chunks: readonly Chunk[], at: number): number {
  const isPlace = /^(?:in|from|at)$/.test(chunks[at]?.folded ?? '') && chunks[at + 1]?.mention?.kind === 'PLACE';
  return isPlace && beginsWithPronoun(chunks, at + 2) ? at + 2 : at;
}

/** Whether a clause without "that" begins after an addressee. */
function beginsAfter(chunks: readonly Chunk[], at: number, { mention, to }: Addressee): boolean {
  const word = chunks[at]?.folded ?? '';
  if (beginsSurely(chunks, at)) return true;
  const isNamed = mention === to - 1 || at > to;
  if (!isNamed && mention === null && hasShortSubject(chunks, at)) return true;
  return isNamed && beginsClause(chunks, at) && !ADVERBS.has(word) && !/ing$/.test(word);
}

const beginsSurely = (chunks: readonly Chunk[], at: number): boolean => {
  const word = chunks[at]?.folded ?? '';
  return word === 'that' || PRONOUNS.has(word) || DETERMINERS.has(word);
};

function clauseFrom(
  { chunks, clauseEnd }: SpeechSentence,
  begin: number,
  addressee: number | null,
): QuotedContent | null {
  const from = chunks[begin]?.surface === ',' ? begin + 1 : begin;
  const to = clauseEnd(from);
  return to - from < MIN_CLAUSE ? null : { from, to, isDirect: false, addressee, whole: null };
}

/** The content that "that" or a quotation begins after words of place, time or addressee. */
function afterAdjuncts(sentence: SpeechSentence, at: number): Quoted | null {
  const word = sentence.chunks[at]?.folded ?? '';
  return word === 'that' || PREPOSITIONS.has(word) ? findContent(sentence, at) : null;
}

/** The content after an addressee that is described at length: "told the crowd at a rally in Oslo that". */
function afterLongAddressee(sentence: SpeechSentence, at: number): Quoted | null {
  const chunk = sentence.chunks[at];
  const isPhrase = chunk && (DETERMINERS.has(chunk.folded) || chunk.mention !== null || /^\p{Ll}/u.test(chunk.surface));
  return isPhrase ? findContent(sentence, at) : null;
}

/** The conjunction "that" at chunk `at` or after it, or a quotation after a comma or colon; null for another "that", as in "that was". */
function findContent(sentence: SpeechSentence, at: number): Quoted | null {
  const { chunks } = sentence;
  for (let i = at; i < Math.min(chunks.length, at + MAX_DISTANCE); i++) {
    const { surface, folded } = chunks[i] as Chunk;
    if (folded === 'that') return isOtherThat(chunks, i) ? null : afterThat(sentence, i + 1);
    const direct = /^[,:]$/.test(surface) ? quotationAt(sentence, i) : null;
    if (direct) return direct;
    if (/^[,.;:]$/.test(surface) || isQuotationMark(chunks[i]) || VERBS.has(folded) || isCueAt(chunks, i)) return null;
  }
  return null;
}

/** Whether a reporting verb stands at a chunk, and no noun behind a preposition or determiner: "on state television", "in a report". */
function isCueAt(chunks: readonly Chunk[], at: number): boolean {
  const [before, word] = [chunks[at - 1]?.folded ?? '', chunks[at]?.folded ?? ''];
  const isCue = SAY.has(word) || TELL.has(word) || PARTICIPLES.has(word) || DECLARE.has(word);
  return isCue && !(PREPOSITIONS.has(before) || DETERMINERS.has(before));
}

function afterThat(sentence: SpeechSentence, at: number): Quoted | null {
  const direct = sentence.chunks[at]?.surface === ':' ? quotationAt(sentence, at) : null;
  return direct ?? clauseFrom(sentence, at, null);
}

/** "that was", "now that", "so that". */
const isOtherThat = (chunks: readonly Chunk[], that: number): boolean =>
  VERBS.has(chunks[that + 1]?.folded ?? '') ||
  /^(?:now|so|after|before|such|given)$/.test(chunks[that - 1]?.folded ?? '');

const TIME_MODIFIER = /^(?:this|last|next|that)$/;
const TIME_UNIT = /^(?:week|month|year|morning|afternoon|evening|night|day)$/;
const BEFORE_DAY = /^(?:on|late|early|earlier|in|since)$/;

/** The first chunk after adverbs and words of time. */
export function skipTime(chunks: readonly Chunk[], from: number): number {
  let at = from;
  for (;;) {
    const [word, next] = [chunks[at]?.folded ?? '', chunks[at + 1]?.folded ?? ''];
    if (/^['’]s?$/.test(next)) return at;
    if (CALENDAR.has(word) || ADVERBS.has(word)) at++;
    else if (TIME_MODIFIER.test(word) && TIME_UNIT.test(next)) at += 2;
    else if (BEFORE_DAY.test(word) && CALENDAR.has(next)) at += 2;
    else if (
      at > from &&
      (TIME_UNIT.test(word) || /^\d{1,2}$/.test(word)) &&
      CALENDAR.has(chunks[at - 1]?.folded ?? '')
    )
      at++;
    else return at;
  }
}

/** The quotation that begins at `at`, directly or after a comma or colon. A few quoted words are part of a reported clause. */
export function quotationAt({ chunks, quotations }: SpeechSentence, at: number): Quoted | null {
  const hasMark = /^[,:]$/.test(chunks[at]?.surface ?? '');
  const quotation = quotations.openedAt((hasMark ? at + 1 : at) + 1);
  if (!quotation || (!hasMark && goesOn(chunks, quotation.to, quotation.isClosed))) return null;
  return { ...withoutComma(chunks, quotation), isDirect: true, whole: quotation.whole };
}

/** Whether a clause goes on after a quotation: ‘said "no deal" is fine’. */
function goesOn(chunks: readonly Chunk[], close: number, isClosed: boolean): boolean {
  const next = chunks[close + 1];
  return isClosed && next !== undefined && next.mention === null && VERBS.has(next.folded);
}

/** A quotation without the comma at its end. */
export function withoutComma(chunks: readonly Chunk[], { from, to }: { readonly from: number; readonly to: number }) {
  return { from, to: chunks[to - 1]?.surface === ',' ? to - 1 : to };
}
