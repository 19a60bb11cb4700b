/** Tells whether a mention is what a verb's clause speaks of, and where that clause begins. */

import { CALENDAR } from './knowledge/calendar.ts';
import { ADVERBS, AUXILIARIES } from './knowledge/cues.ts';
import { TITLE_WORDS } from './knowledge/titles.ts';
import { isQuote } from './quotes.ts';
import { rolePhraseBefore } from './role-phrase.ts';
import type { Unit } from './units.ts';

/** How a clause is joined to what stands before it. */
export type Joint = 'START' | 'THAT' | 'COORDINATE' | 'COMMA' | 'QUOTE';

export interface Subject {
  /** Index of the speaker's mention. */
  readonly speaker: number;
  /** Index of the first unit of the clause, its joint not included. */
  readonly from: number;
  readonly joint: Joint;
}

const COORDINATES = new Set([
  'and',
  'but',
  'while',
  'whereas',
  'although',
  'though',
  'as',
  'when',
  'because',
  'after',
  'before',
  'if',
  'where',
]);
const LONGEST_APPOSITION = 25;

/** The subject of the verb at unit `verb`; null when no mention surely is it. */
export function subjectOf(units: readonly Unit[], verb: number): Subject | null {
  const speaker = speakerBefore(units, verb);
  if (speaker === null) return null;
  const from = phraseStart(units, speaker);
  const joint = jointBefore(units, from);
  return joint === null ? null : { speaker, from, joint };
}

/** The mention right before the verb and its adverbs, or before an apposition or relative clause between commas. */
function speakerBefore(units: readonly Unit[], verb: number): number | null {
  let at = verb - 1;
  while (at >= 0 && (ADVERBS.has(folded(units, at)) || AUXILIARIES.has(folded(units, at)))) at--;
  if (isSpeaker(units[at])) return at;
  if (units[at]?.surface !== ',') return null;
  for (let comma = at - 1; comma > Math.max(0, at - LONGEST_APPOSITION); comma--) {
    if (isQuote(units[comma])) return null;
    if (units[comma]?.surface === ',' && isSpeaker(units[comma - 1])) return comma - 1;
  }
  return null;
}

const isSpeaker = (unit: Unit | undefined): boolean =>
  unit?.mention != null && unit.mention.kind !== 'OTHER' && unit.mention.form !== 'DEMONYM';

const folded = (units: readonly Unit[], at: number): string => units[at]?.folded ?? '';

/** Where the noun phrase of a mention begins: its title, whose it is, the word "the". */
export function phraseStart(units: readonly Unit[], mention: number): number {
  let from = rolePhraseBefore(units, mention)?.from ?? mention;
  while (from > 0 && isPartOfPhrase(units, from - 1)) from--;
  return from;
}

function isPartOfPhrase(units: readonly Unit[], at: number): boolean {
  const unit = units[at];
  if (unit === undefined) return false;
  if (unit.mention !== null)
    return unit.mention.form === 'DEMONYM' || /^['’]s?$/.test(folded(units, at + 1)) || isAdjacentBody(units, at);
  return (
    /^(?:['’]s?|the|a|an|its|his|her|their|mr\.?|mrs\.?|ms\.?|dr\.?)$/.test(unit.folded) || TITLE_WORDS.has(unit.folded)
  );
}

const isAdjacentBody = (units: readonly Unit[], at: number): boolean =>
  units[at]?.mention?.kind !== 'PERSON' && rolePhraseBefore(units, at + 2) !== null;

function jointBefore(units: readonly Unit[], from: number): Joint | null {
  const before = units[from - 1];
  if (before === undefined) return 'START';
  if (before.folded === 'that') return 'THAT';
  if (isQuote(before)) return 'QUOTE';
  if (COORDINATES.has(before.folded)) return from === 1 ? 'START' : 'COORDINATE';
  if (/^[,;:—–-]$/.test(before.surface)) return 'COMMA';
  return CALENDAR.has(before.folded) ? 'START' : null;
}
