/** Tells whether a mention is what a verb's clause speaks of, and where that clause begins. */

import { CALENDAR } from './knowledge/calendar.ts';
import { ADVERBS, AUXILIARIES, SAY } from './knowledge/cues.ts';
import { FUNCTION_WORDS } from './knowledge/function-words.ts';
import { AFTER_ORGANIZATION } from './knowledge/heads.ts';
import { TITLE_WORDS } from './knowledge/titles.ts';
import { wordSet } from './knowledge/word-set.ts';
import { isQuote } from './quotes.ts';
import { rolePhraseBefore } from './role-phrase.ts';
import type { Unit } from './units.ts';

export interface Subject {
  /** Index of the speaker's mention. */
  readonly speaker: number;
  /** Index of the first unit of the clause. */
  readonly from: number;
  /** Whether a comma or the like parts it from what stands before. */
  readonly isParted: boolean;
}

/** Words that set a clause beside another; the first two may begin a sentence whose only clause it is. */
const COORDINATES = wordSet('and but while whereas although though as because after');
const OPENERS = wordSet('and but');
const PARTS = /^[,;:—–-]$/;
const LONGEST_APPOSITION = 25;

/** The subject of the verb at unit `verb`; null when no mention surely is it. */
export function subjectOf(units: readonly Unit[], verb: number): Subject | null {
  const speaker = speakerBefore(units, verb);
  if (speaker === null) return null;
  const from = phraseStart(units, speaker);
  const before = units[from - 1];
  if (before !== undefined && !canPrecede(before, from)) return null;
  return { speaker, from, isParted: PARTS.test(before?.surface ?? '') };
}

/** The mention right before the verb, its adverbs and words such as "news agency"; or before an aside between commas. */
function speakerBefore(units: readonly Unit[], verb: number): number | null {
  let at = verb - 1;
  while (at >= 0 && isBetween(units, at)) at--;
  if (isSpeaker(units[at])) return isOrigin(units, at) ? at - 2 : at;
  if (units[at]?.surface !== ',') return null;
  if (isSpeaker(units[at - 1]) && units[at - 2]?.surface === ',') return at - 1;
  for (let comma = at - 1; comma > Math.max(0, at - LONGEST_APPOSITION); comma--) {
    if (isQuote(units[comma])) return null;
    if (units[comma]?.surface === ',' && isSpeaker(units[comma - 1])) return comma - 1;
  }
  return null;
}

function isBetween(units: readonly Unit[], at: number): boolean {
  const word = folded(units, at);
  if (word === 'news' || word === 'agency') return word === 'news' || folded(units, at - 1) === 'news';
  return ADVERBS.has(word) || AUXILIARIES.has(word) || AFTER_ORGANIZATION.has(word);
}

/** "Ada Lovelace of Norway": the place says whence the speaker is. */
const isOrigin = (units: readonly Unit[], at: number): boolean =>
  /^(?:of|from)$/.test(folded(units, at - 1)) && units[at - 2]?.mention?.kind === 'PERSON';

const isSpeaker = (unit: Unit | undefined): boolean =>
  unit?.mention != null && unit.mention.kind !== 'OTHER' && unit.mention.form !== 'DEMONYM';

const folded = (units: readonly Unit[], at: number): string => units[at]?.folded ?? '';

/** Where the noun phrase of a mention begins: its title, whose it is, what it stands in apposition to, the word "the". */
export function phraseStart(units: readonly Unit[], mention: number): number {
  const isApposed = units[mention - 1]?.surface === ',';
  const title = rolePhraseBefore(units, mention) ?? (isApposed ? rolePhraseBefore(units, mention - 1) : null);
  let from = title?.from ?? mention;
  while (from > 0 && isPartOfPhrase(units, from - 1)) from--;
  return title !== null && from === 1 && isPlain(units[0]) ? 0 : from;
}

/** Whether a word may be part of the title that it begins a sentence with: "Port spokesman Ada Lovelace". */
const isPlain = (unit: Unit | undefined): boolean =>
  unit !== undefined &&
  unit.mention === null &&
  /^\p{L}+$/u.test(unit.surface) &&
  !FUNCTION_WORDS.has(unit.folded) &&
  !COORDINATES.has(unit.folded);

/** Whether a possessive mark follows, so that the word is an owner: "Sunday's". */
const isOwned = (units: readonly Unit[], at: number): boolean => /^['’]s?$/.test(folded(units, at + 1));

function isPartOfPhrase(units: readonly Unit[], at: number): boolean {
  const unit = units[at];
  if (unit === undefined) return false;
  if (unit.mention !== null) return unit.mention.form === 'DEMONYM' || isOwned(units, at) || isAdjacentBody(units, at);
  if (isOwned(units, at)) return true;
  return (
    /^(?:['’]s?|the|a|an|its|his|her|their|mr\.?|mrs\.?|ms\.?|dr\.?)$/.test(unit.folded) || TITLE_WORDS.has(unit.folded)
  );
}

const isAdjacentBody = (units: readonly Unit[], at: number): boolean =>
  units[at]?.mention?.kind !== 'PERSON' && rolePhraseBefore(units, at + 2) !== null;

/** Whether a clause may begin right after a unit; `from` is where. */
function canPrecede(unit: Unit, from: number): boolean {
  const { folded, surface } = unit;
  if (folded === 'that' || SAY.has(folded) || isQuote(unit) || CALENDAR.has(folded)) return true;
  if (from === 1) return OPENERS.has(folded);
  return COORDINATES.has(folded) || PARTS.test(surface);
}
