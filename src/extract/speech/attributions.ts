/** Matches the patterns in which a sentence attributes content to a speaker. */
import { CALENDAR } from '../knowledge/calendar.ts';
import { ADVERBS, DECLARE, PARTICIPLES, QUOTE_ONLY, SAY, TELL } from '../knowledge/reporting-verbs.ts';
import { addresseeAt } from './addressee.ts';
import type { Chunk } from './chunks.ts';
import { endAtOthers } from './clauses.ts';
import { POSSESSIVE, PREPOSITIONS, phraseStart } from './noun-phrase.ts';
import type { Quotations } from './quotations.ts';
import {
  type Attribution,
  contentAfter,
  type QuotedContent,
  type SpeechSentence,
  skipTime,
  speechSentence,
  withoutComma,
} from './reported-speech.ts';
import { quotedAround, reportedAround } from './split-content.ts';
import { apposedStart, beginsApposition, isSpeaker, type Subject, sentenceSubject, subjectOf } from './subject.ts';

/** The fewest and most chunks of reported content. A longer clause has no clear end, and is stored with each statement in it. */
const MIN_CONTENT = 2;
const MAX_CONTENT = 400;

const CUES: ReadonlySet<string> = new Set([...SAY, ...TELL, ...DECLARE, ...QUOTE_ONLY]);
const REPORTS: ReadonlySet<string> = new Set([...CUES, ...PARTICIPLES, 'according']);

const isCue = ({ folded, mention }: Chunk): boolean => mention === null && CUES.has(folded);

/** Whether a word reports speech. */
export const isReport = ({ folded, mention }: Chunk): boolean => mention === null && REPORTS.has(folded);

/** The attributions of a sentence with these quotations, in order of their cues. */
export function readAttributions(chunks: readonly Chunk[], quotations: Quotations): Attribution[] {
  if (!chunks.some(isReport)) return [];
  const sentence = speechSentence(chunks, quotations);
  const attributions: Attribution[] = [];
  for (const [at, chunk] of chunks.entries()) {
    if (!isReport(chunk) || quotations.isQuoted(at)) continue;
    const context = { ...sentence, speakerBefore: attributions[0]?.speaker ?? null };
    const attribution = readAt(context, at, chunk);
    if (attribution) attributions.push(attribution);
  }
  return endAtOthers(attributions, {
    chunks,
    isCueAt: (at) => isCue(chunks[at] as Chunk) && !quotations.isQuoted(at),
  }).filter(hasFittingLength);
}

const isParticiple = ({ folded, mention }: Chunk): boolean => mention === null && PARTICIPLES.has(folded);

function readAt(context: Context, at: number, chunk: Chunk): Attribution | null {
  if (isCue(chunk)) return byVerb(context, at);
  return isParticiple(chunk) ? byParticiple(context, at) : accordingTo(context, at);
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
  const own = subjectOf(chunks, cue);
  const subject = own ?? sharedSubject(context, cue);
  if (subject === null) return inverted(context, cue);
  const quoted = own && quotationBefore(context, own.from);
  const direct = quoted && { ...quotedAround(context, quoted, cue + 1), addressee: toldTo(chunks, cue) };
  const content = direct ?? contentAfter(context, cue) ?? (own && contentBefore(context, cue, own));
  return content && { speaker: subject.speaker, cue: { from: cue, to: cue + 1 }, from: subject.from, content };
}

const toldTo = (chunks: readonly Chunk[], cue: number): number | null =>
  TELL.has(chunks[cue]?.folded ?? '') ? (addresseeAt(chunks, cue + 1)?.mention ?? null) : null;

/** The earlier speaker, in "Ada Lovelace said the price was fair, and told reporters that ..." and "Ada Lovelace rose and said that ...". */
function sharedSubject({ chunks, speakerBefore }: Context, cue: number): Subject | null {
  const and = ADVERBS.has(chunks[cue - 1]?.folded ?? '') ? cue - 2 : cue - 1;
  if (!/^(?:and|but)$/.test(chunks[and]?.folded ?? '')) return null;
  const from = chunks[and - 1]?.surface === ',' ? and - 1 : and;
  if (speakerBefore !== null)
    return mayShare(chunks, speakerBefore, cue) ? { speaker: speakerBefore, from, isSeparated: false } : null;
  const subject = sentenceSubject(chunks, and);
  return subject && !hasRelative(chunks, subject.speaker, and) ? { ...subject, from } : null;
}

