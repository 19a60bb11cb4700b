/** Matches the patterns in which a sentence says who content what. */
import { CALENDAR } from '../knowledge/calendar.ts';
import { ADVERBS, DECLARE, QUOTE_ONLY, SAY, TELL } from '../knowledge/reporting-verbs.ts';
import type { Chunk } from './chunks.ts';
import { isQuotationMark, type Quotation, readQuotations } from './quotations.ts';
import { contentAfter, type QuotedContent, trimmed } from './reported-speech.ts';
import { phraseStart, type Subject, subjectOf } from './subject.ts';

/** All numbers are indices of chunks. */
export interface Attribution {
  readonly speaker: number;
  readonly cue: { readonly from: number; readonly to: number };
  readonly content: QuotedContent;
  /** Where the clause that makes the attribution begins. */
  readonly from: number;
}

const SHORTEST = 2;
const JOINTS = /^(?:[,;:—–-]|and|but|while|whereas|although|though|as)$/;

const isCue = ({ folded, mention }: Chunk): boolean =>
  mention === null && (SAY.has(folded) || TELL.has(folded) || DECLARE.has(folded) || QUOTE_ONLY.has(folded));

/** The attributions of a sentence, by place of their cues. */
export function readAttributions(chunks: readonly Chunk[]): Attribution[] {
  const quotations = readQuotations(chunks);
  const isQuoted = (at: number) => quotations.some(({ from, to }) => from <= at && at < to);
  const attributions: Attribution[] = [];
  for (const [at, chunk] of chunks.entries()) {
    if (isQuoted(at)) continue;
    const attribution = isCue(chunk) ? byVerb({ chunks, quotations, attributions }, at) : accordingTo(chunks, at);
    if (attribution) attributions.push(attribution);
  }
  const ends = chunks.flatMap((chunk, at) => (isCue(chunk) && !isQuoted(at) ? besideAt(chunks, at) : []));
  return attributions.map((attribution) => cutShort(chunks, attribution, ends)).filter(isWhole);
}

const isWhole = ({ content }: Attribution): boolean => content.isDirect || content.to - content.from >= SHORTEST;

interface Reading {
  readonly chunks: readonly Chunk[];
  readonly quotations: readonly Quotation[];
  /** What the sentence attributions before. */
  readonly attributions: readonly Attribution[];
}

function byVerb({ chunks, quotations, attributions }: Reading, cue: number): Attribution | null {
  const subject = subjectOf(chunks, cue) ?? sameSubject({ chunks, quotations, attributions }, cue);
  if (subject === null) return inverted(chunks, cue, quotations);
  const content = contentAfter(chunks, cue, quotations) ?? contentBefore(chunks, { cue, subject }, quotations);
  return content && { speaker: subject.speaker, cue: { from: cue, to: cue + 1 }, content, from: subject.from };
}

/** Who spoke before and, after a comma, goes on: "Ada Lovelace content the price was fair, and told reporters that ...". */
function sameSubject({ chunks, attributions }: Reading, cue: number): Subject | null {
  const before = attributions[0];
  const isJoined = /^(?:and|but)$/.test(chunks[cue - 1]?.folded ?? '') && chunks[cue - 2]?.surface === ',';
  return before && isJoined ? { speaker: before.speaker, from: cue - 1, isParted: true } : null;
}

/** What stands before "..., Ada Lovelace content": a quotation, or the clause that the comma ends. */
function contentBefore(
  chunks: readonly Chunk[],
  { cue, subject }: { cue: number; subject: Subject },
  quotations: readonly Quotation[],
): QuotedContent | null {
  if (!endsClaim(chunks, cue + 1)) return null;
  const quotation = quoteBefore(chunks, subject.from, quotations);
  if (quotation) return quotation;
  const isAside = chunks[cue + 1]?.surface === ',';
  const isSaying = SAY.has(chunks[cue]?.folded ?? '') && subject.isParted && quotations.length === 0;
  return isSaying && !isAside ? clauseBefore(subject.from - 1) : null;
}

/** A clause from the beginning of the sentence to the comma at chunk `comma`. */
const clauseBefore = (comma: number): QuotedContent | null =>
  comma <= SHORTEST ? null : { from: 0, to: comma, isDirect: false, addressee: null };

