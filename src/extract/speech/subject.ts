/** Finds the subject of a verb, if it is a mention, and where its clause begins. */
import type { Kind } from '../../model.ts';
import { wordSet } from '../../text/word-set.ts';
import { CALENDAR } from '../knowledge/calendar.ts';
import { FUNCTION_WORDS } from '../knowledge/function-words.ts';
import { AFTER_ORGANIZATION } from '../knowledge/head-nouns.ts';
import { ADVERBS, AUXILIARIES, SAY } from '../knowledge/reporting-verbs.ts';
import { TITLE_WORDS } from '../knowledge/titles.ts';
import type { Chunk } from './chunks.ts';
import { isQuotationMark } from './quotations.ts';
import { rolePhraseBefore } from './role-phrase.ts';

export interface Subject {
  /** Index of the mention. */
  readonly speaker: number;
  /** Index of the first chunk of the clause. */
  readonly from: number;
  /** Whether a comma or another mark separates the clause from what precedes it. */
  readonly isSeparated: boolean;
}

/** Words that connect a clause with another one; the first two may also begin a sentence. */
const CONJUNCTIONS = wordSet('and but while whereas although though as because after');
const SENTENCE_OPENERS = wordSet('and but');
const SEPARATORS = /^[,;:—–-]$/;
const MAX_APPOSITION = 25;

/** The subject of the verb at chunk `verb`; null unless it is certain. */
export function subjectOf(chunks: readonly Chunk[], verb: number): Subject | null {
  const speaker = speakerBefore(chunks, verb);
  if (speaker === null) return null;
  const from = phraseStart(chunks, speaker);
  const before = chunks[from - 1];
  if (before !== undefined && !canPrecede(before, from)) return null;
  return { speaker, from, isSeparated: SEPARATORS.test(before?.surface ?? '') };
}

/** The mention before the verb, its adverbs and words such as "news agency", or before an apposition between commas. */
function speakerBefore(chunks: readonly Chunk[], verb: number): number | null {
  let at = verb - 1;
  while (at >= 0 && isBetween(chunks, at)) at--;
  if (isSpeaker(chunks[at])) return isOrigin(chunks, at) ? at - 2 : at;
  if (chunks[at]?.surface !== ',') return null;
  if (isSpeaker(chunks[at - 1]) && chunks[at - 2]?.surface === ',') return at - 1;
  for (let comma = at - 1; comma > Math.max(0, at - MAX_APPOSITION); comma--) {
    if (isQuotationMark(chunks[comma])) return null;
    if (chunks[comma]?.surface === ',' && isSpeaker(chunks[comma - 1])) return comma - 1;
  }
  return null;
}

/** Whether a chunk may come between the subject and the verb. */
function isBetween(chunks: readonly Chunk[], at: number): boolean {
  const word = folded(chunks, at);
  if (word === 'news' || word === 'agency') return word === 'news' || folded(chunks, at - 1) === 'news';
  return ADVERBS.has(word) || AUXILIARIES.has(word) || AFTER_ORGANIZATION.has(word);
}

/** Whether a place gives the origin of a person: "Ada Lovelace of Norway". */
const isOrigin = (chunks: readonly Chunk[], at: number): boolean =>
  /^(?:of|from)$/.test(folded(chunks, at - 1)) && chunks[at - 2]?.mention?.kind === 'PERSON';

const SPEAKERS: ReadonlySet<Kind> = new Set(['PERSON', 'ORGANIZATION', 'PLACE'] as const);

const isSpeaker = (chunk: Chunk | undefined): boolean =>
  chunk?.mention != null && SPEAKERS.has(chunk.mention.kind) && chunk.mention.form !== 'DEMONYM';

const folded = (chunks: readonly Chunk[], at: number): string => chunks[at]?.folded ?? '';

/** Where the noun phrase of a mention begins, with its article, owner, title and apposition. */
export function phraseStart(chunks: readonly Chunk[], mention: number): number {
  const isApposed = chunks[mention - 1]?.surface === ',';
  const title = rolePhraseBefore(chunks, mention) ?? (isApposed ? rolePhraseBefore(chunks, mention - 1) : null);
  let from = title?.from ?? mention;
  while (from > 0 && isPartOfPhrase(chunks, from - 1)) from--;
  return title !== null && from === 1 && isPlain(chunks[0]) ? 0 : from;
}

/** Whether the first word of a sentence may belong to a title: "Port spokesman Ada Lovelace". */
const isPlain = (chunk: Chunk | undefined): boolean =>
  chunk !== undefined &&
  chunk.mention === null &&
  /^\p{L}+$/u.test(chunk.surface) &&
  !FUNCTION_WORDS.has(chunk.folded) &&
  !CONJUNCTIONS.has(chunk.folded);

/** Whether a possessive ending follows: "Sunday's". */
const isOwned = (chunks: readonly Chunk[], at: number): boolean => /^['’]s?$/.test(folded(chunks, at + 1));

function isPartOfPhrase(chunks: readonly Chunk[], at: number): boolean {
  const chunk = chunks[at];
  if (chunk === undefined) return false;
  if (chunk.mention !== null)
    return chunk.mention.form === 'DEMONYM' || isOwned(chunks, at) || isOwnerOfRole(chunks, at);
  if (isOwned(chunks, at)) return true;
  return (
    /^(?:['’]s?|the|a|an|its|his|her|their|mr\.?|mrs\.?|ms\.?|dr\.?)$/.test(chunk.folded) ||
    TITLE_WORDS.has(chunk.folded)
  );
}

const isOwnerOfRole = (chunks: readonly Chunk[], at: number): boolean =>
  chunks[at]?.mention?.kind !== 'PERSON' && rolePhraseBefore(chunks, at + 2) !== null;

/** Whether a clause that begins at chunk `from` may follow this chunk. */
function canPrecede(chunk: Chunk, from: number): boolean {
  const { folded, surface } = chunk;
  if (folded === 'that' || SAY.has(folded) || isQuotationMark(chunk) || CALENDAR.has(folded)) return true;
  if (from === 1) return SENTENCE_OPENERS.has(folded);
  return CONJUNCTIONS.has(folded) || SEPARATORS.test(surface);
}
