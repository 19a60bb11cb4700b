/** Disambiguates places that share a name, by the countries that the article names and by adjacent places. */
import { lastBefore } from '../../text/binary-search.ts';
import type { Article } from '../article.ts';
import type { GazetteerEntry, GazetteerMatch } from '../gazetteer/entry.ts';
import type { Gazetteer } from '../gazetteer/gazetteer.ts';
import { CONFIDENCE } from './links.ts';
import type { MentionContext } from './model.ts';
import { candidatesFor } from './place-candidates.ts';
import { PlaceCounts } from './place-counts.ts';
import { type PlaceCandidates, readPair } from './place-pairs.ts';

export interface PlaceMention extends PlaceCandidates {
  /** The candidate that an adjacent place determines, as in "Springfield, Ohio"; null when none does. */
  readonly fixed: GazetteerMatch | null;
  /** ISO 3166-2 code of the state, or 3166-1 of the country, that follows a town unknown there, as in "Eldrith, Ohio"; null when none does. */
  readonly state: string | null;
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
/** Added when the article names the state or province of the candidate. */
const REGION_NAMED = 1;
/** How many times as large as another place one is meant although only the dateline speaks for the other. */
const FAR_LARGER = 30;
/** The same although only the country speaks for the other, not the state that it lies in. */
const LARGER = 10;
/** The difference of two scores from which the choice is clear. */
const CLEAR_MARGIN = 1;
/** Added to the scores of seeded entries, sovereign states and other large places, so that they always outrank the next group. */
const SEEDED = 40;
const SOVEREIGN = 30;
const LARGE = 20;
/** Inhabitants from which a city may be named without its country. */
const WELL_KNOWN = 1_000_000;

export function readPlaceMentions(
  { text, passages }: Article,
  mentions: readonly MentionContext[],
  gazetteer: Gazetteer,
): { readonly placeMentions: readonly PlaceMention[]; readonly counts: PlaceCounts } {
  const read = mentions.map((mention) => ({ mention, candidates: candidatesFor(mention, text, gazetteer) }));
  const pairs = read.map((one, i) => readPair(text, one, read[i + 1]));
  const placeMentions = read.map((one, i): PlaceMention => {
    const [asInner, asOuter] = [pairs[i], pairs[i - 1]];
    const outer = asInner?.inner === null ? asInner.outer.entry : null;
    const state = outer && (outer.region ?? outer.country);
    const fixed = asInner?.inner ?? asOuter?.outer ?? stateOfOffice(one, text);
    return { ...one, fixed: state === null ? fixed : null, state };
  });
  const isInDateline = ({ start }: MentionContext): boolean => {
    const passage = lastBefore(passages, start);
    return passage?.role === 'DATELINE' && start < passage.end;
  };
  return { placeMentions, counts: countPlaces(placeMentions, isInDateline) };
}

/** What American states have and no country called so has: "Georgia's attorney general", "Georgia troopers". */
const STATE_OFFICE =
  /^(?:['’]s)? (?:Republican |Democratic )?(?:secretary of state|(?:lieutenant )?governor|lt\. gov\.|gov\.|attorney general|troopers?|state (?:troopers?|patrol|police|senat\w+|representatives?|house|legislat\w+|supreme court)|legislature|general assembly|senate runoff|runoff|republicans|democrats)\b/iu;
const OFFICE_REACH = 40;

/** The state that a name means before an office of it, where a country has the name too; null elsewhere. */
function stateOfOffice({ mention, candidates }: PlaceCandidates, text: string): GazetteerMatch | null {
  if (mention.demonym || candidates[0]?.entry.type !== 'COUNTRY' || candidates[0].entry.seeded) return null;
  const state = candidates.find(({ entry: { type, country } }) => type === 'REGION' && country === 'US');
  return state && STATE_OFFICE.test(text.slice(mention.end, mention.end + OFFICE_REACH)) ? state : null;
}

function countPlaces(
  placeMentions: readonly PlaceMention[],
  isInDateline: (mention: MentionContext) => boolean,
): PlaceCounts {
  const counts = new PlaceCounts();
  for (const { mention, candidates, fixed, state } of placeMentions) {
    const found =
      state === null
        ? (fixed?.entry ?? commonPlace(candidates))
        : { country: state.slice(0, 2), region: state.slice(2) ? state : null };
    counts.add(mention, found, isInDateline(mention) ? DATELINE_COUNT : 1);
  }
  return counts;
}

type Location = Pick<GazetteerEntry, 'country' | 'region'>;

/** The country of a clear first candidate or of all candidates, and the state that it is, or that of the largest city; null where they may differ. */
function commonPlace(candidates: readonly GazetteerMatch[]): Location {
  const [first, second] = candidates;
  if (first === undefined) return { country: null, region: null };
  const isClear = second === undefined || scoreOf(first.entry) - scoreOf(second.entry) >= CLEAR_MARGIN;
  const isCommon = isClear || candidates.every(({ entry }) => entry.country === first.entry.country);
  const region = isClear && first.entry.type !== 'CITY' ? first.entry.region : stateOfLargestCity(candidates);
  return { country: isCommon ? first.entry.country : null, region };
}

/** How many times as large as the next city of its name one has to be, as the difference of scores. */
const MUCH_LARGER = 0.3;

/** Null when the first candidate is neither a city nor a region, or another city is of a similar size. */
function stateOfLargestCity(candidates: readonly GazetteerMatch[]): string | null {
  const [city, next] = candidates.filter(({ entry }) => entry.type === 'CITY');
  const isTown = candidates[0]?.entry.type === 'CITY' || candidates[0]?.entry.type === 'REGION';
  if (!isTown || city === undefined) return null;
  const isLargest = next === undefined || scoreOf(city.entry) - scoreOf(next.entry) >= MUCH_LARGER;
  return isLargest ? city.entry.region : null;
}

function scoreOf({ seeded, type, weight }: GazetteerEntry): number {
  const size = Math.log10(weight + 1);
  if (seeded) return SEEDED + size;
  if (type === 'COUNTRY') return SOVEREIGN + size;
  return type === 'CITY' || type === 'REGION' ? size : LARGE + size;
}

/** The likeliest candidate in an article that names `counts`; null when there is no candidate. */
export function choose({ mention, candidates, fixed }: PlaceMention, counts: PlaceCounts): Choice | null {
  if (fixed !== null) return { match: fixed, linkScore: CONFIDENCE.knownName };
  const state = namesakeState(mention, candidates, counts);
  if (state !== null) return { match: state, linkScore: CONFIDENCE.likelyOfSeveral };
  const { countries } = counts;
  const others = candidates.length < 2 ? [] : [...countries.keys()];
  const most = Math.max(0, ...others.map((country) => counts.beside(country, mention)));
  const largest = Math.max(0, ...candidates.map(({ entry }) => entry.weight));
  // Where the largest namesake is no city that everybody knows, and nothing names its country, the state that is named decides.
  const famous = candidates.find(({ entry }) => entry.weight === largest)?.entry;
  const isObscure = famous !== undefined && largest < WELL_KNOWN && !isNamed(famous, mention, counts);
  const bonus = ({ type, country, region, weight, seeded }: GazetteerEntry): number => {
    const count = country === null ? 0 : counts.beside(country, mention);
    const isRegionNamed = type === 'CITY' && region !== null && counts.beside(region, mention) > 0;
    const isFarSmaller = !seeded && weight * FAR_LARGER < largest && !(isRegionNamed && isObscure);
    const isOfOtherState = !seeded && type === 'CITY' && region !== null && !isRegionNamed && weight * LARGER < largest;
    return count === 0 || isOfOtherState || (isFarSmaller && count <= DATELINE_COUNT)
      ? 0
      : COUNTRY_NAMED + (count === most ? COUNTRY_NAMED_MOST : 0) + (isRegionNamed ? REGION_NAMED : 0);
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

/** A state with the name of a country, in an article that names places of that state and none of the country: "Georgia". */
function namesakeState(
  mention: MentionContext,
  candidates: readonly GazetteerMatch[],
  counts: PlaceCounts,
): GazetteerMatch | null {
  const country = candidates[0]?.entry;
  if (mention.demonym || country?.type !== 'COUNTRY' || country.seeded || isNamed(country, mention, counts))
    return null;
  const isState = ({ entry: { type, region, country: other } }: GazetteerMatch): boolean =>
    type === 'REGION' && other !== country.country && region !== null && counts.beside(region, mention) > 0;
  return candidates.find(isState) ?? null;
}

/** Whether the article names an entry's country other than by the name of the mention. */
export const isNamed = ({ country }: GazetteerEntry, mention: MentionContext, counts: PlaceCounts): boolean =>
  country !== null && counts.beside(country, mention) > 0;

/** Whether a small place lies in a country that the article does not name, although it names others. */
function isUnexpected(
  { type, weight, country, seeded }: GazetteerEntry,
  countries: ReadonlyMap<string, number>,
): boolean {
  const isSmall = !seeded && (type === 'CITY' || type === 'REGION') && weight < WELL_KNOWN;
  return isSmall && countries.size > 0 && country !== null && !countries.has(country);
}
