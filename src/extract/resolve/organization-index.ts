/** Indexes the groups of an article's organizations by what other names share with them. */
import { Blocks, beginningsOf, endingsOf, spellingKey } from './blocking.ts';
import type { MentionContext } from './model.ts';
import type { OrganizationGroup } from './organization-groups.ts';
import { coreWords, initialsOf, isShortFor } from './organization-names.ts';

/** All lists of groups are in their order in the article, each group once. */
export interface OrganizationIndex {
  readonly groups: readonly OrganizationGroup[];
  readonly order: ReadonlyMap<OrganizationGroup, number>;
  readonly groupOf: ReadonlyMap<MentionContext, OrganizationGroup>;
  /** The groups, no acronyms, with a mention that has these initials. */
  readonly withInitials: (letters: string) => readonly OrganizationGroup[];
  /** The groups, no acronyms, whose names may be spellings of a name. */
  readonly spelledLike: (words: readonly string[]) => readonly OrganizationGroup[];
  /** The other groups with a mention that a group's name shortens. */
  readonly longerThan: (group: OrganizationGroup) => readonly OrganizationGroup[];
}

/** A name by which a group is mentioned, in core words. */
interface LongName {
  readonly group: OrganizationGroup;
  readonly words: readonly string[];
}

export function indexOrganizations(groups: readonly OrganizationGroup[]): OrganizationIndex {
  const order = new Map(groups.map((group, i) => [group, i]));
  const hasAcronyms = groups.some(({ isAcronym }) => isAcronym);
  const initials = new Blocks<OrganizationGroup>();
  const spellings = new Blocks<OrganizationGroup>();
  const longNames = new Blocks<LongName>();
  for (const group of groups) {
    if (!group.isAcronym) spellings.add(spellingKey(group.words), group);
    for (const words of distinctNames(group)) {
      if (hasAcronyms && !group.isAcronym) for (const letters of initialsOf(words)) initials.add(letters, group);
      const name = { group, words: coreWords(words) };
      for (const part of partsOf(name.words)) longNames.add(part, name);
    }
  }
  return {
    groups,
    order,
    groupOf: new Map(groups.flatMap((group) => group.mentions.map((mention) => [mention, group] as const))),
    withInitials: (letters) => [...new Set(initials.at(letters))],
    spelledLike: (words) => spellings.at(spellingKey(words)),
    longerThan: (group) => {
      const longer = longNames.at(group.words.join(' ')).filter((name) => isShortFor(group.words, name.words));
      return [...new Set(longer.map((name) => name.group))].filter((other) => other !== group);
    },
  };
}

const distinctNames = ({ mentions }: OrganizationGroup): Iterable<readonly string[]> =>
  new Map(mentions.map(({ words }) => [words.join(' '), words])).values();

/** The beginnings and ends of a name, which may stand for it. */
const partsOf = (words: readonly string[]): string[] => [
  ...endingsOf(words).slice(1),
  ...beginningsOf(words).slice(0, -1),
];
