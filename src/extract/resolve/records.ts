/** Converts clusters of mentions to the records that are stored. */
import type { Alias, Asserter, EntityKey, EntityRecord, MentionRecord } from '../../model.ts';
import { fold } from '../../text/fold.ts';
import { type EntityContext, identityRecord } from './identity-record.ts';
import { CONFIDENCE } from './links.ts';
import { nameIn } from './mention-context.ts';
import type { AmbiguousLink, Cluster, Clustering, Link, Resolution } from './model.ts';

/** The mentions in text order and the entities in order of key. Clusters with the same key become one entity. */
export function toRecords(clusterings: readonly Clustering[], context: EntityContext): Resolution {
  const { assertedBy } = context;
  const unresolved = clusterings.flatMap((clustering) => clustering.unresolved);
  const entities = new Map<EntityKey, EntityRecord>();
  const keys = new Map<Cluster, EntityKey>();
  const mentions: MentionRecord[] = unresolved.map((link) => toMention(link, null, assertedBy));
  for (const cluster of clusterings.flatMap(({ clusters }) => clusters)) {
    const entity = toEntity(cluster, context);
    keys.set(cluster, entity.key);
    const same = entities.get(entity.key);
    entities.set(entity.key, same ? { ...same, aliases: distinct([...same.aliases, ...entity.aliases]) } : entity);
    mentions.push(...cluster.links.map((link) => toMention(link, entity, assertedBy)));
  }
  for (const link of clusterings.flatMap(({ ambiguous }) => ambiguous)) {
    const candidates = new Set(link.candidates.map((cluster) => keys.get(cluster) as EntityKey));
    const named = [...candidates].map((key) => entities.get(key) as EntityRecord);
    mentions.push(toAmbiguousMention(link, named, assertedBy));
  }
  return {
    mentions: mentions.sort((a, b) => a.start - b.start || a.end - b.end),
    entities: [...entities.values()].sort((a, b) => (a.key < b.key ? -1 : 1)),
  };
}

/** A mention has the kind of its entity, unless a seed gives the mention's kind. */
function toMention(
  { mention, form, linkScore, status }: Link,
  entity: EntityRecord | null,
  assertedBy: Asserter,
): MentionRecord {
  const { start, end, score } = mention;
  const kind = score === null || entity === null ? mention.kind : entity.kind;
  const link = { entity: entity?.key ?? null, linkScore: entity === null ? null : linkScore };
  return { start, end, kind, form, status, score, ...link, candidates: [], assertedBy };
}

/** All candidates have the same score. Clusters that became one entity leave one candidate, and the mention is accepted. */
function toAmbiguousMention(link: AmbiguousLink, named: readonly EntityRecord[], assertedBy: Asserter): MentionRecord {
  const [only, another] = named;
  if (only && !another)
    return toMention({ ...link, status: 'ACCEPTED', linkScore: CONFIDENCE.shortName }, only, assertedBy);
  const candidates = named.map(({ key }) => ({ entity: key, score: 1 / named.length }));
  return { ...toMention(link, null, assertedBy), candidates };
}

function toEntity(cluster: Cluster, context: EntityContext): EntityRecord {
  const base = identityRecord(cluster, context);
  const known = new Set(base.aliases.map(({ name, form }) => `${form} ${fold(name)}`));
  const found = cluster.links
    .filter((link) => isAlias(link, base))
    .map(({ mention, form }): Alias => ({ name: nameIn(mention.surface), form, assertedBy: context.assertedBy }))
    .filter(({ name, form }) => !known.has(`${form} ${fold(name)}`));
  return { ...base, aliases: distinct([...base.aliases, ...found]) };
}

/** Uncertain links add no alias, because search and later runs would treat it as a fact. */
function isAlias({ mention, status, linkScore }: Link, base: EntityRecord): boolean {
  const isCertain = linkScore >= CONFIDENCE.firstName || fold(mention.name) === fold(base.name);
  return status === 'ACCEPTED' && isCertain;
}

/** Removes duplicates and orders aliases by name, form and asserter. */
function distinct(aliases: readonly Alias[]): Alias[] {
  const id = ({ name, form, assertedBy: { type, name: by, version } }: Alias) =>
    JSON.stringify([name, form, type, by, version]);
  return [...new Map(aliases.map((alias) => [id(alias), alias]))]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, alias]) => alias);
}
