/** Resolves the people of an article: full names first, then the partial names that refer to them. */
import { lastBefore } from '../../text/binary-search.ts';
import { isSameSpelled } from '../../text/spelling.ts';
import type { GazetteerEntry } from '../gazetteer/entry.ts';
import type { Gazetteer } from '../gazetteer/gazetteer.ts';
import { Blocks, spellingKey } from './blocking.ts';
import { ambiguousLink, CONFIDENCE, link, nameIdentity, seedIdentity } from './links.ts';
import type { Cluster, Clustering, Identity, Link, MentionContext } from './model.ts';
import { indexPartialNames, type PartialNameIndex } from './partial-names.ts';
import { groupPersons, type Person } from './person-groups.ts';
import { agreement, isPluralOf, isWholeName, personWords, withoutTitle } from './person-names.ts';
import { contradicts, type TitleReader } from './titles.ts';

interface Context {
  readonly gazetteer: Gazetteer;
  readonly titles: TitleReader;
}

/** A partial name that several people share, and these people, likeliest first. */
interface AmbiguousMention {
  readonly mention: MentionContext;
  readonly persons: readonly Person[];
}

export function resolvePersons(mentions: readonly MentionContext[], { gazetteer, titles }: Context): Clustering {
  const isWhole = (mention: MentionContext) => mention.seedEntity !== null || isWholeName(personWords(mention.words));
  const persons = groupPersons(mentions.filter(isWhole), titles);
  const attach = { fitting: indexPartialNames(persons), titles, shared: [], unresolved: [] };
  const unattached = mentions.filter((mention) => !isWhole(mention) && !attachPartialName(mention, attach));
  const clusters = new Map(persons.map((person) => [person, toCluster(person, gazetteer)]));
  const ambiguous = attach.shared.map(({ mention, persons }: AmbiguousMention) => {
    const candidates = persons.map((person) => clusters.get(person) as Cluster);
    return ambiguousLink(mention, 'SHORT_NAME', candidates);
  });
  const others = groupBySpelling(unattached).map((group) => partialNameCluster(group, { gazetteer, titles }));
  return { clusters: [...clusters.values(), ...others], unresolved: attach.unresolved, ambiguous };
}

/** Confidence by `partAgreement`. */
const CONFIDENCE_OF_PART = [0, CONFIDENCE.nameAlone, CONFIDENCE.firstName, CONFIDENCE.variant, CONFIDENCE.shortName];

/** The most people that an ambiguous mention lists as candidates. */
const MAX_CANDIDATES = 20;

interface AttachContext {
  readonly fitting: PartialNameIndex<Person>;
  readonly titles: TitleReader;
  readonly shared: AmbiguousMention[];
  /** Partial names that too many people of the article share. */
  readonly unresolved: Link[];
}

/** Links a partial name to the person it refers to, or adds it to one of the lists; false when it refers to nobody named in full. */
function attachPartialName(mention: MentionContext, { fitting, titles, shared, unresolved }: AttachContext): boolean {
  const title = titles(mention);
  const best = fitting(personWords(mention.words), (person) => !contradicts(title, person.titles));
  if (best === 'CROWDED') {
    unresolved.push(link(mention, 'SHORT_NAME', 0));
    return true;
  }
  const [only] = best.persons;
  if (only === undefined) return false;
  if (best.persons.length === 1) {
    if (title !== null) only.titles.add(title);
    only.partialLinks.push(link(mention, 'SHORT_NAME', CONFIDENCE_OF_PART[best.level] ?? CONFIDENCE.nameAlone));
    return true;
  }
  const titled = best.persons.filter((person) => title !== null && person.titles.has(title));
  if (titled.length === 1) titled[0]?.partialLinks.push(link(mention, 'SHORT_NAME', CONFIDENCE.likelyOfSeveral));
  else attachToLatest(mention, best.persons, shared);
  return true;
}

/**
 * Links a mention to the person that was named in full last before it. It is ambiguous when nobody was, or when the last two
 * were named in one sentence.
 */
function attachToLatest(mention: MentionContext, persons: readonly Person[], shared: AmbiguousMention[]): void {
  const named = persons.map((person) => ({ person, last: lastBefore(person.fullMentions, mention.start - 1) }));
  const latest = named.sort((a, b) => (b.last?.start ?? -1) - (a.last?.start ?? -1));
  const [first, second] = latest;
  const isClear = first?.last !== undefined && first.last.sentence !== second?.last?.sentence;
  if (isClear) first.person.partialLinks.push(link(mention, 'SHORT_NAME', CONFIDENCE.latestOfSeveral));
  else shared.push({ mention, persons: latest.slice(0, MAX_CANDIDATES).map(({ person }) => person) });
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
    const [whole, key] = [words.join(' '), spellingKey(words)];
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
function partialNameCluster(group: readonly MentionContext[], { gazetteer, titles }: Context): Cluster {
  const identity = identify(group, group, gazetteer);
  const isKnown = identity.by === 'GAZETTEER';
  const hasTitle = group.some((mention) => titles(mention) !== null);
  const form = hasTitle || isKnown ? 'SHORT_NAME' : 'FULL_NAME';
  const linkScore = isKnown ? CONFIDENCE.likelyOfSeveral : CONFIDENCE.nameAlone;
  return { kind: 'PERSON', identity, links: group.map((mention) => link(mention, form, linkScore)) };
}