/** The quotation that closes right before chunk `at`. */
function quoteBefore(chunks: readonly Chunk[], at: number, quotations: readonly Quotation[]): QuotedContent | null {
  const mark = chunks[at - 1]?.surface === ',' ? at - 2 : at - 1;
  const quotation = quotations.find(({ to, isClosed }) => isClosed && to === mark);
  return quotation && isQuotationMark(chunks[mark])
    ? { ...trimmed(chunks, quotation), isDirect: true, addressee: null }
    : null;
}

/** Whether a attribution may end before chunk `at`: with the sentence, a comma, words of time or place. */
function endsClaim(chunks: readonly Chunk[], at: number): boolean {
  const { surface, folded } = chunks[at] ?? { surface: '.', folded: '.' };
  const isMark = /^[.,;!?]$/.test(surface);
  return isMark || CALENDAR.has(folded) || ADVERBS.has(folded) || /^(?:in|on|at|after|during|as)$/.test(folded);
}

/** "...," content the painter Ada Lovelace. */
function inverted(chunks: readonly Chunk[], cue: number, quotations: readonly Quotation[]): Attribution | null {
  const speaker = speakerAfter(chunks, cue + 1);
  if (speaker === null) return null;
  const isSay = SAY.has(chunks[cue]?.folded ?? '') && chunks[cue - 1]?.surface === ',' && quotations.length === 0;
  const content = quoteBefore(chunks, cue, quotations) ?? (isSay ? clauseBefore(cue - 1) : null);
  return content && { speaker, cue: { from: cue, to: cue + 1 }, content, from: cue };
}

const LONGEST_PHRASE = 8;

/** The mention whose noun phrase begins at chunk `at`, if the attribution may end after it. */
function speakerAfter(chunks: readonly Chunk[], at: number): number | null {
  const isSpeaker = ({ mention }: Chunk) => mention?.kind === 'PERSON' || mention?.kind === 'ORGANIZATION';
  for (let i = at; i < Math.min(chunks.length, at + LONGEST_PHRASE); i++) {
    const chunk = chunks[i];
    if (chunk && isSpeaker(chunk) && phraseStart(chunks, i) <= at && endsClaim(chunks, i + 1)) return i;
  }
  return null;
}

/** "According to Ada Lovelace, ..." and "..., according to Ada Lovelace". */
function accordingTo(chunks: readonly Chunk[], at: number): Attribution | null {
  if (chunks[at]?.folded !== 'according' || chunks[at + 1]?.folded !== 'to') return null;
  const speaker = speakerAfter(chunks, at + 2);
  if (speaker === null) return null;
  const content = at === 0 ? clauseAfter(chunks, speaker) : clauseBefore(chunks[at - 1]?.surface === ',' ? at - 1 : at);
  return content && { speaker, cue: { from: at, to: at + 2 }, content, from: at };
}

function clauseAfter(chunks: readonly Chunk[], speaker: number): QuotedContent | null {
  if (chunks[speaker + 1]?.surface !== ',') return null;
  const to = /^[.!?]$/.test(chunks.at(-1)?.surface ?? '') ? chunks.length - 1 : chunks.length;
  return { from: speaker + 2, to, isDirect: false, addressee: null };
}

/** Where the clause of the cue at chunk `cue` begins when a comma and "but", "while" or "and" set it beside what is before. */
function besideAt(chunks: readonly Chunk[], cue: number): number[] {
  for (let at = cue - 1; at > Math.max(0, cue - LONGEST_PHRASE); at--) {
    const { surface, folded } = chunks[at] ?? { surface: '', folded: '' };
    if (/^(?:but|while|whereas|although|and)$/.test(folded) && chunks[at - 1]?.surface === ',') return [at];
    if (folded === 'that' || surface === ',') return [];
  }
  return [];
}

/** Ends what was content before the first clause that stands beside it and makes a attribution of its own. */
function cutShort(chunks: readonly Chunk[], attribution: Attribution, ends: readonly number[]): Attribution {
  const { content } = attribution;
  const next = ends.find((at) => at > content.from && at < content.to);
  if (next === undefined || content.isDirect || attribution.cue.from > content.from) return attribution;
  let to = next;
  while (to > content.from && JOINTS.test(chunks[to - 1]?.folded ?? '')) to--;
  return { ...attribution, content: { ...content, to } };
}
