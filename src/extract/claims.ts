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

const isCue = ({ folded, mention }: Unit): boolean =>
  mention === null && (SAY.has(folded) || TELL.has(folded) || DECLARE.has(folded) || QUOTE_ONLY.has(folded));

/** The claims of a sentence, by place of their cues; the content of one ends where another, joined to it, begins. */
export function readClaims(units: readonly Unit[]): Claim[] {
  const quotes = readQuotes(units);
  const isQuoted = (at: number) => quotes.some(({ from, to }) => from <= at && at < to);
  const claims = units.flatMap((unit, at): Claim[] => {
    if (isQuoted(at)) return [];
    const claim = isCue(unit) ? byVerb(units, at, quotes) : accordingTo(units, at);
    return claim === null ? [] : [claim];
  });
  return claims
    .map((claim) => cutShort(units, claim, claims))
    .filter(({ said }) => said.to - said.from >= 2 || said.isDirect);
}

function byVerb(units: readonly Unit[], cue: number, quotes: readonly Quoted[]): Claim | null {
  const subject = subjectOf(units, cue);
  if (subject === null) return inverted(units, cue, quotes);
  const said = saidAfter(units, cue, quotes) ?? saidBefore(units, { cue, subject }, quotes);
  return said && { speaker: subject.speaker, cue: { from: cue, to: cue + 1 }, said, from: subject.from };
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
  const word = units[cue]?.folded ?? '';
  if (subject.joint !== 'COMMA' || !SAY.has(word) || quotes.length > 0) return null;
  return clauseBefore(subject.from - 1);
}

/** A clause from the beginning of the sentence to the comma at unit `comma`. */
const clauseBefore = (comma: number): Said | null =>
  comma < 3 ? null : { from: 0, to: comma, isDirect: false, addressee: null };

/** The quotation that closes right before unit `at`. */
function quoteBefore(units: readonly Unit[], at: number, quotes: readonly Quoted[]): Said | null {
  const mark = units[at - 1]?.surface === ',' ? at - 2 : at - 1;
  const quote = quotes.find(({ to, isClosed }) => isClosed && to === mark);
  return quote && isQuote(units[mark]) ? { ...trimmed(units, quote), isDirect: true, addressee: null } : null;
}

/** Whether a claim may end before unit `at`: with the sentence, a comma, words of time or place. */
function endsClaim(units: readonly Unit[], at: number): boolean {
  const { surface, folded } = units[at] ?? { surface: '.', folded: '.' };
  return (
    /^[.,;!?]$/.test(surface) ||
    CALENDAR.has(folded) ||
    ADVERBS.has(folded) ||
    /^(?:in|on|at|after|during|as)$/.test(folded)
  );
}

/** "...," said the painter Ada Lovelace. */
function inverted(units: readonly Unit[], cue: number, quotes: readonly Quoted[]): Claim | null {
  const speaker = speakerAfter(units, cue + 1);
  if (speaker === null) return null;
  const quote = quoteBefore(units, cue, quotes);
  const isSay = SAY.has(units[cue]?.folded ?? '');
  const said =
    quote ?? (isSay && units[cue - 1]?.surface === ',' && quotes.length === 0 ? clauseBefore(cue - 1) : null);
  return said && { speaker, cue: { from: cue, to: cue + 1 }, said, from: cue };
}

/** The mention whose noun phrase begins at unit `at`, if the claim may end after it. */
function speakerAfter(units: readonly Unit[], at: number): number | null {
  const isSpeaker = ({ mention }: Unit) =>
    mention !== null && (mention.kind === 'PERSON' || mention.kind === 'ORGANIZATION');
  for (let i = at; i < Math.min(units.length, at + 8); i++) {
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

/** Ends the content of a claim before the clause of a later one that stands beside it, not within it. */
function cutShort(units: readonly Unit[], claim: Claim, claims: readonly Claim[]): Claim {
  const { said } = claim;
  const isBeside = (other: Claim) =>
    other !== claim &&
    other.from > said.from &&
    other.from < said.to &&
    units[other.from - 1]?.folded !== 'that' &&
    !isWithin(other, said);
  const next = claims.find((other) => claim.cue.from < other.cue.from && isBeside(other));
  if (next === undefined || said.isDirect) return claim;
  let to = next.from;
  while (to > said.from && /^(?:[,;:—–-]|and|but|while|whereas|although|though|as)$/.test(units[to - 1]?.folded ?? ''))
    to--;
  return { ...claim, said: { ...said, to } };
}

const isWithin = (other: Claim, said: Said): boolean => other.from === said.from;
