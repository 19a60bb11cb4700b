/** Resolves the people of an article: full names first, then the partial names that refer to them. */
import { isSameSpelled } from '../../text/spelling.ts';
import type { Article } from '../article.ts';
import type { GazetteerEntry } from '../gazetteer/entry.ts';
import type { Gazetteer } from '../gazetteer/gazetteer.ts';
import { Blocks, spellingKey } from './blocking.ts';
import { knownPersonsOf } from './known-persons.ts';
import { ambiguousLink, CONFIDENCE, link, MAX_CANDIDATES, nameIdentity, seedIdentity } from './links.ts';
import type { AmbiguousLink, Cluster, Clustering, Identity, Link, MentionContext } from './model.ts';
import { groupPersons, type Person } from './person-groups.ts';
import {
  agreement,
  isPluralOf,
  isWholeName,
  personWords,
  suffixOf,
  withoutNickname,
  withoutTitle,
} from './person-names.ts';
import { attachPartialNames, type PersonContext } from './person-references.ts';

export function resolvePersons(
  article: Article,
  mentions: readonly MentionContext[],
  context: PersonContext,
): Clustering {
  const { whole, partial } = separate(mentions);
  const persons = groupPersons(whole, context);
  const { unattached, shared, unresolved } = attachPartialNames(article, { persons, partial }, context);
  const groups = groupBySpelling(unattached).map((group) => partialNameGroup(group, context));
  const known = new KnownClusters();
  const clusters = new Map(persons.map((person) => [person, known.clustersOf(toGroup(person), context.gazetteer)]));
  const others = groups.map((group) => known.clustersOf(group, context.gazetteer));
  const ambiguous = shared.map(({ mention, persons }) => {
    const candidates = persons.flatMap((person) => clusters.get(person) ?? []);
    return ambiguousLink(mention, 'SHORT_NAME', candidates);
  });
  return {
    clusters: [...new Set([...clusters.values(), ...others].flat())],
    unresolved,
    ambiguous: [...known.ambiguous, ...ambiguous],
  };
}

/** The mentions of one person, before it is known who it is. `naming` are those that the display name may come from. */
interface PersonGroup {
  readonly links: readonly Link[];
  readonly identifying: readonly MentionContext[];
  readonly naming: readonly MentionContext[];
}

/** Makes the clusters of groups. A group whom several people of the gazetteer fit equally remains ambiguous among them. */
class KnownClusters {
  readonly ambiguous: AmbiguousLink[] = [];
  readonly #candidates = new Map<GazetteerEntry, Cluster>();

  /** The cluster of a group, or the candidates. */
  clustersOf({ links, identifying, naming }: PersonGroup, gazetteer: Gazetteer): readonly Cluster[] {
    const bySeed = seedIdentity(identifying);
    const [only, another, ...more] = bySeed ? [] : knownPersonsOf(identifying, gazetteer);
    if (only !== undefined && another !== undefined) {
      const candidates = [only, another, ...more].slice(0, MAX_CANDIDATES).map((entry) => this.#candidate(entry));
      for (const { mention, form } of links) this.ambiguous.push(ambiguousLink(mention, form, candidates));
      return candidates;
    }
    const byName = () => nameIdentity(naming.map(({ name, words }) => withoutNickname(withoutTitle(name, words))));
    const identity: Identity = bySeed ?? (only ? { by: 'GAZETTEER', entry: only } : byName());
    return [{ kind: 'PERSON', identity, links }];
  }

  #candidate(entry: GazetteerEntry): Cluster {
    const cluster = this.#candidates.get(entry) ?? { kind: 'PERSON', identity: { by: 'GAZETTEER', entry }, links: [] };
    this.#candidates.set(entry, cluster);
    return cluster;
  }
}

/** Separates full names from partial ones. A full name that the article gives two suffixes is one that two people share. */
function separate(mentions: readonly MentionContext[]): { whole: MentionContext[]; partial: MentionContext[] } {
  const suffixes = new Map<string, Set<string>>();
  for (const { words } of mentions) {
    const [name, suffix] = [personWords(words).join(' '), suffixOf(words)];
    if (suffix !== null) suffixes.set(name, (suffixes.get(name) ?? new Set()).add(suffix));
  }
  const isShared = ({ words }: MentionContext) =>
    suffixOf(words) === null && (suffixes.get(personWords(words).join(' '))?.size ?? 0) > 1;
  const isWhole = (mention: MentionContext) =>
    mention.seedEntity !== null || (isWholeName(personWords(mention.words)) && !isShared(mention));
  return { whole: mentions.filter(isWhole), partial: mentions.filter((mention) => !isWhole(mention)) };
}

function toGroup({ fullMentions, partialLinks, names }: Person): PersonGroup {
  const longest = names.reduce((a, b) => (b.length > a.length ? b : a));
  const links = fullMentions.map((mention) => {
    const words = personWords(mention.words);
    const isFull = isWholeName(words) && (agreement(longest, words) !== 2 || words.length === longest.length);
    const confidence = mention.seedEntity ? CONFIDENCE.seed : CONFIDENCE.fullName;
    return link(mention, isFull ? 'FULL_NAME' : 'SHORT_NAME', confidence);
  });
  const full = links.filter(({ form }) => form === 'FULL_NAME').map(({ mention }) => mention);
  const naming = full.length > 0 ? full : fullMentions;
  return { links: [...links, ...partialLinks], identifying: fullMentions, naming };
}

/** Groups partial names that refer to nobody named in full: each joins the first group whose first name it spells. */
function groupBySpelling(mentions: readonly MentionContext[]): MentionContext[][] {
  const groups: MentionContext[][] = [];
  const byWords = new Map<string, MentionContext[]>();
  const bySpelling = new Blocks<{ readonly words: readonly string[]; readonly group: MentionContext[] }>();
  for (const mention of mentions) {
    const words = personWords(mention.words);
    const suffix = suffixOf(mention.words) ?? '';
    const [whole, key] = [`${words.join(' ')} ${suffix}`, `${spellingKey(words)} ${suffix}`];
    const known = byWords.get(whole) ?? bySpelling.at(key).find((one) => isSameName(one.words, words))?.group;
    const group = known ?? [];
    group.push(mention);
    byWords.set(whole, group);
    if (known !== undefined) continue;
    groups.push(group);
    bySpelling.add(key, { words, group });
  }
  return groups;
}

function isSameName(a: readonly string[], b: readonly string[]): boolean {
  if (a.length !== b.length) return false;
  return a.every(
    (word, i) => isSameSpelled(word, b[i] ?? '') || isPluralOf(b[i] ?? '', word) || isPluralOf(word, b[i] ?? ''),
  );
}

/** A partial name by itself. It counts as a full name unless it follows a title, because some people have one name only. */
function partialNameGroup(group: readonly MentionContext[], { gazetteer, titles }: PersonContext): PersonGroup {
  const isKnown = group.some(({ seedEntity }) => seedEntity === null) && knownPersonsOf(group, gazetteer).length > 0;
  const hasTitle = group.some((mention) => titles(mention) !== null);
  const form = hasTitle || isKnown ? 'SHORT_NAME' : 'FULL_NAME';
  const linkScore = isKnown ? CONFIDENCE.likelyOfSeveral : CONFIDENCE.nameAlone;
  return { links: group.map((mention) => link(mention, form, linkScore)), identifying: group, naming: group };
}
