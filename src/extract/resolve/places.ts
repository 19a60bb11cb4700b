/** Resolves the places of an article, and demonyms to their places. */
import type { Form } from '../../model.ts';
import type { Article } from '../article.ts';
import type { Gazetteer } from '../gazetteer/gazetteer.ts';
import { groupBy } from './group-by.ts';
import { CONFIDENCE, link, nameIdentity, seedIdentity } from './links.ts';
import { seedEntityKey } from './mention-context.ts';
import type { Cluster, Clustering, Identity, Link, MentionContext } from './model.ts';
import { isGenericPlace } from './place-candidates.ts';
import { type Choice, type CountryCounts, choose, type PlaceMention, readPlaceMentions } from './place-choice.ts';
import { PlaceNames } from './place-names.ts';

export interface PlaceClustering extends Clustering {
  /** ISO 3166 alpha-2 of the country that a mention is, or that its place lies in; null when unknown. */
  readonly countryOf: (mention: MentionContext) => string | null;
  /** The country that the article names most often, at least twice; null when there is none or several are equal. */
  readonly mainCountry: string | null;
}

/** A mention and its chosen entry; `choice` is null when no gazetteer entry has its name. */
interface Chosen {
  readonly mention: MentionContext;
  readonly choice: Choice | null;
}

export function resolvePlaces(
  article: Article,
  mentions: readonly MentionContext[],
  gazetteer: Gazetteer,
): PlaceClustering {
  const { placeMentions, countries } = readPlaceMentions(article, mentions, gazetteer);
  const chosen = chooseAll(placeMentions, countries);
  const isKnown = ({ mention, choice }: Chosen) => mention.seedEntity !== null || choice !== null;
  const clusters = groupBy(chosen.filter(isKnown), keyOf).map(toCluster);
  const unknown = chosen.filter((one) => !isKnown(one)).map(({ mention }) => mention);
  const unresolved = addUnknownPlaces(unknown, clusters);
  const countryOf = new Map(chosen.map(({ mention, choice }) => [mention, choice?.match.entry.country ?? null]));
  return {
    clusters,
    unresolved,
    ambiguous: [],
    countryOf: (mention) => countryOf.get(mention) ?? null,
    mainCountry: mostNamed(countries),
  };
}

/** Applies what the first mention of a name is fixed to, to all mentions of that name, unless the name may be a country's. */
function chooseAll(placeMentions: readonly PlaceMention[], countries: CountryCounts): Chosen[] {
  return groupBy(placeMentions, ({ mention }) => mention.words.join(' ')).flatMap((group) => {
    const fixedFirst = group[0]?.fixed ?? null;
    return group.map(({ mention, candidates, fixed }) => {
      const isIndependent = mention.demonym || candidates[0]?.entry.type === 'COUNTRY';
      const fixedHere = fixed ?? (isIndependent ? null : fixedFirst);
      return { mention, choice: choose({ candidates, fixed: fixedHere }, countries) };
    });
  });
}

const keyOf = ({ mention, choice }: Chosen): string => seedEntityKey(mention) ?? choice?.match.entry.record.key ?? '';

/** A cluster that links are still added to. */
interface OpenCluster extends Cluster {
  readonly links: Link[];
}

function toCluster(group: readonly Chosen[]): OpenCluster {
  const links = group.map(({ mention, choice }) => {
    const form = mention.demonym ? 'DEMONYM' : (choice?.match.form ?? 'FULL_NAME');
    const confidence = mention.seedEntity ? CONFIDENCE.seed : (choice?.linkScore ?? CONFIDENCE.nameAlone);
    return link(mention, form, confidence);
  });
  return { kind: 'PLACE', identity: identify(group), links };
}

function identify(group: readonly Chosen[]): Identity {
  const mentions = group.map(({ mention }) => mention);
  const entry = group.find(({ choice }) => choice !== null)?.choice?.match.entry;
  const byEntry = entry ? ({ by: 'GAZETTEER', entry } as const) : null;
  return seedIdentity(mentions) ?? byEntry ?? nameIdentity(mentions.map(({ name }) => name));
}

/**
 * Assigns names that the gazetteer lacks: to a cluster of the article that they shorten or respell, or else to a new cluster.
 * Adds to `clusters`; returns the demonyms and generic names that remain unresolved.
 */
function addUnknownPlaces(mentions: readonly MentionContext[], clusters: OpenCluster[]): Link[] {
  const groups = groupBy(mentions, ({ demonym, words }) => `${demonym} ${words.join(' ')}`);
  const names = new PlaceNames(clusters);
  const unresolved: Link[] = [];
  for (const group of groups.sort((a, b) => lengthOf(b) - lengthOf(a))) {
    const [first] = group;
    if (first === undefined) continue;
    const add = (links: Link[], form: Form, score: number) => {
      for (const mention of group) links.push(link(mention, form, score));
    };
    const longer = names.longerThan(first.words);
    const same = names.spelledLike(first.words);
    if (first.demonym) add(unresolved, 'DEMONYM', 0);
    else if (longer) add(longer.links, 'SHORT_NAME', CONFIDENCE.variant);
    else if (same) add(same.links, 'FULL_NAME', CONFIDENCE.variant);
    else if (isGenericPlace(first.words)) add(unresolved, 'SHORT_NAME', 0);
    else clusters.push(newCluster(group));
    const cluster = first.demonym ? null : (longer ?? same ?? (isGenericPlace(first.words) ? null : clusters.at(-1)));
    if (cluster) names.add(cluster, first.words);
  }
  return unresolved;
}

const lengthOf = ([first]: readonly MentionContext[]): number => first?.words.length ?? 0;

function newCluster(group: readonly MentionContext[]): OpenCluster {
  const links = group.map((mention) => link(mention, 'FULL_NAME', CONFIDENCE.nameAlone));
  return { kind: 'PLACE', identity: nameIdentity(group.map(({ name }) => name)), links };
}

function mostNamed(countries: CountryCounts): string | null {
  const [first, second] = [...countries].sort((a, b) => b[1] - a[1]);
  if (first === undefined || first[1] < 2 || first[1] === second?.[1]) return null;
  return first[0];
}
