/** Finds what was said after a verb of saying, and to whom. */
import { CALENDAR } from './knowledge/calendar.ts';
import { ADVERBS, DECLARE, HEARERS, SAY, TELL } from './knowledge/cues.ts';
import { AFTER_ORGANIZATION } from './knowledge/heads.ts';
import { TITLE_WORDS } from './knowledge/titles.ts';
import { wordSet } from './knowledge/word-set.ts';
import { isQuote, type Quoted } from './quotes.ts';
import { isRole } from './role-phrase.ts';
import type { Unit } from './units.ts';

/** Units `from` to `to` (exclusive) are what was said; `addressee` is the index of the mention it was said to, or null. */
export interface Said {
  readonly from: number;
  readonly to: number;
  readonly isDirect: boolean;
  readonly addressee: number | null;
}

/** Words after "said" with which no clause begins. */
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

/** What follows the cue at unit `cue`; null when no content surely does. */
export function saidAfter(units: readonly Unit[], cue: number, quotes: readonly Quoted[]): Said | null {
  const word = units[cue]?.folded ?? '';
  if (TELL.has(word)) return told(units, cue, quotes);
  const at = skipTime(units, cue + 1);
  const direct = quoteAt(units, at, quotes);
  if (direct) return { ...direct, isDirect: true, addressee: null };
  if (!SAY.has(word) && !DECLARE.has(word)) return null;
  const hearer = units[at]?.folded === 'to' ? hearerAt(units, at + 1) : null;
  const that = thatAfter(units, at);
  if (that !== null) return clause(units, that + 1, hearer?.mention ?? null);
  return SAY.has(word) && beginsClause(units, at) ? clause(units, at, null) : null;
}

function told(units: readonly Unit[], cue: number, quotes: readonly Quoted[]): Said | null {
  const hearer = hearerAt(units, cue + 1);
  if (hearer === null) return null;
  const at = skipTime(units, hearer.to);
  const direct = quoteAt(units, at, quotes);
  if (direct) return { ...direct, isDirect: true, addressee: hearer.mention };
  const that = thatAfter(units, at);
  if (that !== null) return clause(units, that + 1, hearer.mention);
  const begins = PRONOUNS.has(units[at]?.folded ?? '') || DETERMINERS.has(units[at]?.folded ?? '');
  return begins ? clause(units, at, hearer.mention) : null;
}

function clause(units: readonly Unit[], from: number, addressee: number | null): Said | null {
  let to = silenceAfter(units, from);
  while (to > from && isEnding(units, from, to)) to--;
  return to - from < SHORTEST_CLAUSE ? null : { from, to, isDirect: false, addressee };
}

const SILENCES = wordSet('declined declines refused refuses gave gives offered offers provided provides');
const UNSAID = wordSet('say give know name identify elaborate specify comment provide release disclose explain offer');

/** Where an article begins to tell what a speaker did not say: "..., but gave no details"; the end when it does not. */
function silenceAfter(units: readonly Unit[], from: number): number {
  const at = units.findIndex((unit, i) => i > from && unit.folded === 'but' && isSilence(units, i + 1));
  return at < 0 ? units.length : at;
}

function isSilence(units: readonly Unit[], at: number): boolean {
  const [first, second, third] = [0, 1, 2].map((i) => units[at + i]?.folded ?? '');
  if (SILENCES.has(first ?? '')) return true;
  return /^(?:did|do|does|would)$/.test(first ?? '') && second === 'not' && UNSAID.has(third ?? '');
}

/** Whether the unit before `to` ends the sentence rather than the content: its stop, or the mark of a quotation around it all. */
function isEnding(units: readonly Unit[], from: number, to: number): boolean {
  const last = units[to - 1];
  if (!isQuote(last)) return /^[.!?…,;:]+$/.test(last?.surface ?? '');
  return !units.slice(from, to - 1).some(isQuote);
}

function beginsClause(units: readonly Unit[], at: number): boolean {
  const unit = units[at];
  if (unit === undefined || NO_CLAUSE.has(unit.folded) || VERBS.has(unit.folded)) return false;
  return unit.mention !== null || /^[\p{L}\p{N}]/u.test(unit.surface);
}

/** The word "that" at `at`, or after words of time and place; not one that goes on as "that was". */
function thatAfter(units: readonly Unit[], at: number): number | null {
  const isHearer = units[at]?.folded === 'to' && hearerAt(units, at + 1) !== null;
  if (units[at]?.folded !== 'that' && !PREPOSITIONS.has(units[at]?.folded ?? '') && !isHearer) return null;
  for (let i = at; i < Math.min(units.length, at + FARTHEST_THAT); i++) {
    if (/^[,.;:()]$/.test(units[i]?.surface ?? '') || isQuote(units[i]) || VERBS.has(units[i]?.folded ?? ''))
      return null;
    if (units[i]?.folded === 'that') return isRelative(units, i) ? null : i;
  }
  return null;
}

/** "that was", "now that", "so that". */
const isRelative = (units: readonly Unit[], that: number): boolean =>
  VERBS.has(units[that + 1]?.folded ?? '') ||
  /^(?:now|so|after|before|such|given)$/.test(units[that - 1]?.folded ?? '');

function skipTime(units: readonly Unit[], from: number): number {
  let at = from;
  for (;;) {
    const [word, next] = [units[at]?.folded ?? '', units[at + 1]?.folded ?? ''];
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
function quoteAt(units: readonly Unit[], at: number, quotes: readonly Quoted[]): Pick<Said, 'from' | 'to'> | null {
  const mark = /^[,:]$/.test(units[at]?.surface ?? '') ? at + 1 : at;
  const quote = quotes.find(({ from, isOpened }) => isOpened && from === mark + 1);
  return quote ? trimmed(units, quote) : null;
}

/** A quotation without the comma that closes it. */
export function trimmed(units: readonly Unit[], { from, to }: Quoted): Pick<Said, 'from' | 'to'> {
  return { from, to: units[to - 1]?.surface === ',' ? to - 1 : to };
}

interface Hearer {
  /** Index of the mention; null for hearers without a name, such as "reporters". */
  readonly mention: number | null;
  readonly to: number;
}

/** The noun phrase of who is told: "Norway's Radio Harbour", "the newspaper's Ada Lovelace", "reporters"; null for any other. */
function hearerAt(units: readonly Unit[], from: number): Hearer | null {
  let at = from;
  let mention: number | null = null;
  while (isHearerPart(units[at], at > from && !/^['’]s?$/.test(units[at - 1]?.surface ?? ''))) {
    if (units[at]?.mention && units[at]?.mention?.form !== 'DEMONYM') mention = at;
    at++;
  }
  if (at === from) return null;
  const isNamed = mention !== null;
  const isUnnamed = units
    .slice(from, at)
    .some((unit) => HEARERS.has(unit.folded) || AFTER_ORGANIZATION.has(unit.folded) || isRole(unit));
  return isNamed || isUnnamed ? { mention, to: at } : null;
}

/** A determiner begins a noun phrase; `isWithin` one it ends it, a possessive apart. */
function isHearerPart(unit: Unit | undefined, isWithin: boolean): boolean {
  if (unit === undefined) return false;
  if (unit.mention !== null) return true;
  const { folded } = unit;
  const isWord = HEARERS.has(folded) || AFTER_ORGANIZATION.has(folded) || TITLE_WORDS.has(folded) || isRole(unit);
  const isDeterminer = DETERMINERS.has(folded) && (!isWithin || /^['’]s?$/.test(folded));
  return isWord || isDeterminer || /^(?:news|agency|conference|service|state|mr\.|mrs\.|ms\.)$/.test(folded);
}
