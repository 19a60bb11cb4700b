/** Creates the record of a cluster's entity from its identity: a gazetteer entry, a seed's annotation, or a name. */
import {
  type Alias,
  type AnnotatedEntity,
  type Asserter,
  type EntityKey,
  type EntityRecord,
  type Identifier,
  type Kind,
  kindOfKey,
} from '../../model.ts';
import { fold, slug } from '../../text/fold.ts';
import { identifierKey } from '../gazetteer/baked-entries.ts';
import type { GazetteerEntry } from '../gazetteer/entry.ts';
import type { Gazetteer } from '../gazetteer/gazetteer.ts';
import { foldedNames } from './known-names.ts';
import { bestName } from './links.ts';
import type { Cluster } from './model.ts';

export interface EntityContext {
  readonly gazetteer: Gazetteer;
  readonly assertedBy: Asserter;
}

/** The record of an entity as it is known, and the alias by which a seed's annotation calls it beside. */
export interface IdentityRecord {
  readonly record: EntityRecord;
  readonly annotated: readonly Alias[];
}

/** The record without the aliases that the article's mentions add. */
export function identityRecord(cluster: Cluster, context: EntityContext): IdentityRecord {
  const { kind, identity } = cluster;
  switch (identity.by) {
    case 'GAZETTEER':
      return { record: identity.entry.record, annotated: [] };
    case 'SEED':
      return annotatedRecord(cluster, identity.entity, context);
    case 'NAME': {
      const key = `${kind.toLowerCase()}/${identity.slug}` as EntityKey;
      const record = { key, kind, name: identity.name, aliases: [], identifiers: [], formerKeys: [] };
      return { record, annotated: [] };
    }
  }
}

/** Merges a seed's annotation with the gazetteer entry that it means, if there is one. */
function annotatedRecord(
  { kind, links }: Cluster,
  entity: AnnotatedEntity,
  { gazetteer, assertedBy }: EntityContext,
): IdentityRecord {
  const known = findAnnotated(entity, kind, gazetteer)?.record;
  const name = known?.name ?? entity.name ?? bestName(links.map(({ mention }) => mention.name));
  const key = known?.key ?? entity.key ?? (`${kind.toLowerCase()}/${slug(name)}` as EntityKey);
  const created = { key, kind: kindOfKey(key) ?? kind, name, aliases: [], identifiers: [], formerKeys: [] };
  const base: EntityRecord = known ?? created;
  const knownIdentifiers = new Set(base.identifiers.map(identifierKey));
  const isNew = (identifier: Identifier) => !knownIdentifiers.has(identifierKey(identifier));
  const identifiers = entity.identifiers.filter(isNew).map((identifier) => ({ ...identifier, assertedBy }));
  const alias: Alias = { name: entity.name ?? name, form: 'FULL_NAME', assertedBy };
  const isKnownName = known !== undefined && foldedNames(known).has(fold(alias.name));
  const record = identifiers.length === 0 ? base : { ...base, identifiers: [...base.identifiers, ...identifiers] };
  return { record, annotated: isKnownName ? [] : [alias] };
}

/** The gazetteer entry that an annotation means: by its key if it has one, else by an identifier, else by its name. */
function findAnnotated(
  { key, identifiers, name }: AnnotatedEntity,
  kind: Kind,
  gazetteer: Gazetteer,
): GazetteerEntry | null {
  if (key !== null) return gazetteer.byKey(key);
  const byIdentifier = identifiers.map(gazetteer.byIdentifier).find((entry) => entry !== null);
  const byName = name === null ? [] : gazetteer.lookup(name).filter(({ entry }) => entry.kind === kind);
  return byIdentifier ?? (identifiers.length === 0 ? byName[0]?.entry : undefined) ?? null;
}
