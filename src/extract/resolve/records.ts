/** Converts clusters of mentions to the records that are stored. */
import type { Alias, Asserter, EntityKey, EntityRecord, MentionRecord } from '../../model.ts';
import { fold } from '../../text/fold.ts';
import { type EntityContext, type IdentityRecord, identityRecord } from './identity-record.ts';
import { foldedAliases } from './known-names.ts';
import { CONFIDENCE } from './links.ts';
import { nameOf } from './mention-context.ts';
import type { AmbiguousLink, Cluster, Clustering, Link, Resolution } from './model.ts';

/** The mentions in text order and the entities in order of key. Clusters with the same key become one entity. */
export function toRecords(clusterings: readonly Clustering[], context: EntityContext): Resolution {
  const { assertedBy } = context;
  const unresolved = clusterings.flatMap((clustering) => clustering.unresolved);
  const entities = new Map<EntityKey, FoundEntity>();
  const keys = new Map<Cluster, EntityKey>();
  const mentions: MentionRecord[] = unresolved.map((link) => toMention(link, null, assertedBy));
  for (const cluster of clusterings.flatMap(({ clusters }) => clusters)) {
    const { record, annotated } = identityRecord(cluster, context);
    keys.set(cluster, record.key);
    const entity = entities.get(record.key) ?? { record, aliasLists: new Set() };
    entities.set(record.key, entity);
    for (const list of [record.aliases, annotated, foundAliases(cluster, { record, annotated }, context)])
      if (list.length > 0) entity.aliasLists.add(list);
    for (const link of cluster.links) mentions.push(toMention(link, record, assertedBy));
  }
  for (const link of clusterings.flatMap(({ ambiguous }) => ambiguous)) {
    const candidates = new Set(link.candidates.map((cluster) => keys.get(cluster) as EntityKey));
    const named = [...candidates].map((key) => (entities.get(key) as FoundEntity).record);
    mentions.push(toAmbiguousMention(link, named, assertedBy));
  }
  return {
    mentions: mentions.sort((a, b) => a.start - b.start || a.end - b.end),
    entities: [...entities.values()].map(toEntity).sort((a, b) => (a.key < b.key ? -1 : 1)),
  };
}

/** An entity with the aliases of its clusters, which are merged at the end. Clusters of one entry of the gazetteer share a list. */
interface FoundEntity {
  readonly record: EntityRecord;
  readonly aliasLists: Set<readonly Alias[]>;
}

const toEntity = ({ record, aliasLists }: FoundEntity): EntityRecord => {
  const [only, another] = aliasLists;
  const isAsKnown = only === record.aliases && !another;
  return isAsKnown ? asKnown(record) : { ...record, aliases: distinct([...aliasLists].flat()) };
};

/** Entities with the aliases of their records alone, made once for each, since those of the gazetteer are in many articles. */
const entitiesAsKnown = new WeakMap<EntityRecord, EntityRecord>();

function asKnown(record: EntityRecord): EntityRecord {
  const entity = entitiesAsKnown.get(record) ?? { ...record, aliases: distinct(record.aliases) };
  entitiesAsKnown.set(record, entity);
  return entity;
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

/** The names by which the article calls an entity and under which it is not known. */
function foundAliases(
  { links }: Cluster,
  { record, annotated }: IdentityRecord,
  { assertedBy }: EntityContext,
): readonly Alias[] {
  const known = foldedAliases(record);
  const given = new Set(annotated.map(({ name, form }) => `${form} ${fold(name)}`));
  const isNew = ({ name, form }: Alias) => {
    const key = `${form} ${fold(name)}`;
    return !known.has(key) && !given.has(key);
  };
  return links
    .filter((link) => isAlias(link, record))
    .map(({ mention, form }): Alias => ({ name: nameOf(mention), form, assertedBy }))
    .filter(isNew);
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