/** Whether the verb at a chunk may have the speaker as its subject: when what was said names somebody, it may be that person's. */
function mayShare(chunks: readonly Chunk[], speaker: number, cue: number): boolean {
  if (/^add/.test(chunks[cue]?.folded ?? '')) return true;
  const { entity } = chunks[speaker]?.mention ?? {};
  return !chunks
    .slice(Math.max(speaker + 1, cue - MAX_RELATIVE), cue)
    .some(({ mention }) => mention?.kind === 'PERSON' && mention.entity !== entity);
}

/** Whether a word between two chunks begins a clause with a subject of its own. */
function hasRelative(chunks: readonly Chunk[], from: number, to: number): boolean {
  for (let at = Math.max(from, to - MAX_RELATIVE); at < to; at++)
    if (/^(?:who|which|whose|whom|that|where|when|if|because|while)$/.test(chunks[at]?.folded ?? '')) return true;
  return false;
}

const MAX_RELATIVE = 40;

/** "Ada Lovelace left Oslo, saying that ..." and "with Ada Lovelace saying that ...". */
function byParticiple(context: Context, cue: number): Attribution | null {
  const { chunks } = context;
  const isWith = isSpeaker(chunks[cue - 1]) && chunks[phraseStart(chunks, cue - 1) - 1]?.folded === 'with';
  const comma = ADVERBS.has(chunks[cue - 1]?.folded ?? '') ? cue - 2 : cue - 1;
  if (!isWith && chunks[comma]?.surface !== ',') return null;
  const speaker = isWith ? cue - 1 : (context.speakerBefore ?? sentenceSubject(chunks, comma)?.speaker ?? null);
  const content = speaker === null ? null : contentAfter(context, cue);
  const from = isWith ? phraseStart(chunks, cue - 1) - 1 : comma;
  return speaker !== null && content ? { speaker, cue: { from: cue, to: cue + 1 }, from, content } : null;
}

/** The clause before "..., Ada Lovelace said", with what goes on after it. */
function contentBefore(context: Context, cue: number, subject: Subject): QuotedContent | null {
  if (!mayEndBefore(context.chunks, cue + 1) || !mayFollowClause(context.chunks[cue]) || !subject.isSeparated)
    return null;
  return goingOn(context, clauseBefore(context, subject.from - 1), cue + 1);
}

/** A clause before an attribution that ends before chunk `end`, with what goes on after a comma there. */
function goingOn(context: Context, before: QuotedContent | null, end: number): QuotedContent | null {
  const comma = skipTime(context.chunks, end);
  if (before === null || context.chunks[comma]?.surface !== ',') return before;
  return reportedAround(context, before, comma + 1);
}

/** Whether a clause may stand before the verb without quotation marks. */
const mayFollowClause = (chunk: Chunk | undefined): boolean =>
  chunk !== undefined &&
  (SAY.has(chunk.folded) ||
    TELL.has(chunk.folded) ||
    /^(?:report|announce|confirm|warn|note|add|explain|claim|argue|suggest|believe|predict|estimate|reveal|insist|state|tweet)(?:s|d|ed)$|^wr(?:ites|ote)$/.test(
      chunk.folded,
    ));

/** The clause from the beginning of the sentence to the comma at chunk `comma`; quotations may be within it. */
function clauseBefore({ chunks, quotations }: SpeechSentence, comma: number): QuotedContent | null {
  const isWhole = chunks[comma]?.surface === ',' && quotations.isWholeBefore(comma);
  if (!isWhole || comma === 0) return null;
  return { from: 0, to: comma, isDirect: false, addressee: null, whole: null };
}

