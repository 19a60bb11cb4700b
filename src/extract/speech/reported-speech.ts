/** Finds what was content after a verb of saying, and to whom. */
import { CALENDAR } from '../knowledge/calendar.ts';
import { AFTER_ORGANIZATION } from '../knowledge/head-nouns.ts';
import { ADDRESSEES, ADVERBS, DECLARE, SAY, TELL } from '../knowledge/reporting-verbs.ts';
import { TITLE_WORDS } from '../knowledge/titles.ts';
import { wordSet } from '../knowledge/word-set.ts';
import type { Chunk } from './chunks.ts';
import { isQuotationMark, type Quotation } from './quotations.ts';
import { isRole } from './role-phrase.ts';

/** Units `from` to `to` (exclusive) are what was content; `addressee` is the index of the mention it was content to, or null. */
export interface QuotedContent {
  readonly from: number;
  readonly to: number;
  readonly isDirect: boolean;
  readonly addressee: number | null;
}

/** Words after "content" with which no clause begins. */
const NO_CLAUSE = wordSet(`
  in on at to by for from with without of about as so after before during until since through via and or but not nothing little much goodbye hello yes thanks what how why
  whether who whom whose which where when if than then because he'd
`);
const DETERMINERS = wordSet(
  "the a an this these those his her its their our my some many most all both each every any no another one 's ’s ' ’",
);
const PRONOUNS = wordSet('he she it they we i you there');
const VERBS = wordSet('is are was were be been has had have will would could can may might must should do does did');
const PREPOSITIONS = wordSet('in on at from during by through after before via with');
const FARTHEST_THAT = 12;
const SHORTEST_CLAUSE = 2;

/** What follows the cue at chunk `cue`; null when no content surely does. */
export function contentAfter(
  chunks: readonly Chunk[],
  cue: number,
  quotations: readonly Quotation[],
): QuotedContent | null {
  const word = chunks[cue]?.folded ?? '';
  if (TELL.has(word)) return told(chunks, cue, quotations);
  const at = skipTime(chunks, cue + 1);
  const direct = quoteAt(chunks, at, quotations);
  if (direct) return { ...direct, isDirect: true, addressee: null };
  if (!SAY.has(word) && !DECLARE.has(word)) return null;
  const addressee = chunks[at]?.folded === 'to' ? addresseeAt(chunks, at + 1) : null;
  const that = thatAfter(chunks, at);
  if (that !== null) return clause(chunks, that + 1, addressee?.mention ?? null);
  return SAY.has(word) && beginsClause(chunks, at) ? clause(chunks, at, null) : null;
}

function told(chunks: readonly Chunk[], cue: number, quotations: readonly Quotation[]): QuotedContent | null {
  const addressee = addresseeAt(chunks, cue + 1);
  if (addressee === null) return null;
  const at = skipTime(chunks, addressee.to);
  const direct = quoteAt(chunks, at, quotations);
  if (direct) return { ...direct, isDirect: true, addressee: addressee.mention };
  const that = thatAfter(chunks, at);
  if (that !== null) return clause(chunks, that + 1, addressee.mention);
  const begins = PRONOUNS.has(chunks[at]?.folded ?? '') || DETERMINERS.has(chunks[at]?.folded ?? '');
  return begins ? clause(chunks, at, addressee.mention) : null;
}

function clause(chunks: readonly Chunk[], from: number, addressee: number | null): QuotedContent | null {
  let to = silenceAfter(chunks, from);
  while (to > from && isEnding(chunks, from, to)) to--;
  return to - from < SHORTEST_CLAUSE ? null : { from, to, isDirect: false, addressee };
}

const SILENCES = wordSet('declined declines refused refuses gave gives offered offers provided provides');
const UNSAID = wordSet('say give know name identify elaborate specify comment provide release disclose explain offer');

/** Where an article begins to tell what a speaker did not say: "..., but gave no details"; the end when it does not. */
function silenceAfter(chunks: readonly Chunk[], from: number): number {
  const at = chunks.findIndex((chunk, i) => i > from && chunk.folded === 'but' && isSilence(chunks, i + 1));
  return at < 0 ? chunks.length : at;
}

function isSilence(chunks: readonly Chunk[], at: number): boolean {
  const [first, second, third] = [0, 1, 2].map((i) => chunks[at + i]?.folded ?? '');
  if (SILENCES.has(first ?? '')) return true;
  return /^(?:did|do|does|would)$/.test(first ?? '') && second === 'not' && UNSAID.has(third ?? '');
}

