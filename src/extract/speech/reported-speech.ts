/** Finds what follows a reporting verb: the quoted or reported content, and the addressee. */
import { countBelow } from '../../text/binary-search.ts';
import { wordSet } from '../../text/word-set.ts';
import { CALENDAR } from '../knowledge/calendar.ts';
import { ADVERBS, DECLARE, SAY, TELL } from '../knowledge/reporting-verbs.ts';
import { addresseeAt, DETERMINERS } from './addressee.ts';
import type { Chunk } from './chunks.ts';
import { isQuotationMark, type Quotation, type Quotations, readQuotations } from './quotations.ts';

/** Chunks `from` to `to` (exclusive) are the content; `addressee` is the index of a mention, null when nobody is named. */
export interface QuotedContent {
  readonly from: number;
  readonly to: number;
  readonly isDirect: boolean;
  readonly addressee: number | null;
}

type ContentSpan = Pick<QuotedContent, 'from' | 'to'>;

/** Words after "said" that cannot begin a clause. */
const NO_CLAUSE = wordSet(`
  in on at to by for from with without of about as so after before during until since through via and or but not nothing little much goodbye hello yes thanks what how why
  whether who whom whose which where when if than then because he'd
`);
const PRONOUNS = wordSet('he she it they we i you there');
const VERBS = wordSet('is are was were be been has had have will would can could may might must should do does did');
const PREPOSITIONS = wordSet('in on at from during by through after before via with');
/** How many chunks after the verb "that" may follow. */
const MAX_DISTANCE_OF_THAT = 12;
const MIN_CLAUSE = 2;

/** A sentence with what its attributions look up in it. */
export interface SpeechSentence {
  readonly chunks: readonly Chunk[];
  readonly quotations: Quotations;
  /** Where a clause that begins at a chunk ends: before a refusal, without final punctuation. */
  readonly clauseEnd: (from: number) => number;
}

export const speechSentence = (chunks: readonly Chunk[]): SpeechSentence => ({
  chunks,
  quotations: readQuotations(chunks),
  clauseEnd: clauseEnds(chunks),
});

/** The content after the reporting verb at chunk `cue`; null unless it is certain. */
export function contentAfter(sentence: SpeechSentence, cue: number): QuotedContent | null {
  const { chunks } = sentence;
  const word = chunks[cue]?.folded ?? '';
  if (TELL.has(word)) return contentAfterTell(sentence, cue);
  const at = skipTime(chunks, cue + 1);
  const direct = quotationAt(sentence, at);
  if (direct) return { ...direct, isDirect: true, addressee: null };
  if (!SAY.has(word) && !DECLARE.has(word)) return null;
  const addressee = chunks[at]?.folded === 'to' ? addresseeAt(chunks, at + 1) : null;
  const that = findThat(chunks, at);
  if (that !== null) return clauseFrom(sentence, that + 1, addressee?.mention ?? null);
  return SAY.has(word) && beginsClause(chunks, at) ? clauseFrom(sentence, at, null) : null;
}

/** "told" is followed by its addressee, then by the content. */
function contentAfterTell(sentence: SpeechSentence, cue: number): QuotedContent | null {
  const { chunks } = sentence;
  const addressee = addresseeAt(chunks, cue + 1);
  if (addressee === null) return null;
  const at = skipTime(chunks, addressee.to);
  const direct = quotationAt(sentence, at);
  if (direct) return { ...direct, isDirect: true, addressee: addressee.mention };
  const that = findThat(chunks, at);
  if (that !== null) return clauseFrom(sentence, that + 1, addressee.mention);
  const word = chunks[at]?.folded ?? '';
  return PRONOUNS.has(word) || DETERMINERS.has(word) ? clauseFrom(sentence, at, addressee.mention) : null;
}

function clauseFrom({ clauseEnd }: SpeechSentence, from: number, addressee: number | null): QuotedContent | null {
  const to = clauseEnd(from);
  return to - from < MIN_CLAUSE ? null : { from, to, isDirect: false, addressee };
}

const REFUSALS = wordSet('declined declines refused refuses gave gives offered offers provided provides');
const REFUSED = wordSet('say give know name identify elaborate specify comment provide release disclose explain offer');

