/** Chooses among the places that share a name by the countries of which the article speaks. */
import type { Article } from '../extractor.ts';
import type { Gazetteer, Naming } from '../gazetteer.ts';
import type { Known } from '../known.ts';
import { SURE } from './cluster.ts';
import type { Draft } from './draft.ts';
import { candidatesFor } from './place-candidates.ts';

/** A mention of a place, what it may mean, likeliest first, and what the words beside it make it mean. */
export interface Reading {
  readonly draft: Draft;
  readonly candidates: readonly Naming[];
  readonly beside: Naming | null;
}

export interface Choice {
  readonly naming: Naming;
  readonly linkScore: number;
}

const OF_DATELINE = 3;
/** In powers of ten of inhabitants: how much likelier a city is whose country the article names, and names most. */
const NAMED = 1.2;
const MOST_NAMED = 0.6;
const CLEAR_MARGIN = 1;
/** What a country outweighs any city by. */
const SOVEREIGN = 30;
const LARGE = 20;
const SEEDED = 40;
const WELL_KNOWN = 1_000_000;

/** How often the article names each country, by ISO code: a demonym or a place in it counts, and its dateline more. */
export type Countries = ReadonlyMap<string, number>;

export function readPlaces({ text, passages }: Article, drafts: readonly Draft[], gazetteer: Gazetteer) {
  const read = drafts.map((draft) => {
    const after = text.slice(draft.end, draft.end + 16);
    return { draft, candidates: candidatesFor(draft, after, gazetteer) };
  });
  const readings = read.map((one, i): Reading => ({ ...one, beside: beside(text, read, i) }));
  const isDateline = ({ start }: Draft) =>
    passages.some((passage) => passage.role === 'DATELINE' && passage.start <= start && start < passage.end);
  return { readings, countries: countCountries(readings, isDateline) };
}

function countCountries(readings: readonly Reading[], isDateline: (draft: Draft) => boolean): Countries {
  const counts = new Map<string, number>();
  for (const { draft, candidates, beside } of readings) {
    const country = beside?.known.country ?? countryIfClear(candidates);
    if (country !== null) counts.set(country, (counts.get(country) ?? 0) + (isDateline(draft) ? OF_DATELINE : 1));
  }
  return counts;
}

/** The country of what the candidates surely mean; null when they may lie in several. */
function countryIfClear(candidates: readonly Naming[]): string | null {
  const [first, second] = candidates;
  if (first === undefined) return null;
  const isClear = second === undefined || weigh(first.known) - weigh(second.known) >= CLEAR_MARGIN;
  return isClear || candidates.every(({ known }) => known.country === first.known.country) ? first.known.country : null;
}

function weigh({ seeded, type, weight }: Known): number {
  const size = Math.log10(weight + 1);
  if (seeded) return SEEDED + size;
  if (type === 'COUNTRY') return SOVEREIGN + size;
  return type === 'CITY' || type === 'REGION' ? size : LARGE + size;
}

/** The likeliest meaning of a mention in an article that speaks of `countries`; null when nothing known has its name. */
export function choose({ candidates, beside }: Reading, countries: Countries): Choice | null {
  if (beside !== null) return { naming: beside, linkScore: SURE.knownName };
  const most = Math.max(0, ...countries.values());
  const favour = ({ country }: Known): number => {
    const times = country === null ? 0 : (countries.get(country) ?? 0);
    return times === 0 ? 0 : NAMED + (times === most ? MOST_NAMED : 0);
  };
  const weighed = candidates.map((naming) => ({ naming, weight: weigh(naming.known) + favour(naming.known) }));
  const [first, second] = weighed.sort((a, b) => b.weight - a.weight);
  if (first === undefined) return null;
  const isClear = second === undefined || first.weight - second.weight >= CLEAR_MARGIN;
  const linkScore = isClear ? SURE.knownName : SURE.likelyOfSeveral;
  return { naming: first.naming, linkScore: isForeign(first.naming.known, countries) ? SURE.nameAlone : linkScore };
}

/** Whether a place too small to be known everywhere lies in no country that the article names. */
function isForeign({ type, weight, country, seeded }: Known, countries: Countries): boolean {
  const isSmall = !seeded && (type === 'CITY' || type === 'REGION') && weight < WELL_KNOWN;
  return isSmall && countries.size > 0 && country !== null && !countries.has(country);
}

type Read = Pick<Reading, 'draft' | 'candidates'>;

/** What "Springfield, Ohio" makes of each of its two names; null when the mention stands in no such pair. */
function beside(text: string, read: readonly Read[], i: number): Naming | null {
  const asInner = pair(text, read[i], read[i + 1]);
  if (asInner) return asInner.inner;
  return pair(text, read[i - 1], read[i])?.outer ?? null;
}

interface Pair {
  readonly inner: Naming;
  readonly outer: Naming;
}

const GOES_ON = /^(?:,|,? and|,? or) \p{Lu}/u;

function pair(text: string, inner: Read | undefined, outer: Read | undefined): Pair | null {
  if (inner === undefined || outer === undefined || inner.draft.demonym || outer.draft.demonym) return null;
  if (text.slice(inner.draft.end, outer.draft.start) !== ', ') return null;
  const within = inner.candidates.filter(({ known }) => known.type === 'CITY' || known.type === 'REGION');
  const around = outer.candidates.filter(({ known }) => known.type !== 'CITY' && known.country !== null);
  const pairs = around.flatMap((b) =>
    within.filter((a) => isWithin(a.known, b.known)).map((a) => ({ inner: a, outer: b })),
  );
  const [best] = pairs;
  if (best === undefined || (isList(text, outer) && best.inner !== inner.candidates[0])) return null;
  const isUsual = best.outer === outer.candidates[0];
  return isUsual || best.inner === inner.candidates[0] ? best : null;
}

const isWithin = (inner: Known, outer: Known): boolean => inner !== outer && inner.country === outer.country;

const isList = (text: string, { draft }: Read): boolean => GOES_ON.test(text.slice(draft.end, draft.end + 8));
