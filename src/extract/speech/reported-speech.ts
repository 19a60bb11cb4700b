/** Finds what follows a reporting verb: the quoted or reported content, and the addressee. */
import { wordSet } from '../../text/word-set.ts';
import { CALENDAR } from '../knowledge/calendar.ts';
import { ADVERBS, DECLARE, SAY, TELL } from '../knowledge/reporting-verbs.ts';
import { addresseeAt, DETERMINERS } from './addressee.ts';
import type { Chunk } from './chunks.ts';
import { isQuotationMark, type Quotation } from './quotations.ts';

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

/** The content after the reporting verb at chunk `cue`; null unless it is certain. */
export function contentAfter(
  chunks: readonly Chunk[],
  cue: number,
  quotations: readonly Quotation[],
): QuotedContent | null {
  const word = chunks[cue]?.folded ?? '';
  if (TELL.has(word)) return contentAfterTell(chunks, cue, quotations);
  const at = skipTime(chunks, cue + 1);
  const direct = quotationAt(chunks, at, quotations);
  if (direct) return { ...direct, isDirect: true, addressee: null };
  if (!SAY.has(word) && !DECLARE.has(word)) return null;
  const addressee = chunks[at]?.folded === 'to' ? addresseeAt(chunks, at + 1) : null;
  const that = findThat(chunks, at);
  if (that !== null) return clauseFrom(chunks, that + 1, addressee?.mention ?? null);
  return SAY.has(word) && beginsClause(chunks, at) ? clauseFrom(chunks, at, null) : null;
}

/** "told" is followed by its addressee, then by the content. */
function contentAfterTell(
  chunks: readonly Chunk[],
  cue: number,
  quotations: readonly Quotation[],
): QuotedContent | null {
  const addressee = addresseeAt(chunks, cue + 1);
  if (addressee === null) return null;
  const at = skipTime(chunks, addressee.to);
  const direct = quotationAt(chunks, at, quotations);
  if (direct) return { ...direct, isDirect: true, addressee: addressee.mention };
  const that = findThat(chunks, at);
  if (that !== null) return clauseFrom(chunks, that + 1, addressee.mention);
  const word = chunks[at]?.folded ?? '';
  return PRONOUNS.has(word) || DETERMINERS.has(word) ? clauseFrom(chunks, at, addressee.mention) : null;
}

function clauseFrom(chunks: readonly Chunk[], from: number, addressee: number | null): QuotedContent | null {
  let to = refusalAfter(chunks, from);
  while (to > from && isSentenceEnd(chunks, from, to)) to--;
  return to - from < MIN_CLAUSE ? null : { from, to, isDirect: false, addressee };
}

const REFUSALS = wordSet('declined declines refused refuses gave gives offered offers provided provides');
const REFUSED = wordSet('say give know name identify elaborate specify comment provide release disclose explain offer');

/** Where the article tells what the speaker did not say, as in "..., but gave no details"; the end when it does not. */
function refusalAfter(chunks: readonly Chunk[], from: number): number {
  const at = chunks.findIndex((chunk, i) => i > from && chunk.folded === 'but' && isRefusal(chunks, i + 1));
  return at < 0 ? chunks.length : at;
}

function isRefusal(chunks: readonly Chunk[], at: number): boolean {
  const [first, second, third] = [0, 1, 2].map((i) => chunks[at + i]?.folded ?? '');
  if (REFUSALS.has(first ?? '')) return true;
  return /^(?:did|do|does|would)$/.test(first ?? '') && second === 'not' && REFUSED.has(third ?? '');
}

/** Whether the chunk before `to` ends the sentence and not the content: its full stop, or a mark around the whole quotation. */
function isSentenceEnd(chunks: readonly Chunk[], from: number, to: number): boolean {
  const last = chunks[to - 1];
  if (!isQuotationMark(last)) return /^[.!?…,;:]+$/.test(last?.surface ?? '');
  return !chunks.slice(from, to - 1).some(isQuotationMark);
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
function quotationAt(chunks: readonly Chunk[], at: number, quotations: readonly Quotation[]): ContentSpan | null {
  const mark = /^[,:]$/.test(chunks[at]?.surface ?? '') ? at + 1 : at;
  const quotation = quotations.find(({ from, isOpened }) => isOpened && from === mark + 1);
  return quotation ? withoutComma(chunks, quotation) : null;
}

/** A quotation without the comma at its end. */
export function withoutComma(chunks: readonly Chunk[], { from, to }: Quotation): ContentSpan {
  return { from, to: chunks[to - 1]?.surface === ',' ? to - 1 : to };
}
