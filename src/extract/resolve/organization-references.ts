/** Finds groups of mentions that name the same organization: acronyms, respellings and short names of a longer one. */
import type { EntityRecord, Form } from '../../model.ts';
import { lastBefore } from '../../text/binary-search.ts';
import { isSameSpelled } from '../../text/spelling.ts';
import type { Article } from '../article.ts';
import { PEOPLES } from '../knowledge/peoples.ts';
import { coreNames } from './known-names.ts';
import { CONFIDENCE } from './links.ts';
import type { MentionContext } from './model.ts';
import type { OrganizationGroup } from './organization-groups.ts';
import type { OrganizationIndex } from './organization-index.ts';
import { bareWords, isAcronym, isCompany, isGeneric, lettersOf, mayAbbreviate } from './organization-names.ts';

/** The group that a name refers to, with its form and the confidence in it. */
export interface Reference {
  readonly to: OrganizationGroup;
  readonly form: Form;
  readonly linkScore: number;
}

export type References = ReadonlyMap<OrganizationGroup, Reference>;

/** References of whole groups, to long forms and to other spellings; they form no cycle. */
export function readReferences(
  article: Article,
  mentions: readonly MentionContext[],
  index: OrganizationIndex,
): References {
  const { groups } = index;
  const expansions = readAcronymExpansions(article, mentions);
  const references = new Map<OrganizationGroup, Reference>();
  const follow = createFollower(references);
  for (const group of groups) {
    if (group.mentions[0]?.seedEntity) continue;
    const reference = toLongForm(group, index, expansions) ?? toCompany(group, index) ?? toOtherSpelling(group, index);
    if (reference && follow(reference.to) !== group) references.set(group, reference);
  }
  return references;
}

/** Returns the group at the end of a chain of references. Chains that were followed are shortened. */
export function createFollower(references: References): (group: OrganizationGroup) => OrganizationGroup {
  const shortcuts = new Map<OrganizationGroup, OrganizationGroup>();
  const toNext = (group: OrganizationGroup) => shortcuts.get(group) ?? references.get(group)?.to;
  return (group) => {
    const passed: OrganizationGroup[] = [];
    let end = group;
    for (let next = toNext(end); next !== undefined; next = toNext(end)) {
      passed.push(end);
      end = next;
    }
    for (const each of passed) shortcuts.set(each, end);
    return end;
  };
}

