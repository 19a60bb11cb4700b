/** Indexes the groups of an article's organizations by what other names share with them. */
import { Blocks, beginningsOf, endingsOf, spellingKey } from './blocking.ts';
import type { MentionContext } from './model.ts';
import type { OrganizationGroup } from './organization-groups.ts';
import { bareWords, coreWords, initialsOf, isShortFor } from './organization-names.ts';

/** All lists of groups are in their order in the article, each group once. */
export interface OrganizationIndex {
  readonly groups: readonly OrganizationGroup[];
  readonly order: ReadonlyMap<OrganizationGroup, number>;
  readonly groupOf: ReadonlyMap<MentionContext, OrganizationGroup>;
  /** The groups, no acronyms, with a mention that has these initials. */
  readonly withInitials: (letters: string) => readonly OrganizationGroup[];
  /** The groups, no acronyms, whose name is one word and "Group" or the like. */
  readonly withBareName: (word: string) => readonly OrganizationGroup[];
  /** The groups, no acronyms, with these words. */
  readonly withCoreWords: (words: readonly string[]) => readonly OrganizationGroup[];
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
  const bareNames = new Blocks<OrganizationGroup>();
  const longNames = new Blocks<LongName>();
  for (const group of groups) {
    if (!group.isAcronym) spellings.add(spellingKey(group.words), group);
    const bare = bareWords(group.words);
    if (bare.length < group.words.length) bareNames.add(bare.join(' '), group);
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
    withBareName: (word) => bareNames.at(word),
    withCoreWords: (words) =>
      spellings.at(spellingKey(words)).filter((group) => group.words.join(' ') === words.join(' ')),
    spelledLike: (words) => spellings.at(spellingKey(words)),
    longerThan: (group) => {
      const longer = longNames.at(group.words.join(' ')).filter((name) => isShortFor(group.words, name.words));
      return [...new Set(longer.map((name) => name.group))].filter(
        (other) => other !== group && !isThingOf(other, group),
      );
    },
  };
}

const distinctNames = ({ mentions }: OrganizationGroup): Iterable<readonly string[]> =>
  new Map(mentions.map(({ words }) => [words.join(' '), words])).values();

/** Whether a group is an event or award that a body gives its name to: the Acme Science Fair is not Acme. */
const isThingOf = (other: OrganizationGroup, body: OrganizationGroup): boolean =>
  body.mentions.some(({ kind }) => kind === 'ORGANIZATION') && other.mentions.every(({ kind }) => kind === 'OTHER');

/** The beginnings and ends of a name, which may stand for it. */
const partsOf = (words: readonly string[]): string[] => [
  ...endingsOf(words).slice(1),
  ...beginningsOf(words).slice(0, -1),
];