/** Finds the end of any clause of a sentence, from tables by chunk, since a sentence may hold thousands of clauses. */
function clauseEnds(chunks: readonly Chunk[]): SpeechSentence['clauseEnd'] {
  const refusals = chunks.flatMap(({ folded }, i) => (folded === 'but' && isRefusal(chunks, i + 1) ? [i] : []));
  const marks = chunks.flatMap((chunk, i) => (isQuotationMark(chunk) ? [i] : []));
  const withoutStops = new Int32Array(chunks.length + 1);
  for (const [i, { surface }] of chunks.entries())
    withoutStops[i + 1] = FINAL_PUNCTUATION.test(surface) ? (withoutStops[i] as number) : i + 1;
  const trim = (from: number, to: number): number => Math.max(from, withoutStops[to] ?? 0);
  return (from) => {
    const to = trim(from, refusals[countBelow(refusals, from + 1)] ?? chunks.length);
    const isLastMark = marks[countBelow(marks, from)] === to - 1;
    return isLastMark && to > from ? trim(from, to - 1) : to;
  };
}

/** Punctuation that ends a sentence and not its content. A mark that is the only one is around the whole quotation. */
const FINAL_PUNCTUATION = /^[.!?…,;:]+$/;

function isRefusal(chunks: readonly Chunk[], at: number): boolean {
  const [first, second, third] = [0, 1, 2].map((i) => chunks[at + i]?.folded ?? '');
  if (REFUSALS.has(first ?? '')) return true;
  return /^(?:did|do|does|would)$/.test(first ?? '') && second === 'not' && REFUSED.has(third ?? '');
}

function beginsClause(chunks: readonly Chunk[], at: number): boolean {
  const chunk = chunks[at];
  if (chunk === undefined || NO_CLAUSE.has(chunk.folded) || VERBS.has(chunk.folded)) return false;
  return chunk.mention !== null || /^[\p{L}\p{N}]/u.test(chunk.surface);
}

/** The conjunction "that" at `at`, or after words of time, place or addressee; null for another "that", as in "that was". */
function findThat(chunks: readonly Chunk[], at: number): number | null {
  const word = chunks[at]?.folded ?? '';
  const isAddressee = word === 'to' && addresseeAt(chunks, at + 1) !== null;
  if (word !== 'that' && !PREPOSITIONS.has(word) && !isAddressee) return null;
  for (let i = at; i < Math.min(chunks.length, at + MAX_DISTANCE_OF_THAT); i++) {
    const chunk = chunks[i];
    if (/^[,.;:()]$/.test(chunk?.surface ?? '') || isQuotationMark(chunk) || VERBS.has(chunk?.folded ?? ''))
      return null;
    if (chunk?.folded === 'that') return isOtherThat(chunks, i) ? null : i;
  }
  return null;
}

/** "that was", "now that", "so that". */
const isOtherThat = (chunks: readonly Chunk[], that: number): boolean =>
  VERBS.has(chunks[that + 1]?.folded ?? '') ||
  /^(?:now|so|after|before|such|given)$/.test(chunks[that - 1]?.folded ?? '');

const TIME_MODIFIER = /^(?:this|last|next)$/;
const TIME_UNIT = /^(?:week|month|year|morning|afternoon|evening|night|day)$/;

/** The first chunk after adverbs and words of time. */
function skipTime(chunks: readonly Chunk[], from: number): number {
  let at = from;
  for (;;) {
    const [word, next] = [chunks[at]?.folded ?? '', chunks[at + 1]?.folded ?? ''];
    if (CALENDAR.has(word) || ADVERBS.has(word)) at++;
    else if (TIME_MODIFIER.test(word) && TIME_UNIT.test(next)) at += 2;
    else return at;
  }
}

/** The quotation that begins at `at`, directly or after a comma or colon. */
function quotationAt({ chunks, quotations }: SpeechSentence, at: number): ContentSpan | null {
  const mark = /^[,:]$/.test(chunks[at]?.surface ?? '') ? at + 1 : at;
  const quotation = quotations.openedAt(mark + 1);
  return quotation ? withoutComma(chunks, quotation) : null;
}

/** A quotation without the comma at its end. */
export function withoutComma(chunks: readonly Chunk[], { from, to }: Quotation): ContentSpan {
  return { from, to: chunks[to - 1]?.surface === ',' ? to - 1 : to };
}