/** The quotation that closes directly before chunk `at`. */
function quotationBefore({ chunks, quotations }: SpeechSentence, at: number): QuotedContent | null {
  const mark = /^[,—–-]$/.test(chunks[at - 1]?.surface ?? '') ? at - 2 : at - 1;
  const quotation = quotations.closedAt(mark);
  // A name in quotation marks, as of a programme, has no mark of its own: "Morning Call" presenter Ada Lovelace asked ...
  const isSentence = mark < at - 1 || /^[,.!?…–—"'”’-]$/.test(chunks[mark - 1]?.surface ?? '');
  if (!quotation || !isSentence) return null;
  // Only the end of the clause is quoted: "The bank will lend "no more," Ada Lovelace said.
  if (quotation.isOpened && /^[\p{L}\p{N}]/u.test(chunks[quotation.from - 2]?.surface ?? ''))
    return { from: 0, to: mark + 1, isDirect: false, addressee: null, whole: null };
  return { ...withoutComma(chunks, quotation), isDirect: true, addressee: null, whole: quotation.whole };
}

/** Whether an attribution may end before chunk `at`: at the end of the sentence, a mark, or words of time or place. */
function mayEndBefore(chunks: readonly Chunk[], at: number): boolean {
  const { surface, folded } = chunks[at] ?? { surface: '.', folded: '.' };
  const isMark = /^[.,;:!?()—–-]$/.test(surface);
  return isMark || CALENDAR.has(folded) || ADVERBS.has(folded) || ENDS.test(folded);
}

const ENDS =
  /^(?:in|on|at|after|during|as|of|from|who|when|while|before|because|outside|this|last|to|late|early|and|about|following|with)$/;

/** "...," said the painter Ada Lovelace. */
function inverted(context: Context, cue: number): Attribution | null {
  const { chunks } = context;
  const speaker = speakerAfter(chunks, cue + 1);
  if (speaker === null) return null;
  const quoted = quotationBefore(context, cue);
  const reported = () =>
    mayFollowClause(chunks[cue]) ? goingOn(context, clauseBefore(context, cue - 1), speaker + 1) : null;
  const content = quoted ? quotedAround(context, quoted, speaker + 1) : reported();
  return content && { speaker, cue: { from: cue, to: cue + 1 }, from: cue, content };
}

const MAX_PHRASE = 12;

/** The speaker whose noun phrase begins at chunk `at`, if the attribution may end after it. */
function speakerAfter(chunks: readonly Chunk[], at: number): number | null {
  for (let i = at; i < Math.min(chunks.length, at + MAX_PHRASE); i++) {
    const chunk = chunks[i];
    if (!isSpeaker(chunk) || (i > at && PREPOSITIONS.has(chunks[i - 1]?.folded ?? '')) || apposedStart(chunks, i) > at)
      continue;
    if (mayEndBefore(chunks, i + 1)) return i;
  }
  return null;
}

/** "According to Ada Lovelace, ..." and "..., according to Ada Lovelace". */
function accordingTo(context: Context, at: number): Attribution | null {
  const { chunks } = context;
  if (chunks[at + 1]?.folded !== 'to') return null;
  const speaker = speakerAfter(chunks, at + 2);
  if (speaker === null || POSSESSIVE.test(chunks[speaker + 1]?.surface ?? '')) return null;
  const isParenthesis = chunks[speaker + 1]?.surface === ',' && !beginsApposition(chunks, speaker + 2);
  const before = isParenthesis ? clauseAround(context, at, speaker + 1) : clauseBeforeAccording(context, at);
  const content = at === 0 ? clauseAfter(chunks, speaker) : before;
  return (
    content && { speaker, cue: { from: at, to: at + 2 }, from: chunks[at - 1]?.surface === ',' ? at - 1 : at, content }
  );
}

/** "The ferry, according to Ada Lovelace, will be sold": the whole clause, unless another one begins before it. */
function clauseAround(context: Context, at: number, comma: number): QuotedContent | null {
  const isRelative = /^(?:which|who|whom|whose|that|where|when)$/.test(context.chunks[at - 2]?.folded ?? '');
  if (context.chunks[at - 1]?.surface !== ',' || isRelative) return null;
  return goingOn(context, clauseBefore(context, at - 1), comma);
}

function clauseBeforeAccording(context: SpeechSentence, at: number): QuotedContent | null {
  const to = context.chunks[at - 1]?.surface === ',' ? at - 1 : at;
  const quoted = quotationBefore(context, at);
  if (quoted) return quoted;
  const isWhole = context.quotations.isWholeBefore(to);
  return isWhole && to > MIN_CONTENT ? { from: 0, to, isDirect: false, addressee: null, whole: null } : null;
}

/** The clause after the comma that follows a speaker; after an apposition, that which follows it. */
function clauseAfter(chunks: readonly Chunk[], speaker: number): QuotedContent | null {
  if (chunks[speaker + 1]?.surface !== ',') return null;
  const to = /^[.!?]$/.test(chunks.at(-1)?.surface ?? '') ? chunks.length - 1 : chunks.length;
  return { from: speaker + 2, to, isDirect: false, addressee: null, whole: null };
}