const MAX_BETWEEN = 40;
const IN_BRACKETS = /^ ?[([]["“]?(?:the |or )?$/iu;
/** A stock exchange and its ticker stand in brackets too: "(NASDAQ: TSLA)". */
const CLOSES = /^["”]?[)\],;]/u;
const EXPANSION_BETWEEN =
  /^,? ?(?:— ?|(?:or|also known as|better known as|known as|known by its initials|abbreviated|abbreviated as|called) (?:the )?)["“]?(?:the |or )?$/iu;

/**
 * The long form beside each acronym, as in "International Fund (IF)" and "the IF, or International Fund"; the first counts. Without
 * brackets the letters have to be able to stand for the words.
 */
function readAcronymExpansions(
  { text }: Article,
  mentions: readonly MentionContext[],
): ReadonlyMap<string, MentionContext> {
  const found = new Map<string, MentionContext>();
  for (const [i, mention] of mentions.entries()) {
    const next = mentions[i + 1];
    if (next === undefined) continue;
    const between = text.slice(mention.end, Math.min(next.start, mention.end + MAX_BETWEEN));
    const isInBrackets = IN_BRACKETS.test(between) && CLOSES.test(text.slice(next.end, next.end + 2));
    if (!isInBrackets && !EXPANSION_BETWEEN.test(between)) continue;
    const [short, long] = isAcronym(next.name) ? [next, mention] : [mention, next];
    if (!isAcronym(short.name) || isAcronym(long.name) || found.has(short.name)) continue;
    if (isInBrackets || mayAbbreviate(lettersOf(short.name), long.words)) found.set(short.name, long);
  }
  return found;
}

/** The long form of an acronym: the one the article gives, else the only group with these initials. */
function toLongForm(
  group: OrganizationGroup,
  { groupOf, withInitials, withBareName }: OrganizationIndex,
  expansions: ReadonlyMap<string, MentionContext>,
): Reference | null {
  if (!group.isAcronym) return null;
  const given = group.mentions.map((mention) => expansions.get(mention.name)).find((long) => long !== undefined);
  const expanded = given && groupOf.get(given);
  const isFitting = (other: OrganizationGroup) => group.entry === null || hasName(group.entry.record, other);
  const fitting = withInitials(group.words[0] ?? '').filter((other) => other !== group && isFitting(other));
  const bare = withBareName(group.words[0] ?? '');
  if (bare.length === 1 && bare[0]) return { to: bare[0], form: 'SHORT_NAME', linkScore: CONFIDENCE.variant };
  const to =
    expanded && expanded !== group && !expanded.isAcronym ? expanded : fitting.length === 1 ? fitting[0] : undefined;
  return to ? { to, form: 'ACRONYM', linkScore: CONFIDENCE.acronym } : null;
}

/** The company that "Acme Group" is where the article names it "Acme plc": a legal form of its own makes another company of it. */
function toCompany(group: OrganizationGroup, { withCoreWords }: OrganizationIndex): Reference | null {
  const bare = bareWords(group.words);
  const hasForm = ({ mentions }: OrganizationGroup) => mentions.some(({ words }) => isCompany(words));
  if (bare.length === group.words.length || group.entry !== null || hasForm(group)) return null;
  const to = withCoreWords(bare).find(hasForm);
  return to ? { to, form: 'FULL_NAME', linkScore: CONFIDENCE.variant } : null;
}

/** The group of the same name in another spelling: one of the gazetteer, else an earlier one. */
function toOtherSpelling(group: OrganizationGroup, { spelledLike, order }: OrganizationIndex): Reference | null {
  if (group.entry !== null || group.isAcronym || group.state !== null || isCompany(group.words)) return null;
  const same = spelledLike(group.words).filter((other) => other !== group && isRespelled(other.words, group.words));
  const to = same.find(({ entry }) => entry !== null) ?? same[0];
  const isEarlier = (other: OrganizationGroup) => (order.get(other) ?? 0) < (order.get(group) ?? 0);
  return to && (to.entry !== null || isEarlier(to)) ? { to, form: 'FULL_NAME', linkScore: CONFIDENCE.variant } : null;
}

function isRespelled(a: readonly string[], b: readonly string[]): boolean {
  if (a.length !== b.length) return false;
  const arePeoples = a.length === 1 && (PEOPLES.has(a[0] ?? '') || PEOPLES.has(b[0] ?? ''));
  return arePeoples ? isPlural(a[0] ?? '', b[0] ?? '') : a.every((word, i) => isSameSpelled(word, b[i] ?? ''));
}

const isPlural = (a: string, b: string): boolean => a === `${b}s` || b === `${a}s` || a === b;

/**
 * The longer name that a mention of a group, which is not independent, shortens: the only one, else the one mentioned last before it.
 * `UNRESOLVED` for a generic name such as "the Council" when no longer name precedes it; null when it stands for its own group.
 */
export function toLongerName(
  group: OrganizationGroup,
  mention: MentionContext,
  longer: readonly OrganizationGroup[],
): Reference | 'UNRESOLVED' | null {
  if (mention.seedEntity !== null) return null;
  const [latest, latestStart] = latestBefore(longer, mention);
  const isVague = isGeneric(group.words);
  if (latest === undefined || (isVague && latestStart < 0))
    return isVague && group.state === null ? 'UNRESOLVED' : null;
  const ofOne = isVague ? CONFIDENCE.likelyOfSeveral : CONFIDENCE.variant;
  return { to: latest, form: 'SHORT_NAME', linkScore: longer.length > 1 ? CONFIDENCE.latestOfSeveral : ofOne };
}

/** The first of the groups that were mentioned last before a mention, and where; -1 when none was. */
function latestBefore(
  groups: readonly OrganizationGroup[],
  { start }: MentionContext,
): readonly [OrganizationGroup | undefined, number] {
  let [latest, at] = [groups[0], Number.NEGATIVE_INFINITY];
  for (const group of groups) {
    const last = lastBefore(group.mentions, start - 1)?.start ?? -1;
    if (last > at) [latest, at] = [group, last];
  }
  return [latest, at];
}

/** Whether the mentions of a group name its entity by themselves, so that they shorten no other name. Reads all of them. */
export function isIndependent({ mentions, entry, isAcronym, state, words }: OrganizationGroup): boolean {
  return (
    entry !== null ||
    isAcronym ||
    state?.country != null ||
    (words.length === 1 && PEOPLES.has(words[0] ?? '')) ||
    mentions.some((mention) => isCompany(mention.words))
  );
}

/** Whether a record goes by the name of a group. */
export const hasName = (record: EntityRecord, group: OrganizationGroup): boolean =>
  coreNames(record).some((name) => isRespelled(name, group.words));
