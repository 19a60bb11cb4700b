/** Resolves the places of an article, and demonyms to theirs. */
import { slug } from '../../text/fold.ts';
import { isSameSpelled } from '../../text/spelling.ts';
import type { Article } from '../extractor.ts';
import type { Gazetteer } from '../gazetteer.ts';
import { bestName, type Cluster, groupBy, type Identity, type Link, link, SURE } from './cluster.ts';
import { type Draft, saidKey } from './draft.ts';
import { isGenericPlace, isPartOfPlace } from './place-candidates.ts';
import { type Choice, type Countries, choose, type Reading, readPlaces } from './place-choice.ts';

export interface Places {
  readonly clusters: readonly Cluster[];
  readonly unresolved: readonly Link[];
  /** ISO 3166 alpha-2 of the country that a mention means, or in which its place lies; null when it is not known. */
  readonly countryOf: (draft: Draft) => string | null;
  /** The country that the article names most, at least twice; null when none or several are. */
  readonly mainCountry: string | null;
}

/** A mention with what it was found to mean; `choice` is null when nothing known has its name. */
interface Chosen {
  readonly draft: Draft;
  readonly choice: Choice | null;
}

export function resolvePlaces(article: Article, drafts: readonly Draft[], gazetteer: Gazetteer): Places {
  const { readings, countries } = readPlaces(article, drafts, gazetteer);
  const chosen = agree(readings, countries);
  const isNamed = ({ draft, choice }: Chosen) => draft.said !== null || choice !== null;
  const sites = groupBy(chosen.filter(isNamed), keyOf).map(toSite);
  const unresolved = settle(
    chosen.filter((one) => !isNamed(one)).map(({ draft }) => draft),
    sites,
  );
  const countryOf = new Map(chosen.map(({ draft, choice }) => [draft, choice?.naming.known.country ?? null]));
  return {
    clusters: sites,
    unresolved,
    countryOf: (draft) => countryOf.get(draft) ?? null,
    mainCountry: mostNamed(countries),
  };
}

/** What the words beside its first mention say, a name means throughout, unless it may mean a country. */
function agree(readings: readonly Reading[], countries: Countries): Chosen[] {
  return groupBy(readings, ({ draft }) => draft.words.join(' ')).flatMap((group) => {
    const told = group[0]?.beside ?? null;
    return group.map((reading) => {
      const isFree = reading.draft.demonym || reading.candidates[0]?.known.type === 'COUNTRY';
      const beside = reading.beside ?? (isFree ? null : told);
      return { draft: reading.draft, choice: choose({ ...reading, beside }, countries) };
    });
  });
}

const keyOf = ({ draft, choice }: Chosen): string => saidKey(draft) ?? choice?.naming.known.record.key ?? '';

/** A place of the article, while its mentions are gathered. */
interface Site extends Cluster {
  readonly links: Link[];
}

function toSite(group: readonly Chosen[]): Site {
  const links = group.map(({ draft, choice }) => {
    const form = draft.demonym ? 'DEMONYM' : (choice?.naming.form ?? 'FULL_NAME');
    return link(draft, form, draft.said ? SURE.seed : (choice?.linkScore ?? SURE.nameAlone));
  });
  const said = group.find(({ draft }) => draft.said !== null)?.draft.said;
  if (said) return { kind: 'PLACE', identity: { by: 'SEED', said }, links };
  const known = group.find(({ choice }) => choice !== null)?.choice?.naming.known;
  return { kind: 'PLACE', identity: known ? { by: 'KNOWN', known } : byName(links), links };
}

function byName(links: readonly Link[]): Identity {
  const name = bestName(links.map(({ draft }) => draft.name));
  return { by: 'NAME', name, slug: slug(name) };
}

/** Gives what nothing known is called to the article's places, or makes it a new one; returns what names no place by itself. */
function settle(drafts: readonly Draft[], sites: Site[]): Link[] {
  const groups = groupBy(drafts, ({ demonym, words }) => `${demonym} ${words.join(' ')}`);
  const unresolved: Link[] = [];
  for (const group of groups.sort((a, b) => lengthOf(b) - lengthOf(a))) {
    const [first] = group;
    if (first === undefined) continue;
    const whole = sites.filter(({ links }) => links.some(({ draft }) => isPartOfPlace(first.words, draft.words)));
    const same = sites.find(({ links }) => links.some(({ draft }) => isRespelled(first.words, draft.words)));
    if (first.demonym) unresolved.push(...group.map((draft) => link(draft, 'DEMONYM', 0)));
    else if (whole.length === 1) whole[0]?.links.push(...group.map((draft) => link(draft, 'SHORT_NAME', SURE.variant)));
    else if (same) same.links.push(...group.map((draft) => link(draft, 'FULL_NAME', SURE.variant)));
    else if (isGenericPlace(first.words)) unresolved.push(...group.map((draft) => link(draft, 'SHORT_NAME', 0)));
    else sites.push(newSite(group));
  }
  return unresolved;
}

const lengthOf = ([first]: readonly Draft[]): number => first?.words.length ?? 0;

function newSite(group: readonly Draft[]): Site {
  const links = group.map((draft) => link(draft, 'FULL_NAME', SURE.nameAlone));
  return { kind: 'PLACE', identity: byName(links), links };
}

const isRespelled = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((word, i) => isSameSpelled(word, b[i] ?? ''));

function mostNamed(countries: Countries): string | null {
  const [first, second] = [...countries].sort((a, b) => b[1] - a[1]);
  if (first === undefined || first[1] < 2 || first[1] === second?.[1]) return null;
  return first[0];
}
