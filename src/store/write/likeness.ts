/** Compares two stored entities: whether they may be duplicates. */
import { LRUCache } from 'lru-cache';
import type { Identifier, Kind } from '../../model.ts';
import {
  type ComparableName,
  comparable,
  LIKENESS_REASONS,
  LIKENESS_SCORES,
  likeness,
  likenessKeys,
} from '../../text/likeness.ts';
import type { Store } from '../database/open.ts';
import type { DuplicatesTable } from '../sql/tables/counts.ts';
import { readOverlays, setValue } from './overlays.ts';

/** The data of an entity that comparisons read. */
export interface Profile {
  readonly id: number;
  readonly key: string;
  readonly inGazetteer: boolean;
  /** Full names, or acronyms where it has none: acronyms are too ambiguous. In code point order. */
  readonly names: readonly ComparableName[];
  /** Values by scheme, after corrections. */
  readonly identifiers: ReadonlyMap<string, ReadonlySet<string>>;
  /** Row ids of the entities that corrections keep it apart from. */
  readonly keptApart: ReadonlySet<number>;
}

/**
 * A blocking key that more entities share, such as a frequent surname, tells nobody apart and makes no pairs: otherwise their number
 * would grow with the square of the entities. 21 of the 21,132 keys in 6,400 news stories are as frequent. Stored
 * databases depend on it, so it can only change with a migration.
 */
export const MOST_ALIKE = 16;

/** Names of one entity that are compared, the first ones in code point order: they may be as many as a gazetteer lists. */
const MOST_NAMES = 50;

/** Size of the cache of profiles for a reseed or an audit, which compare many entities with many. */
export const MANY_PROFILES = 20_000;

const SELECT_ENTITY = 'SELECT key, kind, in_gazetteer AS inGazetteer FROM entities WHERE id = ?';
const SELECT_NAMES = `
  SELECT name, max(form = 'ACRONYM') AS isAcronym FROM aliases
  WHERE entity_id = ? AND form IN ('FULL_NAME', 'ACRONYM') GROUP BY name ORDER BY name`;
const SELECT_IDENTIFIERS = `
  SELECT DISTINCT scheme, value FROM claims CROSS JOIN claimed_keys ON claim_id = claims.id
  WHERE entity_id = ? AND scheme <> ''`;

/** Reads profiles by row id, caching up to `cached`; null when there is no such entity. */
export function readProfile(store: Store, cached = MANY_PROFILES): (id: number) => Profile | null {
  const [entity, names] = [SELECT_ENTITY, SELECT_NAMES].map((sql) => store.prepare(sql));
  const overlaysOf = readOverlays(store);
  const keptApartOf = readKeptApart(store);
  const identifiersOf = (id: number): Identifier[] => {
    const overlays = overlaysOf(id);
    const isKept = ({ scheme, value }: Identifier): boolean => {
      const set = setValue(overlays, scheme);
      return set === undefined || set === value;
    };
    return (store.prepare(SELECT_IDENTIFIERS).all(id) as Identifier[]).filter(isKept);
  };
  const cache = new LRUCache<number, { readonly profile: Profile | null }>({ max: cached });
  const read = (id: number): Profile | null => {
    const row = entity?.get(id) as { key: string; kind: Kind; inGazetteer: 0 | 1 } | undefined;
    if (!row) return null;
    const aliases = names?.all(id) as { name: string; isAcronym: 0 | 1 }[];
    const fullNames = aliases.filter(({ isAcronym }) => isAcronym === 0);
    return {
      id,
      key: row.key,
      inGazetteer: row.inGazetteer === 1,
      names: (fullNames.length > 0 ? fullNames : aliases)
        .slice(0, MOST_NAMES)
        .map(({ name, isAcronym }) => comparable(row.kind, name, isAcronym === 1)),
      identifiers: byScheme(identifiersOf(id)),
      keptApart: keptApartOf(id),
    };
  };
  return (id) => {
    const found = cache.get(id) ?? { profile: read(id) };
    cache.set(id, found);
    return found.profile;
  };
}

const SELECT_KEPT_APART = `
  SELECT coalesce(o.survivor_id, p.other) FROM (
    SELECT entity_id AS one, other_id AS other FROM kept_apart UNION ALL SELECT other_id, entity_id FROM kept_apart) AS p
  LEFT JOIN merged_entities AS o ON o.id = p.other
  WHERE p.one = @id OR p.one IN (SELECT id FROM merged_entities WHERE survivor_id = @id)`;

/** Reads the entities that corrections keep apart from an entity or from those merged into it. */
function readKeptApart(store: Store): (id: number) => ReadonlySet<number> {
  const NONE: ReadonlySet<number> = new Set();
  if (store.prepare('SELECT 1 FROM kept_apart LIMIT 1').get() === undefined) return () => NONE;
  const select = store.prepare(SELECT_KEPT_APART).pluck();
  return (id) => new Set(select.all({ id }) as number[]);
}

function byScheme(rows: readonly { scheme: string; value: string }[]): Map<string, Set<string>> {
  const schemes = new Map<string, Set<string>>();
  for (const { scheme, value } of rows) schemes.set(scheme, (schemes.get(scheme) ?? new Set()).add(value));
  return schemes;
}

/** The blocking keys of all names, sorted and without duplicates; none when there is no such entity. */
export const keysOf = (profile: Profile | null): string[] =>
  [...new Set((profile?.names ?? []).flatMap(likenessKeys))].sort();

/** The row of two entities that may be duplicates; null when their names are not similar, or they are known to be distinct. */
export function comparePair(one: Profile | null, other: Profile | null): DuplicatesTable | null {
  if (one === null || other === null || areDistinct(one, other)) return null;
  const [first, second] = one.key < other.key ? [one, other] : [other, one];
  let best: { reason: (typeof LIKENESS_REASONS)[number]; names: readonly [string, string] } | null = null;
  for (const a of first.names) {
    for (const b of second.names) {
      const reason = likeness(a, b);
      if (reason === null || (best && LIKENESS_REASONS.indexOf(reason) >= LIKENESS_REASONS.indexOf(best.reason)))
        continue;
      best = { reason, names: [a.name, b.name] };
    }
  }
  if (best === null) return null;
  const [name, otherName] = best.names;
  return {
    entity_id: first.id,
    other_id: second.id,
    score: LIKENESS_SCORES[best.reason],
    reason: best.reason,
    name,
    other_name: otherName,
  };
}

/** Country code at the end of the key of an institution that every country has, such as a foreign ministry. */
const COUNTRY = /-[a-z]{2}$/;
const withoutCountry = (key: string): string => key.replace(COUNTRY, '');

/** Whether two entities are known to be distinct: by a correction, the seeds, their countries, or their identifiers. */
function areDistinct(one: Profile, other: Profile): boolean {
  if (one.keptApart.has(other.id) || (one.inGazetteer && other.inGazetteer)) return true;
  if (withoutCountry(one.key) === withoutCountry(other.key)) return true;
  return [...one.identifiers].some(([scheme, values]) => {
    const others = other.identifiers.get(scheme);
    return others !== undefined && ![...values].some((value) => others.has(value));
  });
}
