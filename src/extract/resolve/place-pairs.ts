/** Reads pairs of a place and the larger one it lies in: "Springfield, Ohio", "Tripoli, in the north of Lebanon". */
import type { GazetteerEntry, GazetteerMatch } from '../gazetteer/entry.ts';
import type { MentionContext } from './model.ts';

export interface PlaceCandidates {
  readonly mention: MentionContext;
  /** Likeliest first. */
  readonly candidates: readonly GazetteerMatch[];
}

export interface Pair {
  /** Null when the gazetteer knows no place of the name in there. */
  readonly inner: GazetteerMatch | null;
  readonly outer: GazetteerMatch;
}

const DIRECTION = `(?:north|south|east|west|central|centre|center|heart)(?:-?(?:east|west|central))?`;
const BETWEEN = new RegExp(
  `^,? (?:(?:a|the) (?:[a-z-]+ ){0,2}(?:city|town|port|village|suburb|resort) )?in (?:the )?` +
    `(?:(?:far )?${DIRECTION}(?:ern part)? of (?:the )?|${DIRECTION}(?:ern)? )?$`,
);
const MAX_BETWEEN = 60;
const LIST_CONTINUES = /^(?:,|,? and|,? or) \p{Lu}/u;

/** The pair that two places form; null when they form none, or rather belong to a list. */
export function readPair(text: string, inner?: PlaceCandidates, outer?: PlaceCandidates): Pair | null {
  if (inner === undefined || outer === undefined || inner.mention.demonym || outer.mention.demonym) return null;
  const [from, to] = [inner.mention.end, outer.mention.start];
  const between = to - from > MAX_BETWEEN ? '' : text.slice(from, to);
  const isBracketed = between === ' (' && text[outer.mention.end] === ')';
  const isAdjacent = between === ', ' || isBracketed;
  if (!isAdjacent && !BETWEEN.test(between)) return null;
  const isListed = between === ', ' && LIST_CONTINUES.test(text.slice(outer.mention.end, outer.mention.end + 8));
  return knownPair(inner, outer, isListed) ?? (isAdjacent && !isListed ? unknownPair(inner, outer) : null);
}

/** A pair of two known places. In what may be a list, the first has to be likely in any case, or to lie in the very state. */
function knownPair(inner: PlaceCandidates, outer: PlaceCandidates, isListed: boolean): Pair | null {
  const small = inner.candidates.filter(({ entry }) => entry.type === 'CITY' || entry.type === 'REGION');
  const large = outer.candidates.filter(({ entry }) => entry.type !== 'CITY' && entry.country !== null);
  const best = firstPair(small, large);
  if (best === undefined) return null;
  const isInnerLikeliest = best.inner === inner.candidates[0];
  if (isInState(best.inner.entry, best.outer.entry))
    return isListed && !isInnerLikeliest && isPeer(inner.candidates[0]?.entry, best.outer.entry) ? null : best;
  if (isListed && !isInnerLikeliest) return null;
  return best.outer === outer.candidates[0] || isInnerLikeliest ? best : null;
}

/** The first of the larger places that one of the smaller ones is within. */
function firstPair(
  small: readonly GazetteerMatch[],
  large: readonly GazetteerMatch[],
): { readonly inner: GazetteerMatch; readonly outer: GazetteerMatch } | undefined {
  for (const outer of large) {
    const inner = small.find(({ entry }) => isWithin(entry, outer.entry));
    if (inner) return { inner, outer };
  }
  return undefined;
}

/** Codes of the states that the gazetteer knows of each city of their countries. */
const STATE = /^(?:US|CA|AU)-|^GB-(?:ENG|SCT|WLS|NIR)$/;
const isState = ({ type, region }: GazetteerEntry): boolean =>
  (type === 'REGION' || type === 'AREA') && region !== null && STATE.test(region);

const isInState = (inner: GazetteerEntry, outer: GazetteerEntry): boolean =>
  inner.type === 'CITY' && isState(outer) && inner.region === outer.region;

function isWithin(inner: GazetteerEntry, outer: GazetteerEntry): boolean {
  if (inner === outer || inner.country !== outer.country) return false;
  return !isState(outer) || inner.region === null || inner.region === outer.region;
}

/** Whether two places may stand beside each other in a list of states. */
const isPeer = (entry: GazetteerEntry | undefined, state: GazetteerEntry): boolean =>
  entry !== undefined && entry.type !== 'CITY' && entry.country === state.country;

/** A town that the gazetteer lacks, in a state, or a country, that it knows: what it has under the name lies elsewhere. */
function unknownPair(inner: PlaceCandidates, outer: PlaceCandidates): Pair | null {
  const [state] = outer.candidates;
  if (state?.entry.country == null || (!isState(state.entry) && state.entry.type !== 'COUNTRY')) return null;
  if (state.entry.country === 'GB' && state.entry.type !== 'COUNTRY') return null;
  const isTown =
    inner.candidates.length > 0 &&
    inner.candidates.every(({ entry: { type } }) => type === 'CITY' || type === 'REGION');
  if (state.entry.type === 'COUNTRY' && !isTown) return null;
  const isElsewhere = ({ entry }: GazetteerMatch): boolean =>
    entry.country !== state.entry.country || (entry.type === 'CITY' && entry.region !== state.entry.region);
  return inner.candidates.every(isElsewhere) ? { inner: null, outer: state } : null;
}
