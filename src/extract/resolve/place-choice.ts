/** Disambiguates places that share a name, by the countries that the article names and by adjacent places. */
import { lastBefore } from '../../text/binary-search.ts';
import type { Article } from '../article.ts';
import type { GazetteerEntry, GazetteerMatch } from '../gazetteer/entry.ts';
import type { Gazetteer } from '../gazetteer/gazetteer.ts';
import { CONFIDENCE } from './links.ts';
import type { MentionContext } from './model.ts';
import { candidatesFor } from './place-candidates.ts';

export interface PlaceMention {
  readonly mention: MentionContext;
  /** Likeliest first. */
  readonly candidates: readonly GazetteerMatch[];
  /** The candidate that an adjacent place determines, as in "Springfield, Ohio"; null when none does. */
  readonly fixed: GazetteerMatch | null;
}

export interface Choice {
  readonly match: GazetteerMatch;
  readonly linkScore: number;
}

/** How many mentions a mention in the dateline counts for. */
const DATELINE_COUNT = 3;
/** Scores are in powers of ten of inhabitants. These are added when the article names the candidate's country, and names it most. */
const COUNTRY_NAMED = 1.2;
const COUNTRY_NAMED_MOST = 0.6;
/** The difference of two scores from which the choice is clear. */
const CLEAR_MARGIN = 1;
/** Added to the scores of seeded entries, sovereign states and other large places, so that they always outrank the next group. */
const SEEDED = 40;
const SOVEREIGN = 30;
const LARGE = 20;
/** Inhabitants from which a city may be named without its country. */
const WELL_KNOWN = 1_000_000;

/** How often the article names each country (ISO code), by itself, by a demonym or by a place in it. */
export type CountryCounts = ReadonlyMap<string, number>;

export function readPlaceMentions(
  { text, passages }: Article,
  mentions: readonly MentionContext[],
  gazetteer: Gazetteer,
): { readonly placeMentions: readonly PlaceMention[]; readonly countries: CountryCounts } {
  const read = mentions.map((mention): WithCandidates => {
    const after = text.slice(mention.end, mention.end + 16);
    return { mention, candidates: candidatesFor(mention, after, gazetteer) };
  });
  const placeMentions = read.map((one, i): PlaceMention => ({ ...one, fixed: fixedByNeighbour(text, read, i) }));
  const isInDateline = ({ start }: MentionContext): boolean => {
    const passage = lastBefore(passages, start);
    return passage?.role === 'DATELINE' && start < passage.end;
  };
  return { placeMentions, countries: countCountries(placeMentions, isInDateline) };
}

function countCountries(
  placeMentions: readonly PlaceMention[],
  isInDateline: (mention: MentionContext) => boolean,
): CountryCounts {
  const counts = new Map<string, number>();
  for (const { mention, candidates, fixed } of placeMentions) {
    const country = fixed?.entry.country ?? commonCountry(candidates);
    if (country === null) continue;
    counts.set(country, (counts.get(country) ?? 0) + (isInDateline(mention) ? DATELINE_COUNT : 1));
  }
  return counts;
}

/** The country of a clear first candidate, or of all candidates; null when they may lie in several. */
function commonCountry(candidates: readonly GazetteerMatch[]): string | null {
  const [first, second] = candidates;
  if (first === undefined) return null;
  const isClear = second === undefined || scoreOf(first.entry) - scoreOf(second.entry) >= CLEAR_MARGIN;
  return isClear || candidates.every(({ entry }) => entry.country === first.entry.country) ? first.entry.country : null;
}

function scoreOf({ seeded, type, weight }: GazetteerEntry): number {
  const size = Math.log10(weight + 1);
  if (seeded) return SEEDED + size;
  if (type === 'COUNTRY') return SOVEREIGN + size;
  return type === 'CITY' || type === 'REGION' ? size : LARGE + size;
}

/** The likeliest candidate in an article that names `countries`; null when there is no candidate. */
export function choose({ candidates, fixed }: Omit<PlaceMention, 'mention'>, countries: CountryCounts): Choice | null {
  if (fixed !== null) return { match: fixed, linkScore: CONFIDENCE.knownName };
  const most = Math.max(0, ...countries.values());
  const bonus = ({ country }: GazetteerEntry): number => {
    const count = country === null ? 0 : (countries.get(country) ?? 0);
    return count === 0 ? 0 : COUNTRY_NAMED + (count === most ? COUNTRY_NAMED_MOST : 0);
  };
  const scored = candidates.map((match) => ({ match, score: scoreOf(match.entry) + bonus(match.entry) }));
  const [first, second] = scored.sort((a, b) => b.score - a.score);
  if (first === undefined) return null;
  const isClear = second === undefined || first.score - second.score >= CLEAR_MARGIN;
  const linkScore = isClear ? CONFIDENCE.knownName : CONFIDENCE.likelyOfSeveral;
  return {
    match: first.match,
    linkScore: isUnexpected(first.match.entry, countries) ? CONFIDENCE.nameAlone : linkScore,
  };
}

/** Whether a small place lies in a country that the article does not name, although it names others. */
function isUnexpected({ type, weight, country, seeded }: GazetteerEntry, countries: CountryCounts): boolean {
  const isSmall = !seeded && (type === 'CITY' || type === 'REGION') && weight < WELL_KNOWN;
  return isSmall && countries.size > 0 && country !== null && !countries.has(country);
}

type WithCandidates = Pick<PlaceMention, 'mention' | 'candidates'>;

/** The candidate of mention `i` that a pair such as "Springfield, Ohio" determines; null when it is in no such pair. */
function fixedByNeighbour(text: string, read: readonly WithCandidates[], i: number): GazetteerMatch | null {
  const asInner = readPair(text, read[i], read[i + 1]);
  if (asInner) return asInner.inner;
  return readPair(text, read[i - 1], read[i])?.outer ?? null;
}

interface Pair {
  readonly inner: GazetteerMatch;
  readonly outer: GazetteerMatch;
}

const LIST_CONTINUES = /^(?:,|,? and|,? or) \p{Lu}/u;

/** Two places separated by a comma, the first inside the second; null when they are not such a pair, or rather a list. */
function readPair(text: string, inner: WithCandidates | undefined, outer: WithCandidates | undefined): Pair | null {
  if (inner === undefined || outer === undefined || inner.mention.demonym || outer.mention.demonym) return null;
  if (text.slice(inner.mention.end, outer.mention.start) !== ', ') return null;
  const small = inner.candidates.filter(({ entry }) => entry.type === 'CITY' || entry.type === 'REGION');
  const large = outer.candidates.filter(({ entry }) => entry.type !== 'CITY' && entry.country !== null);
  const best = firstPair(small, large);
  const isListed = LIST_CONTINUES.test(text.slice(outer.mention.end, outer.mention.end + 8));
  const isInnerLikeliest = best?.inner === inner.candidates[0];
  if (best === undefined || (isListed && !isInnerLikeliest)) return null;
  return best.outer === outer.candidates[0] || isInnerLikeliest ? best : null;
}

/** The first of the larger places that one of the smaller ones is within. */
function firstPair(small: readonly GazetteerMatch[], large: readonly GazetteerMatch[]): Pair | undefined {
  for (const outer of large) {
    const inner = small.find(({ entry }) => isWithin(entry, outer.entry));
    if (inner) return { inner, outer };
  }
  return undefined;
}

const isWithin = (inner: GazetteerEntry, outer: GazetteerEntry): boolean =>
  inner !== outer && inner.country === outer.country;
