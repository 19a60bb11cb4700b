/** Matches the patterns in which a sentence says who said what. */
import { CALENDAR } from './knowledge/calendar.ts';
import { ADVERBS, DECLARE, QUOTE_ONLY, SAY, TELL } from './knowledge/cues.ts';
import { isQuote, type Quoted, readQuotes } from './quotes.ts';
import { type Said, saidAfter, trimmed } from './said.ts';
import { phraseStart, type Subject, subjectOf } from './subject.ts';
import type { Unit } from './units.ts';

/** All numbers are indices of units. */
export interface Claim {
  readonly speaker: number;
  readonly cue: { readonly from: number; readonly to: number };
  readonly said: Said;
  /** Where the clause that makes the claim begins. */
  readonly from: number;
}

const SHORTEST = 2;
const JOINTS = /^(?:[,;:—–-]|and|but|while|whereas|although|though|as)$/;

const isCue = ({ folded, mention }: Unit): boolean =>
  mention === null && (SAY.has(folded) || TELL.has(folded) || DECLARE.has(folded) || QUOTE_ONLY.has(folded));

/** The claims of a sentence, by place of their cues. */
export function readClaims(units: readonly Unit[]): Claim[] {
  const quotes = readQuotes(units);
  const isQuoted = (at: number) => quotes.some(({ from, to }) => from <= at && at < to);
  const claims: Claim[] = [];
  for (const [at, unit] of units.entries()) {
    if (isQuoted(at)) continue;
    const claim = isCue(unit) ? byVerb({ units, quotes, claims }, at) : accordingTo(units, at);
    if (claim) claims.push(claim);
  }
  const ends = units.flatMap((unit, at) => (isCue(unit) && !isQuoted(at) ? besideAt(units, at) : []));
  return claims.map((claim) => cutShort(units, claim, ends)).filter(isWhole);
}

const isWhole = ({ said }: Claim): boolean => said.isDirect || said.to - said.from >= SHORTEST;

interface Reading {
  readonly units: readonly Unit[];
  readonly quotes: readonly Quoted[];
  /** What the sentence claims before. */
  readonly claims: readonly Claim[];
}

function byVerb({ units, quotes, claims }: Reading, cue: number): Claim | null {
  const subject = subjectOf(units, cue) ?? sameSubject({ units, quotes, claims }, cue);
  if (subject === null) return inverted(units, cue, quotes);
  const said = saidAfter(units, cue, quotes) ?? saidBefore(units, { cue, subject }, quotes);
  return said && { speaker: subject.speaker, cue: { from: cue, to: cue + 1 }, said, from: subject.from };
}

/** Who spoke before and, after a comma, goes on: "Ada Lovelace said the price was fair, and told reporters that ...". */
function sameSubject({ units, claims }: Reading, cue: number): Subject | null {
  const before = claims[0];
  const isJoined = /^(?:and|but)$/.test(units[cue - 1]?.folded ?? '') && units[cue - 2]?.surface === ',';
  return before && isJoined ? { speaker: before.speaker, from: cue - 1, isParted: true } : null;
}

/** What stands before "..., Ada Lovelace said": a quotation, or the clause that the comma ends. */
function saidBefore(
  units: readonly Unit[],
  { cue, subject }: { cue: number; subject: Subject },
  quotes: readonly Quoted[],
): Said | null {
  if (!endsClaim(units, cue + 1)) return null;
  const quote = quoteBefore(units, subject.from, quotes);
  if (quote) return quote;
  const isAside = units[cue + 1]?.surface === ',';
  const isSaying = SAY.has(units[cue]?.folded ?? '') && subject.isParted && quotes.length === 0;
  return isSaying && !isAside ? clauseBefore(subject.from - 1) : null;
}

/** A clause from the beginning of the sentence to the comma at unit `comma`. */
const clauseBefore = (comma: number): Said | null =>
  comma <= SHORTEST ? null : { from: 0, to: comma, isDirect: false, addressee: null };

