/** Matches the patterns in which a sentence attributes content to a speaker. */
import { countBelow } from '../../text/binary-search.ts';
import { CALENDAR } from '../knowledge/calendar.ts';
import { ADVERBS, DECLARE, QUOTE_ONLY, SAY, TELL } from '../knowledge/reporting-verbs.ts';
import type { Chunk } from './chunks.ts';
import { isQuotationMark } from './quotations.ts';
import {
  contentAfter,
  type QuotedContent,
  type SpeechSentence,
  speechSentence,
  withoutComma,
} from './reported-speech.ts';
import { phraseStart, type Subject, subjectOf } from './subject.ts';

/** All numbers are indices of chunks. */
export interface Attribution {
  readonly speaker: number;
  readonly cue: { readonly from: number; readonly to: number };
  readonly content: QuotedContent;
}

/** The fewest and most chunks of reported content. A longer clause has no clear end, and is stored with each statement in it. */
const MIN_CONTENT = 2;
const MAX_CONTENT = 400;
const CONNECTIVES = /^(?:[,;:—–-]|and|but|while|whereas|although|though|as)$/;

const isCue = ({ folded, mention }: Chunk): boolean =>
  mention === null && (SAY.has(folded) || TELL.has(folded) || DECLARE.has(folded) || QUOTE_ONLY.has(folded));

/** The attributions of a sentence, in order of their cues. */
export function readAttributions(chunks: readonly Chunk[]): Attribution[] {
  if (!chunks.some((chunk) => isCue(chunk) || chunk.folded === 'according')) return [];
  const sentence = speechSentence(chunks);
  const { isQuoted } = sentence.quotations;
  const attributions: Attribution[] = [];
  for (const [at, chunk] of chunks.entries()) {
    if (isQuoted(at)) continue;
    const context = { ...sentence, speakerBefore: attributions[0]?.speaker ?? null };
    const attribution = isCue(chunk) ? byVerb(context, at) : accordingTo(chunks, at);
    if (attribution) attributions.push(attribution);
  }
  const clauses = chunks.flatMap((chunk, at) => (isCue(chunk) && !isQuoted(at) ? coordinateClause(chunks, at) : []));
  const ends = clauses.map((at) => withoutConnectives(chunks, at));
  return attributions.map((attribution) => endAtClause(attribution, clauses, ends)).filter(hasFittingLength);
}

function hasFittingLength({ content: { isDirect, from, to } }: Attribution): boolean {
  return isDirect || (to - from >= MIN_CONTENT && to - from <= MAX_CONTENT);
}

interface Context extends SpeechSentence {
  /** The speaker of the sentence's first attribution; null when there is none yet. */
  readonly speakerBefore: number | null;
}

/** "Ada Lovelace said ..." and "..., Ada Lovelace said". */
function byVerb(context: Context, cue: number): Attribution | null {
  const { chunks } = context;
  const subject = subjectOf(chunks, cue) ?? sharedSubject(context, cue);
  if (subject === null) return inverted(context, cue);
  const content = contentAfter(context, cue) ?? contentBefore(context, cue, subject);
  return content && { speaker: subject.speaker, cue: { from: cue, to: cue + 1 }, content };
}

/** The earlier speaker, in "Ada Lovelace said the price was fair, and told reporters that ...". */
function sharedSubject({ chunks, speakerBefore }: Context, cue: number): Subject | null {
  const isJoined = /^(?:and|but)$/.test(chunks[cue - 1]?.folded ?? '') && chunks[cue - 2]?.surface === ',';
  return speakerBefore !== null && isJoined ? { speaker: speakerBefore, from: cue - 1, isSeparated: true } : null;
}

/** The content before "..., Ada Lovelace said": a quotation, or the clause that the comma ends. */
function contentBefore(context: Context, cue: number, subject: Subject): QuotedContent | null {
  const { chunks, quotations } = context;
  if (!mayEndBefore(chunks, cue + 1)) return null;
  const quotation = quotationBefore(context, subject.from);
  if (quotation) return quotation;
  const isParenthesis = chunks[cue + 1]?.surface === ',';
  const isReported = SAY.has(chunks[cue]?.folded ?? '') && subject.isSeparated && quotations.isEmpty;
  return isReported && !isParenthesis ? clauseBefore(subject.from - 1) : null;
}

/** The clause from the beginning of the sentence to the comma at chunk `comma`. */
const clauseBefore = (comma: number): QuotedContent | null =>
  comma <= MIN_CONTENT ? null : { from: 0, to: comma, isDirect: false, addressee: null };

