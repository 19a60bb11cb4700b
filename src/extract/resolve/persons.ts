/** Resolves the people of an article: full names first, then the partial names that refer to them. */
import { isSameSpelled } from '../../text/spelling.ts';
import type { Article } from '../article.ts';
import type { GazetteerEntry } from '../gazetteer/entry.ts';
import type { Gazetteer } from '../gazetteer/gazetteer.ts';
import { Blocks, spellingKey } from './blocking.ts';
import { ambiguousLink, CONFIDENCE, link, nameIdentity, seedIdentity } from './links.ts';
import type { Cluster, Clustering, Identity, MentionContext } from './model.ts';
import { groupPersons, type Person } from './person-groups.ts';
import { agreement, isPluralOf, isWholeName, personWords, suffixOf, withoutTitle } from './person-names.ts';
import { attachPartialNames, type PersonContext } from './person-references.ts';

export function resolvePersons(
  article: Article,
  mentions: readonly MentionContext[],
  context: PersonContext,
): Clustering {
  const { whole, partial } = separate(mentions);
  const persons = groupPersons(whole, context);
  const { unattached, shared, unresolved } = attachPartialNames(article, { persons, partial }, context);
  const clusters = new Map(persons.map((person) => [person, toCluster(person, context.gazetteer)]));
  const ambiguous = shared.map(({ mention, persons }) => {
    const candidates = persons.map((person) => clusters.get(person) as Cluster);
    return ambiguousLink(mention, 'SHORT_NAME', candidates);
  });
  const others = groupBySpelling(unattached).map((group) => partialNameCluster(group, context));
  return { clusters: [...clusters.values(), ...others], unresolved, ambiguous };
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

function toCluster({ fullMentions, partialLinks, names }: Person, gazetteer: Gazetteer): Cluster {
  const longest = names.reduce((a, b) => (b.length > a.length ? b : a));
  const links = fullMentions.map((mention) => {
    const words = personWords(mention.words);
    const isFull = isWholeName(words) && (agreement(longest, words) !== 2 || words.length === longest.length);
    const confidence = mention.seedEntity ? CONFIDENCE.seed : CONFIDENCE.fullName;
    return link(mention, isFull ? 'FULL_NAME' : 'SHORT_NAME', confidence);
  });
  const full = links.filter(({ form }) => form === 'FULL_NAME').map(({ mention }) => mention);
  const identity = identify(fullMentions, full.length > 0 ? full : fullMentions, gazetteer);
  return { kind: 'PERSON', identity, links: [...links, ...partialLinks] };
}

/** The identity of a group of mentions. `naming` are the mentions that the display name may come from. */
function identify(group: readonly MentionContext[], naming: readonly MentionContext[], gazetteer: Gazetteer): Identity {
  const bySeed = seedIdentity(group);
  if (bySeed) return bySeed;
  const entry = onlyEntry(group, gazetteer);
  if (entry) return { by: 'GAZETTEER', entry };
  return nameIdentity(naming.map((mention) => withoutTitle(mention.name, mention.words)));
}

/** The one person of the gazetteer that the mentions name; null when there is none or more than one. */
function onlyEntry(mentions: readonly MentionContext[], gazetteer: Gazetteer): GazetteerEntry | null {
  const matches = mentions.flatMap((mention) => gazetteer.lookup(withoutTitle(mention.name, mention.words)));
  const entries = new Set(matches.filter(({ entry }) => entry.kind === 'PERSON').map(({ entry }) => entry));
  return entries.size === 1 ? ([...entries][0] ?? null) : null;
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

/** The cluster of a partial name. It counts as a full name unless it follows a title, because some people have one name only. */
function partialNameCluster(group: readonly MentionContext[], { gazetteer, titles }: PersonContext): Cluster {
  const identity = identify(group, group, gazetteer);
  const isKnown = identity.by === 'GAZETTEER';
  const hasTitle = group.some((mention) => titles(mention) !== null);
  const form = hasTitle || isKnown ? 'SHORT_NAME' : 'FULL_NAME';
  const linkScore = isKnown ? CONFIDENCE.likelyOfSeveral : CONFIDENCE.nameAlone;
  return { kind: 'PERSON', identity, links: group.map((mention) => link(mention, form, linkScore)) };
}
