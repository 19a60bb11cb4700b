/** Reads one sentence from left to right and proposes what in it may be names. */
import type { Kind } from '../../model.ts';
import type { Gazetteer, Match } from '../gazetteer.ts';
import { CALENDAR } from '../knowledge/calendar.ts';
import { FUNCTION_WORDS } from '../knowledge/function-words.ts';
import { ORGANIZATION_HEADS, STATE_HEADS } from '../knowledge/heads.ts';
import { NO_NAMES } from '../knowledge/no-names.ts';
import { PEOPLES } from '../knowledge/peoples.ts';
import { classify, type Segment } from './classify.ts';
import { type Evidence, isDoubtful } from './evidence.ts';
import { isHead, segmentEnd } from './segments.ts';
import { followsTitle, titleLength } from './titles.ts';
import { isCapital, type Word } from './words.ts';

/** Words that may be a name; `kind` is null when nothing in the sentence says what they name. */
export interface Proposal extends Segment {
  readonly kind: Kind | null;
  readonly demonym: boolean;
  readonly score: number;
}

/** Where the reading stands, and the known name that begins there. */
interface Place {
  readonly words: readonly Word[];
  readonly at: number;
  readonly match: Match | null;
}

/** What a step proposes, if anything, and where the next one begins. */
interface Step {
  readonly proposal: Proposal | null;
  readonly at: number;
}

/** A city or region of fewer inhabitants needs more than its name to be believed. */
const WELL_KNOWN = 100_000;
const QUOTE = /^["“‘'(]$/;
const LOCATED = /^(?:in|at|near|from|of|outside|around|to|towards?)$/;

/** The proposals of a sentence, in order. */
export function scan(
  text: string,
  words: readonly Word[],
  tools: { gazetteer: Gazetteer; evidence: Evidence },
): Proposal[] {
  const { gazetteer, evidence } = tools;
  const found: Proposal[] = [];
  let at = 0;
  while (at < words.length) {
    const place = { words, at, match: gazetteer.match(text, words, at) };
    const step = skip(place, evidence) ?? named(place, gazetteer);
    if (step.proposal) found.push(step.proposal);
    at = step.at;
  }
  return found;
}

/** A step over what names nothing; null when a name may begin there. */
function skip({ words, at, match }: Place, evidence: Evidence): Step | null {
  const word = words[at];
  const over = { proposal: null, at: at + 1 };
  if (word === undefined || !isCapital(word) || NO_NAMES.has(word.folded)) return over;
  if (match === null || !isWellKnown(match, at)) {
    const isFirst = at === 0 || QUOTE.test(words[at - 1]?.surface ?? '');
    if (CALENDAR.has(word.folded) || (isFirst && isDoubtful(word, evidence))) return over;
    if (FUNCTION_WORDS.has(word.folded) && !isHead(words[at + 1]?.folded ?? '')) return over;
  }
  const title = titleLength(words, at);
  return title > 0 && (match === null || match.end <= at + title) ? { proposal: null, at: at + title } : null;
}

function named(place: Place, gazetteer: Gazetteer): Step {
  const { words, at, match } = place;
  const end = segmentEnd(words, at);
  const step = match === null ? null : known({ ...place, match }, end, gazetteer);
  if (step) return step;
  if (isPeople(words, at)) return propose({ words, from: at, to: at + 1 }, { kind: 'OTHER', score: 0.8 });
  const segment = { words, from: at, to: end };
  return propose(segment, classify(segment, gazetteer) ?? { kind: null, score: 0 });
}

function propose(segment: Segment, { kind, score }: { kind: Kind | null; score: number }, demonym = false): Step {
  return { proposal: { ...segment, kind, demonym, score }, at: segment.to };
}

/** A word such as "Kurdish", unless what follows makes it part of a body's name. */
const isPeople = (words: readonly Word[], at: number): boolean =>
  PEOPLES.has(words[at]?.folded ?? '') && !words.slice(at + 1, at + 3).some(({ folded }) => isHead(folded));

/** Takes a known name at its word, unless it is only part of another name or too little known to be believed. */
function known({ words, at, match }: Place & { match: Match }, end: number, gazetteer: Gazetteer): Step | null {
  const [naming] = match.namings;
  if (naming === undefined) return null;
  const demonym = naming.form === 'DEMONYM';
  const isSure = demonym || isWellKnown(match, at);
  if (!isSure && (followsTitle(words, at) || !isLocated(words, at, match.end))) return null;
  if (match.end < end) {
    if (extendsName(words.slice(match.end, end), demonym)) return null;
    const isPerson = end - at === 2 && gazetteer.isGivenName(words[at]?.folded ?? '');
    if (isPerson && !demonym && naming.known.kind === 'PLACE') return null;
  }
  return propose({ words, from: at, to: match.end }, { kind: naming.known.kind, score: 0.9 }, demonym);
}

/** Whether the words after a known name make it part of a longer one: "Iraq Study Group", but not "French Foreign Ministry". */
function extendsName(rest: readonly Word[], demonym: boolean): boolean {
  const heads = rest
    .filter((_, i) => i === rest.length - 1 || rest[i + 1]?.folded === 'of')
    .map(({ folded }) => folded);
  if (!demonym) return heads.some(isHead);
  return heads.some((head) => ORGANIZATION_HEADS.has(head) && !STATE_HEADS.has(head));
}

function isWellKnown({ namings, end }: Match, at: number): boolean {
  const [naming] = namings;
  if (naming === undefined) return false;
  const { type, weight, seeded } = naming.known;
  if (seeded || (type !== 'CITY' && type !== 'REGION')) return true;
  return weight >= WELL_KNOWN || (end - at > 1 && weight > 0);
}

/** Whether the words around say "this is a place": "in Springfield", or "Springfield" between commas. */
const isLocated = (words: readonly Word[], at: number, end: number): boolean =>
  LOCATED.test(words[at - 1]?.folded ?? '') || (words[at - 1]?.surface === ',' && words[end]?.surface === ',');