/** The quotation that closes directly before chunk `at`. */
function quotationBefore({ chunks, quotations }: SpeechSentence, at: number): QuotedContent | null {
  const mark = chunks[at - 1]?.surface === ',' ? at - 2 : at - 1;
  const quotation = quotations.closedAt(mark);
  if (!quotation || !isQuotationMark(chunks[mark])) return null;
  return { ...withoutComma(chunks, quotation), isDirect: true, addressee: null };
}

/** Whether an attribution may end before chunk `at`: at the end of the sentence, a comma, or words of time or place. */
function mayEndBefore(chunks: readonly Chunk[], at: number): boolean {
  const { surface, folded } = chunks[at] ?? { surface: '.', folded: '.' };
  const isMark = /^[.,;!?]$/.test(surface);
  return isMark || CALENDAR.has(folded) || ADVERBS.has(folded) || /^(?:in|on|at|after|during|as)$/.test(folded);
}

/** "...," said the painter Ada Lovelace. */
function inverted(context: Context, cue: number): Attribution | null {
  const { chunks, quotations } = context;
  const speaker = speakerAfter(chunks, cue + 1);
  if (speaker === null) return null;
  const isReported = SAY.has(chunks[cue]?.folded ?? '') && chunks[cue - 1]?.surface === ',' && quotations.isEmpty;
  const content = quotationBefore(context, cue) ?? (isReported ? clauseBefore(cue - 1) : null);
  return content && { speaker, cue: { from: cue, to: cue + 1 }, content };
}

const MAX_PHRASE = 8;

/** The speaker whose noun phrase begins at chunk `at`, if the attribution may end after it. */
function speakerAfter(chunks: readonly Chunk[], at: number): number | null {
  const isSpeaker = ({ mention }: Chunk) => mention?.kind === 'PERSON' || mention?.kind === 'ORGANIZATION';
  for (let i = at; i < Math.min(chunks.length, at + MAX_PHRASE); i++) {
    const chunk = chunks[i];
    if (chunk && isSpeaker(chunk) && phraseStart(chunks, i) <= at && mayEndBefore(chunks, i + 1)) return i;
  }
  return null;
}

/** "According to Ada Lovelace, ..." and "..., according to Ada Lovelace". */
function accordingTo(chunks: readonly Chunk[], at: number): Attribution | null {
  if (chunks[at]?.folded !== 'according' || chunks[at + 1]?.folded !== 'to') return null;
  const speaker = speakerAfter(chunks, at + 2);
  if (speaker === null) return null;
  const clauseEnd = chunks[at - 1]?.surface === ',' ? at - 1 : at;
  const content = at === 0 ? clauseAfter(chunks, speaker) : clauseBefore(clauseEnd);
  return content && { speaker, cue: { from: at, to: at + 2 }, content };
}

function clauseAfter(chunks: readonly Chunk[], speaker: number): QuotedContent | null {
  if (chunks[speaker + 1]?.surface !== ',') return null;
  const to = /^[.!?]$/.test(chunks.at(-1)?.surface ?? '') ? chunks.length - 1 : chunks.length;
  return { from: speaker + 2, to, isDirect: false, addressee: null };
}

/** Where the clause of a cue begins, when a comma and "but", "while" or "and" coordinate it with the clause before it. */
function coordinateClause(chunks: readonly Chunk[], cue: number): number[] {
  for (let at = cue - 1; at > Math.max(0, cue - MAX_PHRASE); at--) {
    const { surface, folded } = chunks[at] ?? { surface: '', folded: '' };
    if (/^(?:but|while|whereas|although|and)$/.test(folded) && chunks[at - 1]?.surface === ',') return [at];
    if (folded === 'that' || surface === ',') return [];
  }
  return [];
}

/** Where the connectives directly before chunk `at` begin. */
function withoutConnectives(chunks: readonly Chunk[], at: number): number {
  let to = at;
  while (to > 0 && CONNECTIVES.test(chunks[to - 1]?.folded ?? '')) to--;
  return to;
}

/**
 * Ends reported content before the first coordinate clause with an attribution of its own. `clauses` are ascending, and `ends` is
 * where the content before each of them ends.
 */
function endAtClause(attribution: Attribution, clauses: readonly number[], ends: readonly number[]): Attribution {
  const { content, cue } = attribution;
  const next = countBelow(clauses, content.from + 1);
  if ((clauses[next] ?? Infinity) >= content.to || content.isDirect || cue.from > content.from) return attribution;
  return { ...attribution, content: { ...content, to: Math.max(content.from, ends[next] ?? 0) } };
}
