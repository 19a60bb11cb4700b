/** Resolves organizations and other things: groups names, then joins groups that are acronyms, respellings or short names. */
import type { Kind } from '../../model.ts';
import type { Article } from '../article.ts';
import { namesOf } from '../gazetteer/entry.ts';
import { CONFIDENCE, link } from './links.ts';
import { wordsOf } from './mention-context.ts';
import type { Cluster, Clustering, Identity, Link, MentionContext } from './model.ts';
import {
  groupOrganizations,
  identityOf,
  type OrganizationContext,
  type OrganizationGroup,
} from './organization-groups.ts';
import { follow, hasName, type References, readReferences, toLongerName } from './organization-references.ts';

export function resolveOrganizations(
  article: Article,
  mentions: readonly MentionContext[],
  context: OrganizationContext,
): Clustering {
  const groups = groupOrganizations(mentions, context);
  const references = readReferences(article, mentions, groups);
  const links = new Map<OrganizationGroup, Link[]>(groups.map((group) => [group, []]));
  const unresolved: Link[] = [];
  for (const group of groups) {
    for (const mention of group.mentions) {
      const reference = references.get(group) ?? toLongerName(group, mention, groups);
      if (reference === 'UNRESOLVED') unresolved.push(link(mention, 'SHORT_NAME', 0));
      else if (reference === null) links.get(group)?.push(ownLink(group, mention));
      else links.get(follow(references, reference.to))?.push(link(mention, reference.form, reference.linkScore));
    }
  }
  const clusters = groups.flatMap((group) => toCluster(group, links.get(group) ?? [], references));
  return { clusters, unresolved, ambiguous: [] };
}

function ownLink({ isAcronym, entry }: OrganizationGroup, mention: MentionContext): Link {
  const ownForm = isAcronym ? 'ACRONYM' : 'FULL_NAME';
  if (mention.seedEntity) return link(mention, ownForm, CONFIDENCE.seed);
  const name = mention.words.join(' ');
  const known = entry && namesOf(entry.record).find((each) => wordsOf(each.name).join(' ') === name);
  return link(mention, known?.form ?? ownForm, entry ? CONFIDENCE.knownName : CONFIDENCE.fullName);
}

function toCluster(group: OrganizationGroup, links: readonly Link[], references: References): Cluster[] {
  if (links.length === 0) return [];
  return [{ kind: majorityKind(links), identity: identify(group, references), links }];
}

/** The identity of a group; without one of its own, the gazetteer entry of an acronym that refers to it and has its name. */
function identify(group: OrganizationGroup, references: References): Identity {
  const own = identityOf(group);
  if (own.by !== 'NAME') return own;
  const acronyms = [...references].filter(([from, { to }]) => to === group && from.isAcronym && from.entry !== null);
  const entry = acronyms.map(([from]) => from.entry).find((one) => one && hasName(one.record, group));
  return entry ? { by: 'GAZETTEER', entry } : own;
}

/** `ORGANIZATION`, unless more than half of the mentions have other kinds; then the first of those. */
function majorityKind(links: readonly Link[]): Kind {
  const others = links.flatMap(({ mention: { kind } }) => (kind === 'ORGANIZATION' ? [] : [kind]));
  return others.length * 2 > links.length ? (others[0] ?? 'OTHER') : 'ORGANIZATION';
}
