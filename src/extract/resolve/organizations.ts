/** Resolves organizations and other things: groups names, then joins groups that are acronyms, respellings or short names. */
import type { Kind } from '../../model.ts';
import type { Article } from '../article.ts';
import { formsByName } from './known-names.ts';
import { CONFIDENCE, link } from './links.ts';
import type { Cluster, Clustering, Identity, Link, MentionContext } from './model.ts';
import {
  groupOrganizations,
  identityOf,
  type OrganizationContext,
  type OrganizationGroup,
} from './organization-groups.ts';
import { indexOrganizations } from './organization-index.ts';
import {
  createFollower,
  hasName,
  isIndependent,
  type References,
  readReferences,
  toLongerName,
} from './organization-references.ts';

export function resolveOrganizations(
  article: Article,
  mentions: readonly MentionContext[],
  context: OrganizationContext,
): Clustering {
  const groups = groupOrganizations(mentions, context);
  const index = indexOrganizations(groups);
  const references = readReferences(article, mentions, index);
  const follow = createFollower(references);
  const links = new Map<OrganizationGroup, Link[]>(groups.map((group) => [group, []]));
  const unresolved: Link[] = [];
  for (const group of groups) {
    const own = references.get(group) ?? null;
    const longer = own || isIndependent(group) ? null : index.longerThan(group);
    for (const mention of group.mentions) {
      const reference = longer === null ? own : toLongerName(group, mention, longer);
      if (reference === 'UNRESOLVED') unresolved.push(link(mention, 'SHORT_NAME', 0));
      else if (reference === null) links.get(group)?.push(ownLink(group, mention));
      else links.get(follow(reference.to))?.push(link(mention, reference.form, reference.linkScore));
    }
  }
  const acronyms = acronymsByLongForm(references);
  const clusters = groups.flatMap((group) => toCluster(group, links.get(group) ?? [], acronyms.get(group) ?? []));
  return { clusters, unresolved, ambiguous: [] };
}

function ownLink({ isAcronym, entry }: OrganizationGroup, mention: MentionContext): Link {
  const ownForm = isAcronym ? 'ACRONYM' : 'FULL_NAME';
  if (mention.seedEntity) return link(mention, ownForm, CONFIDENCE.seed);
  const known = entry && formsByName(entry.record).get(mention.words.join(' '));
  return link(mention, known ?? ownForm, entry ? CONFIDENCE.knownName : CONFIDENCE.fullName);
}

/** The groups of acronyms with a gazetteer entry that refer to each group. */
function acronymsByLongForm(references: References): ReadonlyMap<OrganizationGroup, readonly OrganizationGroup[]> {
  const found = new Map<OrganizationGroup, OrganizationGroup[]>();
  for (const [from, { to }] of references) {
    if (!from.isAcronym || from.entry === null) continue;
    const acronyms = found.get(to) ?? [];
    acronyms.push(from);
    found.set(to, acronyms);
  }
  return found;
}

function toCluster(
  group: OrganizationGroup,
  links: readonly Link[],
  acronyms: readonly OrganizationGroup[],
): Cluster[] {
  if (links.length === 0) return [];
  return [{ kind: majorityKind(links), identity: identify(group, acronyms), links }];
}

/** The identity of a group; without one of its own, the gazetteer entry of an acronym that refers to it and has its name. */
function identify(group: OrganizationGroup, acronyms: readonly OrganizationGroup[]): Identity {
  const own = identityOf(group);
  if (own.by !== 'NAME') return own;
  const entry = acronyms.map((acronym) => acronym.entry).find((one) => one && hasName(one.record, group));
  return entry ? { by: 'GAZETTEER', entry } : own;
}

/** `ORGANIZATION`, unless more than half of the mentions have other kinds; then the first of those. */
function majorityKind(links: readonly Link[]): Kind {
  const others = links.flatMap(({ mention: { kind } }) => (kind === 'ORGANIZATION' ? [] : [kind]));
  return others.length * 2 > links.length ? (others[0] ?? 'OTHER') : 'ORGANIZATION';
}
