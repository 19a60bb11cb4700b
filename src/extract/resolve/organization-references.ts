/** Finds groups of mentions that name the same organization: acronyms, respellings and short names of a longer one. */
import type { Form } from '../../model.ts';
import { isSameSpelled } from '../../text/spelling.ts';
import type { Article } from '../article.ts';
import { namesOf } from '../gazetteer/entry.ts';
import { PEOPLES } from '../knowledge/peoples.ts';
import { CONFIDENCE } from './links.ts';
import { wordsOf } from './mention-context.ts';
import type { MentionContext } from './model.ts';
import type { OrganizationGroup } from './organization-groups.ts';
import { areInitials, coreWords, isAcronym, isCompany, isGeneric, isShortFor } from './organization-names.ts';

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
  groups: readonly OrganizationGroup[],
): References {
  const expansions = readAcronymExpansions(article, mentions);
  const references = new Map<OrganizationGroup, Reference>();
  for (const group of groups) {
    if (group.mentions[0]?.seedEntity) continue;
    const reference = toLongForm(group, groups, expansions) ?? toOtherSpelling(group, groups);
    if (reference && follow(references, reference.to) !== group) references.set(group, reference);
  }
  return references;
}

/** The group at the end of a chain of references. */
export function follow(references: References, group: OrganizationGroup): OrganizationGroup {
  const next = references.get(group);
  return next === undefined ? group : follow(references, next.to);
}

const EXPANSION_BETWEEN =
  /^,? ?(?:\(|\[|— ?|(?:or|also known as|known as|known by its initials|abbreviated|abbreviated as|called) (?:the )?)["“]?(?:the |or )?$/iu;

/** The long form beside each acronym, as in "International Fund (IF)" and "the IF, or International Fund"; the first counts. */
function readAcronymExpansions(
  { text }: Article,
  mentions: readonly MentionContext[],
): ReadonlyMap<string, MentionContext> {
  const found = new Map<string, MentionContext>();
  for (const [i, mention] of mentions.entries()) {
    const next = mentions[i + 1];
    if (next === undefined || !EXPANSION_BETWEEN.test(text.slice(mention.end, next.start))) continue;
    const [short, long] = isAcronym(next.name) ? [next, mention] : [mention, next];
    if (isAcronym(short.name) && !isAcronym(long.name) && !found.has(short.name)) found.set(short.name, long);
  }
  return found;
}

/** The long form of an acronym: the one the article gives, else the only group with these initials. */
function toLongForm(
  group: OrganizationGroup,
  groups: readonly OrganizationGroup[],
  expansions: ReadonlyMap<string, MentionContext>,
): Reference | null {
  if (!group.isAcronym) return null;
  const given = group.mentions.map((mention) => expansions.get(mention.name)).find((long) => long !== undefined);
  const long = groups.filter((other) => other !== group && !other.isAcronym);
  const isFitting = (other: OrganizationGroup) => {
    if (group.entry !== null && !hasName(group.entry.record, other)) return false;
    return other.mentions.some((mention) => areInitials(group.words[0] ?? '', mention.words));
  };
  const fitting = long.filter(isFitting);
  const expanded = given && long.find((other) => other.mentions.includes(given));
  const to = expanded ?? (fitting.length === 1 ? fitting[0] : undefined);
  return to ? { to, form: 'ACRONYM', linkScore: CONFIDENCE.acronym } : null;
}

/** The group of the same name in another spelling: one of the gazetteer, else an earlier one. */
function toOtherSpelling(group: OrganizationGroup, groups: readonly OrganizationGroup[]): Reference | null {
  if (group.entry !== null || group.isAcronym || group.state !== null || isCompany(group.words)) return null;
  const same = groups.filter((other) => other !== group && !other.isAcronym && isRespelled(other.words, group.words));
  const to = same.find(({ entry }) => entry !== null) ?? same[0];
  const isPreferred = to !== undefined && (to.entry !== null || groups.indexOf(to) < groups.indexOf(group));
  return isPreferred ? { to, form: 'FULL_NAME', linkScore: CONFIDENCE.variant } : null;
}

function isRespelled(a: readonly string[], b: readonly string[]): boolean {
  if (a.length !== b.length) return false;
  const arePeoples = a.length === 1 && (PEOPLES.has(a[0] ?? '') || PEOPLES.has(b[0] ?? ''));
  return arePeoples ? isPlural(a[0] ?? '', b[0] ?? '') : a.every((word, i) => isSameSpelled(word, b[i] ?? ''));
}

const isPlural = (a: string, b: string): boolean => a === `${b}s` || b === `${a}s` || a === b;

/**
 * The longer name that a mention shortens: the only one, else the one mentioned last before it. `UNRESOLVED` for a generic name
 * such as "the Council" when no longer name precedes it; null when the mention stands for its own group.
 */
export function toLongerName(
  group: OrganizationGroup,
  mention: MentionContext,
  groups: readonly OrganizationGroup[],
): Reference | 'UNRESOLVED' | null {
  if (isIndependent(group, mention)) return null;
  const longer = groups.filter(
    (other) => other !== group && other.mentions.some(({ words }) => isShortFor(group.words, coreWords(words))),
  );
  const lastBefore = (other: OrganizationGroup) =>
    other.mentions.findLast(({ start }) => start < mention.start)?.start ?? -1;
  const [latest] = [...longer].sort((a, b) => lastBefore(b) - lastBefore(a));
  const isVague = isGeneric(group.words);
  if (latest === undefined || (isVague && lastBefore(latest) < 0))
    return isVague && group.state === null ? 'UNRESOLVED' : null;
  const ofOne = isVague ? CONFIDENCE.likelyOfSeveral : CONFIDENCE.variant;
  return { to: latest, form: 'SHORT_NAME', linkScore: longer.length > 1 ? CONFIDENCE.latestOfSeveral : ofOne };
}

/** Whether a mention names its entity by itself, so that it shortens no other name. */
function isIndependent(group: OrganizationGroup, mention: MentionContext): boolean {
  return (
    mention.seedEntity !== null ||
    isCompany(mention.words) ||
    group.entry !== null ||
    group.isAcronym ||
    group.state?.country != null ||
    (group.words.length === 1 && PEOPLES.has(group.words[0] ?? ''))
  );
}

/** Whether a record goes by the name of a group. */
export const hasName = (record: Parameters<typeof namesOf>[0], group: OrganizationGroup): boolean =>
  namesOf(record).some(({ name }) => isRespelled(coreWords(wordsOf(name)), group.words));
