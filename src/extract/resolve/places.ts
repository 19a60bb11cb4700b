/** Resolves the places of an article, and demonyms to their places. */
import type { Form } from '../../model.ts';
import { slug } from '../../text/fold.ts';
import type { Article } from '../article.ts';
import type { Gazetteer } from '../gazetteer/gazetteer.ts';
import { groupBy } from './group-by.ts';
import { ambiguousLink, bestName, CONFIDENCE, link, MAX_CANDIDATES, nameIdentity, seedIdentity } from './links.ts';
import { seedEntityKey } from './mention-context.ts';
import type { Cluster, Clustering, Identity, Link, MentionContext } from './model.ts';
import { isGenericPlace } from './place-candidates.ts';
import { type Choice, choose, isNamed, type PlaceMention, readPlaceMentions } from './place-choice.ts';
import type { PlaceCounts } from './place-counts.ts';
import { PlaceNames } from './place-names.ts';

export interface PlaceClustering extends Clustering {
  /** ISO 3166 alpha-2 of the country that a mention is, or that its place lies in; null when unknown. */
  readonly countryOf: (mention: MentionContext) => string | null;
}

/** A mention and its chosen entry; `choice` is null when no gazetteer entry has its name. */
interface Chosen {
  readonly mention: MentionContext;
  readonly choice: Choice | null;
  /** ISO 3166-2 code of the state that tells a town which the gazetteer lacks from others of its name; null without one. */
  readonly state: string | null;
}

export function resolvePlaces(
  article: Article,
  mentions: readonly MentionContext[],
  gazetteer: Gazetteer,
): PlaceClustering {
  const { placeMentions, counts } = readPlaceMentions(article, mentions, gazetteer);
  const { chosen, open } = chooseAll(placeMentions, counts);
  const isKnown = ({ mention, choice }: Chosen) => mention.seedEntity !== null || choice !== null;
  const clusters = groupBy(chosen.filter(isKnown), keyOf).map(toCluster);
  const unresolved = addUnknownPlaces(
    chosen.filter((one) => !isKnown(one)),
    clusters,
  );
  const clusterOf = new Map(
    clusters.flatMap((cluster) => cluster.links.map((each) => [each.mention, cluster] as const)),
  );
  const countryOf = new Map(chosen.map(({ mention, choice }) => [mention, choice?.match.entry.country ?? null]));
  return {
    clusters,
    unresolved,
    ambiguous: open.map(({ mention, namesakes }) => {
      const candidates = namesakes.map((namesake) => clusterOf.get(namesake) as Cluster);
      return ambiguousLink(mention, 'FULL_NAME', candidates);
    }),
    countryOf: (mention) => countryOf.get(mention) ?? null,
  };
}

/** A mention of a name that the article gives to several places, and a mention of each of these. */
interface OpenMention {
  readonly mention: MentionContext;
  readonly namesakes: readonly MentionContext[];
}

/** Chooses the places of all mentions. What "Springfield, Ohio" fixes holds for the bare name in the whole article. */
function chooseAll(
  placeMentions: readonly PlaceMention[],
  counts: PlaceCounts,
): { readonly chosen: readonly Chosen[]; readonly open: readonly OpenMention[] } {
  const chosen: Chosen[] = [];
  const open: OpenMention[] = [];
  for (const group of groupBy(placeMentions, ({ mention }) => mention.words.join(' '))) {
    const fixedBy = new Map(
      group
        .filter(isFixed)
        .map((one) => [fixKey(one), one] as const)
        .reverse(),
    );
    const [only, another] = fixedBy.values();
    const namesakes = [...fixedBy.values()].slice(0, MAX_CANDIDATES).map(({ mention }) => mention);
    for (const one of group) {
      const isBare = !isFixed(one) && !one.mention.demonym && one.mention.seedEntity === null;
      if (isBare && another !== undefined) open.push({ mention: one.mention, namesakes });
      else {
        const { fixed, state } = isBare && only && mayMean(one, counts) ? only : one;
        chosen.push({ mention: one.mention, choice: state === null ? choose({ ...one, fixed }, counts) : null, state });
      }
    }
  }
  return { chosen, open };
}

const isFixed = ({ fixed, state }: PlaceMention): boolean => fixed !== null || state !== null;
const fixKey = ({ fixed, state }: PlaceMention): string => state ?? fixed?.entry.record.key ?? '';

/** Whether a bare name may mean what another mention fixes it to: not where it is a country that the article names otherwise too. */
function mayMean({ mention, candidates }: PlaceMention, counts: PlaceCounts): boolean {
  const entry = candidates[0]?.entry;
  return entry?.type !== 'COUNTRY' || !isNamed(entry, mention, counts);
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
function addUnknownPlaces(places: readonly Chosen[], clusters: OpenCluster[]): Link[] {
  const groups = groupBy(places, ({ mention, state }) => `${mention.demonym} ${mention.words.join(' ')} ${state}`);
  const names = new PlaceNames(clusters);
  const unresolved: Link[] = [];
  for (const group of groups.sort((a, b) => lengthOf(b) - lengthOf(a))) {
    const [one] = group;
    if (one === undefined) continue;
    const { mention: first, state } = one;
    const add = (links: Link[], form: Form, score: number) => {
      for (const { mention } of group) links.push(link(mention, form, score));
    };
    const longer = state === null ? names.longerThan(first.words) : null;
    const same = state === null ? names.spelledLike(first.words) : null;
    if (first.demonym) add(unresolved, 'DEMONYM', 0);
    else if (longer) add(longer.links, 'SHORT_NAME', CONFIDENCE.variant);
    else if (same) add(same.links, 'FULL_NAME', CONFIDENCE.variant);
    else if (state === null && isGenericPlace(first.words)) add(unresolved, 'SHORT_NAME', 0);
    else clusters.push(newCluster(group));
    const cluster = first.demonym ? null : (longer ?? same ?? (isGenericPlace(first.words) ? null : clusters.at(-1)));
    if (cluster) names.add(cluster, first.words);
  }
  return unresolved;
}

const lengthOf = ([first]: readonly Chosen[]): number => first?.mention.words.length ?? 0;

/** A place by its name; the state is part of its key, so that towns of one name stay apart in the knowledge base too. */
function newCluster(group: readonly Chosen[]): OpenCluster {
  const links = group.map(({ mention }) => link(mention, 'FULL_NAME', CONFIDENCE.nameAlone));
  const name = bestName(group.map(({ mention }) => mention.name));
  const state = group[0]?.state ?? null;
  return {
    kind: 'PLACE',
    identity: { by: 'NAME', name, slug: slug(state === null ? name : `${name} ${state}`) },
    links,
  };
}
