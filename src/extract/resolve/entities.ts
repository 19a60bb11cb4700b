/** Turns clusters of mentions into the records that are stored. */
import {
  type Alias,
  type AnnotatedEntity,
  type Asserter,
  type EntityKey,
  type EntityRecord,
  type Identifier,
  KINDS,
  type Kind,
  type MentionRecord,
} from '../../model.ts';
import { fold, slug } from '../../text/fold.ts';
import type { Gazetteer } from '../gazetteer.ts';
import { type Known, namesOf } from '../known.ts';
import type { Resolution } from '../resolver.ts';
import { bestName, type Cluster, type Doubtful, type Link, SURE } from './cluster.ts';
import { nameIn } from './draft.ts';

/** All that the resolvers of each kind found. */
interface Resolved {
  readonly clusters: readonly Cluster[];
  readonly unresolved: readonly Link[];
  readonly doubtful: readonly Doubtful[];
}

interface Tools {
  readonly gazetteer: Gazetteer;
  readonly assertedBy: Asserter;
}

/** The mentions in text order, and the entities in order of key; clusters that turn out to be one thing are one entity. */
export function toRecords({ clusters, unresolved, doubtful }: Resolved, tools: Tools): Resolution {
  const entities = new Map<EntityKey, EntityRecord>();
  const keys = new Map<Cluster, EntityKey>();
  const mentions: MentionRecord[] = unresolved.map((link) => toMention(link, null, tools.assertedBy));
  for (const cluster of clusters) {
    const entity = toEntity(cluster, tools);
    keys.set(cluster, entity.key);
    const there = entities.get(entity.key);
    entities.set(entity.key, there ? { ...there, aliases: distinct([...there.aliases, ...entity.aliases]) } : entity);
    mentions.push(...cluster.links.map((link) => toMention(link, entity, tools.assertedBy)));
  }
  for (const link of doubtful) {
    const named = [...new Set(link.candidates.map((cluster) => keys.get(cluster) as EntityKey))];
    mentions.push(
      toCandidate(
        link,
        named.map((key) => entities.get(key) as EntityRecord),
        tools.assertedBy,
      ),
    );
  }
  return {
    mentions: mentions.sort((a, b) => a.start - b.start || a.end - b.end),
    entities: [...entities.values()].sort((a, b) => (a.key < b.key ? -1 : 1)),
  };
}

/** A mention is of the kind of its entity, unless a seed says of what kind it is. */
function toMention(
  { draft, form, linkScore, status }: Link,
  entity: EntityRecord | null,
  assertedBy: Asserter,
): MentionRecord {
  const { start, end, score } = draft;
  const kind = score === null || entity === null ? draft.kind : entity.kind;
  const link = { entity: entity?.key ?? null, linkScore: entity === null ? null : linkScore };
  return { start, end, kind, form, status, score, ...link, candidates: [], assertedBy };
}

/** Each of the entities is as likely as the next; clusters that turned out to be one thing leave no doubt. */
function toCandidate(link: Link, named: readonly EntityRecord[], assertedBy: Asserter): MentionRecord {
  const [only, another] = named;
  if (only && !another) return toMention({ ...link, status: 'ACCEPTED', linkScore: SURE.shortName }, only, assertedBy);
  const candidates = named.map(({ key }) => ({ entity: key, score: 1 / named.length }));
  return { ...toMention(link, null, assertedBy), candidates };
}

function toEntity(cluster: Cluster, tools: Tools): EntityRecord {
  const base = baseRecord(cluster, tools);
  const aliased = new Set(base.aliases.map(({ name, form }) => `${form} ${fold(name)}`));
  const found = cluster.links
    .filter(({ draft, status, linkScore }) => status === 'ACCEPTED' && isAlias(draft.name, linkScore, base))
    .map(({ draft, form }): Alias => ({ name: nameIn(draft.surface), form, assertedBy: tools.assertedBy }))
    .filter(({ name, form }) => !aliased.has(`${form} ${fold(name)}`));
  return { ...base, aliases: distinct([...base.aliases, ...found]) };
}

/** A doubtful link makes no alias, or the next search would take the doubt for a fact. */
const isAlias = (name: string, linkScore: number, base: EntityRecord): boolean =>
  linkScore >= SURE.firstName || fold(name) === fold(base.name);

function baseRecord({ kind, identity, links }: Cluster, { gazetteer, assertedBy }: Tools): EntityRecord {
  if (identity.by === 'KNOWN') return identity.known.record;
  if (identity.by === 'NAME') {
    const key = `${kind.toLowerCase()}/${identity.slug}` as EntityKey;
    return { key, kind, name: identity.name, aliases: [], identifiers: [], formerKeys: [] };
  }
  return saidRecord({ kind, links, said: identity.said }, { gazetteer, assertedBy });
}

interface Said {
  readonly kind: Kind;
  readonly links: readonly Link[];
  readonly said: AnnotatedEntity;
}

function saidRecord({ kind, links, said }: Said, { gazetteer, assertedBy }: Tools): EntityRecord {
  const known = findSaid(said, kind, gazetteer)?.record;
  const name = known?.name ?? said.name ?? bestName(links.map(({ draft }) => draft.name));
  const key = known?.key ?? said.key ?? (`${kind.toLowerCase()}/${slug(name)}` as EntityKey);
  const own: EntityRecord = known ?? {
    key,
    kind: kindOf(key) ?? kind,
    name,
    aliases: [],
    identifiers: [],
    formerKeys: [],
  };
  const isNew = ({ scheme, value }: Identifier) =>
    !own.identifiers.some((one) => one.scheme === scheme && one.value === value);
  const identifiers = said.identifiers.filter(isNew).map((identifier) => ({ ...identifier, assertedBy }));
  const alias: Alias = { name: said.name ?? name, form: 'FULL_NAME', assertedBy };
  const isKnown = namesOf(own).some((one) => fold(one.name) === fold(alias.name)) && known !== undefined;
  const aliases = isKnown ? own.aliases : [...own.aliases, alias];
  return { ...own, aliases, identifiers: [...own.identifiers, ...identifiers] };
}

/** The known thing that a seed's annotation means: by the key when it gives one, else by an identifier, else by the name. */
function findSaid({ key, identifiers, name }: AnnotatedEntity, kind: Kind, gazetteer: Gazetteer): Known | null {
  if (key !== null) return gazetteer.withKey(key);
  const byIdentifier = identifiers.map(gazetteer.withIdentifier).find((known) => known !== null);
  const byName = name === null ? [] : gazetteer.named(name).filter(({ known }) => known.kind === kind);
  return byIdentifier ?? (identifiers.length === 0 ? byName[0]?.known : undefined) ?? null;
}

const kindOf = (key: EntityKey): Kind | null => KINDS.find((kind) => key.startsWith(`${kind.toLowerCase()}/`)) ?? null;

/** Each alias once, in order of name, form and who asserts it. */
function distinct(aliases: readonly Alias[]): Alias[] {
  const id = ({ name, form, assertedBy: { type, name: by, version } }: Alias) =>
    JSON.stringify([name, form, type, by, version]);
  return [...new Map(aliases.map((alias) => [id(alias), alias]))]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, alias]) => alias);
}
