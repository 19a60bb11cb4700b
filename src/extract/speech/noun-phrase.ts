/** Finds where the noun phrase of a mention begins, and whether a clause may begin there. */
import { wordSet } from '../../text/word-set.ts';
import { CALENDAR } from '../knowledge/calendar.ts';
import { FUNCTION_WORDS } from '../knowledge/function-words.ts';
import { DECLARE, SAY, TELL } from '../knowledge/reporting-verbs.ts';
import type { Chunk } from './chunks.ts';
import { isQuotationMark } from './quotations.ts';
import { isRole } from './role-phrase.ts';

/** Words that connect a clause with another one; the first two may also begin a sentence. */
export const CONJUNCTIONS = wordSet('and but while whereas although though as because after');
const SENTENCE_OPENERS = wordSet('and but');
export const SEPARATORS = /^(?:[,;:—–-]|--)$/;
export const POSSESSIVE = /^['’]s?$/;
/** Nouns for what somebody says or writes: "Ada Lovelace's message". */
const SPEECH_NOUNS = wordSet(`
  answer answers comment comments email letter manifesto memo message motto note plea post reaction remark remarks reply response retort statement tweet tweets verdict
  warning words
`);
export const isSpeechNoun = ({ folded, mention }: Chunk): boolean => mention === null && SPEECH_NOUNS.has(folded);
export const PREPOSITIONS = wordSet(`
  of in on at by from for with to about against between among under over near into onto than like including without within per via behind beside inside outside
  across along around despite during since until toward towards through throughout upon before
`);
/** Words of a noun phrase that the list of function words has for other reasons. */
const MODIFIERS = wordSet(`
  a an the its his her their our my former top senior local state public several many two three four five six seven eight nine ten first second third last next new other own
  another some all both each every mr mrs ms mr. mrs. ms. dr. hospital medical military government opposition human prime political economic security
  foreign national international aid health police members officials leaders earlier later meanwhile separately however also now then recently today yesterday
`);
/** The longest noun phrase before its name, in chunks. */
const MAX_BEFORE = 14;

const WORD = /^[\p{L}\p{N}][\p{L}\p{M}\p{N}'’.&-]*$/u;

/** Where the noun phrase of the mention at chunk `mention` begins: with its article, owner, titles and other words before it. */
export function phraseStart(chunks: readonly Chunk[], mention: number): number {
  let from = mention;
  while (from > Math.max(0, mention - MAX_BEFORE) && isPartOfPhrase(chunks, from - 1, mention)) from--;
  return from;
}

function isPartOfPhrase(chunks: readonly Chunk[], at: number, mention: number): boolean {
  const chunk = chunks[at];
  if (chunk === undefined) return false;
  if (POSSESSIVE.test(chunk.surface)) return true;
  const isOwned = POSSESSIVE.test(chunks[at + 1]?.surface ?? '');
  if (chunk.mention !== null) return isOwned || chunk.mention.kind !== 'PERSON';
  if (isOwned) return true;
  if (chunk.folded === 'of' || chunk.folded === 'for') return isOfOffice(chunks, at, mention);
  if (isReporting(chunk) || CALENDAR.has(chunk.folded) || CONJUNCTIONS.has(chunk.folded)) return false;
  if (isRole(chunk) || MODIFIERS.has(chunk.folded) || isHyphen(chunks, at)) return true;
  return WORD.test(chunk.surface) && !FUNCTION_WORDS.has(chunk.folded) && !PREPOSITIONS.has(chunk.folded);
}

/** Whether a hyphen joins the words beside it: "23-year-old". */
const isHyphen = (chunks: readonly Chunk[], at: number): boolean =>
  chunks[at]?.surface === '-' && chunks[at - 1]?.end === chunks[at]?.start && chunks[at]?.end === chunks[at + 1]?.start;

const isReporting = ({ folded }: Chunk): boolean => SAY.has(folded) || TELL.has(folded) || DECLARE.has(folded);

/** Whether "of" or "for" belongs to an office before a name: "secretary of state Ada Lovelace", "spokesman for Radio Harbour Ada Lovelace". */
function isOfOffice(chunks: readonly Chunk[], at: number, mention: number): boolean {
  const [before, owner, next] = [chunks[at - 1], chunks[at + 1], chunks[at + 2]];
  if (before === undefined || owner === undefined || !isRole(before) || isRole(owner) || at + 1 >= mention)
    return false;
  if (owner.folded === 'the') return at + 2 < mention && next?.mention != null && next.mention.kind !== 'PERSON';
  return owner.mention === null ? chunks[at]?.folded === 'of' : owner.mention.kind !== 'PERSON';
}

/** Whether a clause may begin at chunk `from`: it does not belong to a preposition, a relative clause or a subordinate one. */
export function mayBegin(chunks: readonly Chunk[], from: number): boolean {
  const chunk = chunks[from - 1];
  if (chunk === undefined) return true;
  const { folded, surface } = chunk;
  if (isQuotationMark(chunk) || folded === 'that' || SAY.has(folded) || TELL.has(folded) || DECLARE.has(folded))
    return true;
  if (CALENDAR.has(folded)) return true;
  if (from === 1) return SENTENCE_OPENERS.has(folded) || SEPARATORS.test(surface);
  if (folded === 'and' && chunks[from - 2]?.mention != null) return isFirstOfList(chunks, from - 2);
  if (folded === 'as' && chunks[from - 2]?.folded === 'such') return false;
  return CONJUNCTIONS.has(folded) || SEPARATORS.test(surface) || surface === '(';
}

/** Whether a list of two names, of which the first is at chunk `at`, may begin a clause. */
function isFirstOfList(chunks: readonly Chunk[], at: number): boolean {
  const from = phraseStart(chunks, at);
  const before = chunks[from - 1];
  return (
    before === undefined || (!PREPOSITIONS.has(before.folded) && before.folded !== 'and' && mayBegin(chunks, from))
  );
}
