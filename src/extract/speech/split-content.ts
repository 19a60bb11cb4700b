/** Reads content that goes on after its attribution: "If rain comes, Ada Lovelace said, the fields may recover". */
import { wordSet } from '../../text/word-set.ts';
import { DECLARE, SAY, TELL } from '../knowledge/reporting-verbs.ts';
import type { Chunk } from './chunks.ts';
import { PREPOSITIONS } from './noun-phrase.ts';
import { isQuotationMark } from './quotations.ts';
import { MAX_DISTANCE, type QuotedContent, quotationAt, type SpeechSentence } from './reported-speech.ts';
import { isRole } from './role-phrase.ts';
import { beginsApposition } from './subject.ts';

/** Words that begin a subordinate clause, which is nothing said by itself. */
const SUBORDINATE = wordSet(
  'if when while as although though because since unless once after before until despite instead',
);
/** Words that go on telling of the speaker or of saying it. */
const OF_THE_REPORT = /^(?:.+ing|according|where|but|himself|herself)$/;

/** `before` is the clause before an attribution, and chunk `from` what follows the comma after it; null when it is not clear what is said. */
export function reportedAround(
  { chunks, clauseEnd }: SpeechSentence,
  before: QuotedContent,
  from: number,
): QuotedContent | null {
  const { folded, mention } = chunks[from] ?? { folded: '', mention: null };
  if (isQuotationMark(chunks[from]) || isReportedBefore(chunks, before.to)) return null;
  const isOpening = mention === null && (SUBORDINATE.has(folded) || PREPOSITIONS.has(folded));
  const goesOnOtherwise =
    mention === null &&
    (OF_THE_REPORT.test(folded) ||
      isOpening ||
      (folded === 'the' ? isOffice(chunks, from) : beginsApposition(chunks, from)));
  if (goesOnOtherwise) return isClause(chunks, before) ? before : null;
  const to = clauseEnd(from);
  // A loop, since a copy of the rest for each attribution of a long sentence would take time that grows with its square.
  for (let at = from; at < to; at++) if (isReporting(chunks[at] as Chunk)) return null;
  return to > from ? { ...before, to } : null;
}

const MAX_OFFICE = 10;

/** Whether nothing but an office stands from "the" to the end of the sentence: "said Ada Lovelace, the mayor of Oslo." */
function isOffice(chunks: readonly Chunk[], from: number): boolean {
  const rest = chunks.slice(from, from + MAX_OFFICE + 1);
  return rest.length <= MAX_OFFICE && rest.some(isRole) && !rest.some(isVerb);
}

const isVerb = ({ folded, mention }: Chunk): boolean =>
  mention === null &&
  /^(?:is|are|was|were|will|would|can|could|may|might|must|should|has|have|had|do|does|did|.{2,}ed)$/.test(folded);

/** Whether the clause before chunk `to` reports speech: the attribution after it stands within what is said there. */
function isReportedBefore(chunks: readonly Chunk[], to: number): boolean {
  for (let at = to - 1; at >= 0; at--) if (isReporting(chunks[at] as Chunk)) return true;
  return false;
}

/** Whether the words may be all that is said: they are no beginning of a sentence before a comma, such as "On Monday". */
function isClause(chunks: readonly Chunk[], { from, to }: QuotedContent): boolean {
  const { folded, mention } = chunks[from] as Chunk;
  const isOpening = mention === null && (SUBORDINATE.has(folded) || PREPOSITIONS.has(folded));
  if (!isOpening) return true;
  for (let at = from; at < to; at++) if (chunks[at]?.surface === ',') return true;
  return false;
}

const isReporting = ({ folded, mention }: Chunk): boolean =>
  mention === null && (SAY.has(folded) || TELL.has(folded) || DECLARE.has(folded) || folded === 'according');

/** A quotation with its second part: ‘"The law," Ada Lovelace said in Oslo, "is an old coat."’ The attribution ends before chunk `end` or later. */
export function quotedAround(sentence: SpeechSentence, first: QuotedContent, end: number): QuotedContent {
  const { chunks } = sentence;
  if (!first.isDirect || first.whole === null) return first;
  for (let at = end; at < Math.min(chunks.length, end + MAX_DISTANCE); at++) {
    const { surface } = chunks[at] as Chunk;
    if (/^[.;:!?]$/.test(surface)) return first;
    const second = surface === ',' ? quotationAt(sentence, at) : null;
    if (second?.whole) return { ...first, to: second.to, whole: { start: first.whole.start, end: second.whole.end } };
  }
  return first;
}