/** The quotation that closes right before unit `at`. */
function quoteBefore(units: readonly Unit[], at: number, quotes: readonly Quoted[]): Said | null {
  const mark = units[at - 1]?.surface === ',' ? at - 2 : at - 1;
  const quote = quotes.find(({ to, isClosed }) => isClosed && to === mark);
  return quote && isQuote(units[mark]) ? { ...trimmed(units, quote), isDirect: true, addressee: null } : null;
}

/** Whether a claim may end before unit `at`: with the sentence, a comma, words of time or place. */
function endsClaim(units: readonly Unit[], at: number): boolean {
  const { surface, folded } = units[at] ?? { surface: '.', folded: '.' };
  const isMark = /^[.,;!?]$/.test(surface);
  return isMark || CALENDAR.has(folded) || ADVERBS.has(folded) || /^(?:in|on|at|after|during|as)$/.test(folded);
}

/** "...," said the painter Ada Lovelace. */
function inverted(units: readonly Unit[], cue: number, quotes: readonly Quoted[]): Claim | null {
  const speaker = speakerAfter(units, cue + 1);
  if (speaker === null) return null;
  const isSay = SAY.has(units[cue]?.folded ?? '') && units[cue - 1]?.surface === ',' && quotes.length === 0;
  const said = quoteBefore(units, cue, quotes) ?? (isSay ? clauseBefore(cue - 1) : null);
  return said && { speaker, cue: { from: cue, to: cue + 1 }, said, from: cue };
}

const LONGEST_PHRASE = 8;

/** The mention whose noun phrase begins at unit `at`, if the claim may end after it. */
function speakerAfter(units: readonly Unit[], at: number): number | null {
  const isSpeaker = ({ mention }: Unit) => mention?.kind === 'PERSON' || mention?.kind === 'ORGANIZATION';
  for (let i = at; i < Math.min(units.length, at + LONGEST_PHRASE); i++) {
    const unit = units[i];
    if (unit && isSpeaker(unit) && phraseStart(units, i) <= at && endsClaim(units, i + 1)) return i;
  }
  return null;
}

/** "According to Ada Lovelace, ..." and "..., according to Ada Lovelace". */
function accordingTo(units: readonly Unit[], at: number): Claim | null {
  if (units[at]?.folded !== 'according' || units[at + 1]?.folded !== 'to') return null;
  const speaker = speakerAfter(units, at + 2);
  if (speaker === null) return null;
  const said = at === 0 ? clauseAfter(units, speaker) : clauseBefore(units[at - 1]?.surface === ',' ? at - 1 : at);
  return said && { speaker, cue: { from: at, to: at + 2 }, said, from: at };
}

function clauseAfter(units: readonly Unit[], speaker: number): Said | null {
  if (units[speaker + 1]?.surface !== ',') return null;
  const to = /^[.!?]$/.test(units.at(-1)?.surface ?? '') ? units.length - 1 : units.length;
  return { from: speaker + 2, to, isDirect: false, addressee: null };
}

/** Where the clause of the cue at unit `cue` begins when a comma and "but", "while" or "and" set it beside what is before. */
function besideAt(units: readonly Unit[], cue: number): number[] {
  for (let at = cue - 1; at > Math.max(0, cue - LONGEST_PHRASE); at--) {
    const { surface, folded } = units[at] ?? { surface: '', folded: '' };
    if (/^(?:but|while|whereas|although|and)$/.test(folded) && units[at - 1]?.surface === ',') return [at];
    if (folded === 'that' || surface === ',') return [];
  }
  return [];
}

/** Ends what was said before the first clause that stands beside it and makes a claim of its own. */
function cutShort(units: readonly Unit[], claim: Claim, ends: readonly number[]): Claim {
  const { said } = claim;
  const next = ends.find((at) => at > said.from && at < said.to);
  if (next === undefined || said.isDirect || claim.cue.from > said.from) return claim;
  let to = next;
  while (to > said.from && JOINTS.test(units[to - 1]?.folded ?? '')) to--;
  return { ...claim, said: { ...said, to } };
}