/** Whether the chunk before `to` ends the sentence rather than the content: its stop, or the mark of a quotation around it all. */
function isEnding(chunks: readonly Chunk[], from: number, to: number): boolean {
  const last = chunks[to - 1];
  if (!isQuotationMark(last)) return /^[.!?…,;:]+$/.test(last?.surface ?? '');
  return !chunks.slice(from, to - 1).some(isQuotationMark);
}

function beginsClause(chunks: readonly Chunk[], at: number): boolean {
  const chunk = chunks[at];
  if (chunk === undefined || NO_CLAUSE.has(chunk.folded) || VERBS.has(chunk.folded)) return false;
  return chunk.mention !== null || /^[\p{L}\p{N}]/u.test(chunk.surface);
}

/** The word "that" at `at`, or after words of time and place; not one that goes on as "that was". */
function thatAfter(chunks: readonly Chunk[], at: number): number | null {
  const isHearer = chunks[at]?.folded === 'to' && addresseeAt(chunks, at + 1) !== null;
  if (chunks[at]?.folded !== 'that' && !PREPOSITIONS.has(chunks[at]?.folded ?? '') && !isHearer) return null;
  for (let i = at; i < Math.min(chunks.length, at + FARTHEST_THAT); i++) {
    if (/^[,.;:()]$/.test(chunks[i]?.surface ?? '') || isQuotationMark(chunks[i]) || VERBS.has(chunks[i]?.folded ?? ''))
      return null;
    if (chunks[i]?.folded === 'that') return isRelative(chunks, i) ? null : i;
  }
  return null;
}

/** "that was", "now that", "so that". */
const isRelative = (chunks: readonly Chunk[], that: number): boolean =>
  VERBS.has(chunks[that + 1]?.folded ?? '') ||
  /^(?:now|so|after|before|such|given)$/.test(chunks[that - 1]?.folded ?? '');

function skipTime(chunks: readonly Chunk[], from: number): number {
  let at = from;
  for (;;) {
    const [word, next] = [chunks[at]?.folded ?? '', chunks[at + 1]?.folded ?? ''];
    if (CALENDAR.has(word) || ADVERBS.has(word)) at++;
    else if (
      /^(?:this|last|next)$/.test(word) &&
      /^(?:week|month|year|morning|afternoon|evening|night|day)$/.test(next)
    )
      at += 2;
    else return at;
  }
}

/** A quotation that begins at `at`, after a comma or colon or at once. */
function quoteAt(
  chunks: readonly Chunk[],
  at: number,
  quotations: readonly Quotation[],
): Pick<QuotedContent, 'from' | 'to'> | null {
  const mark = /^[,:]$/.test(chunks[at]?.surface ?? '') ? at + 1 : at;
  const quotation = quotations.find(({ from, isOpened }) => isOpened && from === mark + 1);
  return quotation ? trimmed(chunks, quotation) : null;
}

/** A quotation without the comma that closes it. */
export function trimmed(chunks: readonly Chunk[], { from, to }: Quotation): Pick<QuotedContent, 'from' | 'to'> {
  return { from, to: chunks[to - 1]?.surface === ',' ? to - 1 : to };
}

interface Addressee {
  /** Index of the mention; null for hearers without a name, such as "reporters". */
  readonly mention: number | null;
  readonly to: number;
}

/** The noun phrase of who is told: "Norway's Radio Harbour", "the newspaper's Ada Lovelace", "reporters"; null for any other. */
function addresseeAt(chunks: readonly Chunk[], from: number): Addressee | null {
  let at = from;
  let mention: number | null = null;
  while (isAddresseePart(chunks[at], at > from && !/^['’]s?$/.test(chunks[at - 1]?.surface ?? ''))) {
    if (chunks[at]?.mention && chunks[at]?.mention?.form !== 'DEMONYM') mention = at;
    at++;
  }
  if (at === from) return null;
  const isNamed = mention !== null;
  const isUnnamed = chunks
    .slice(from, at)
    .some((chunk) => ADDRESSEES.has(chunk.folded) || AFTER_ORGANIZATION.has(chunk.folded) || isRole(chunk));
  return isNamed || isUnnamed ? { mention, to: at } : null;
}

/** A determiner begins a noun phrase; `isWithin` one it ends it, a possessive apart. */
function isAddresseePart(chunk: Chunk | undefined, isWithin: boolean): boolean {
  if (chunk === undefined) return false;
  if (chunk.mention !== null) return true;
  const { folded } = chunk;
  const isWord = ADDRESSEES.has(folded) || AFTER_ORGANIZATION.has(folded) || TITLE_WORDS.has(folded) || isRole(chunk);
  const isDeterminer = DETERMINERS.has(folded) && (!isWithin || /^['’]s?$/.test(folded));
  return isWord || isDeterminer || /^(?:news|agency|conference|service|state|mr\.|mrs\.|ms\.)$/.test(folded);
}
