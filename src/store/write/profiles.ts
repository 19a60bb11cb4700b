/** Reads of stored entities what comparisons of them need. */
import { LRUCache } from 'lru-cache';
import type { Identifier, Kind } from '../../model.ts';
import { type ComparableName, comparable, likenessKeys } from '../../text/comparable.ts';
import type { Store } from '../database/open.ts';
import { readOverlays, setValue } from './overlays.ts';

/** The data of an entity that comparisons read. */
export interface Profile {
  readonly id: number;
  readonly key: string;
  readonly inGazetteer: boolean;
  readonly articles: number;
  /** Full names and acronyms, or else short names, by blocking key. */
  readonly names: ReadonlyMap<string, readonly ComparableName[]>;
  /** Whether the shipped gazetteer has it. */
  readonly isKnown: boolean;
  /** Values by scheme, after corrections; read when they are asked for. */
  readonly identifiers: () => ReadonlyMap<string, ReadonlySet<string>>;
  /** Row ids of the entities that corrections keep it apart from. */
  readonly keptApart: ReadonlySet<number>;
}

/** Reads a profile by row id; null when there is no such entity. */
export type ProfileReader = (id: number) => Profile | null;

/** Names of one entity that are compared, the first ones in code point order: they may be as many as a gazetteer lists. */
const MOST_NAMES = 50;

/** Size of the cache of profiles for a reseed or an audit, which compare many entities with many. */
export const MANY_PROFILES = 60_000;

const SELECT_ENTITY = `
  SELECT key, kind, in_gazetteer AS inGazetteer, article_count AS articles FROM entities WHERE id = ?`;
/** A name that is used in several forms has the one that comes first here. */
const FORMS = "CASE form WHEN 'ACRONYM' THEN 1 WHEN 'FULL_NAME' THEN 0 ELSE 2 END";
const SELECT_NAMES = `
  SELECT l.name, min(${FORMS}) AS rank, max(form = 'ACRONYM') AS isAcronym, max(r.type = 'GAZETTEER') AS isKnown
  FROM aliases AS l JOIN asserters AS r ON r.id = l.asserter_id
  WHERE entity_id = ? AND form <> 'DEMONYM' GROUP BY l.name ORDER BY l.name`;
const SELECT_IDENTIFIERS = `
  SELECT DISTINCT scheme, value FROM claims CROSS JOIN claimed_keys ON claim_id = claims.id
  WHERE entity_id = ? AND scheme <> ''`;

interface NameRow {
  readonly name: string;
  /** 0 for full names, 1 for acronyms, 2 for short names. */
  readonly rank: number;
  readonly isAcronym: 0 | 1;
  readonly isKnown: 0 | 1;
}

/** The names to compare, by blocking key. */
function namesByKey(kind: Kind, rows: readonly NameRow[]): Map<string, ComparableName[]> {
  const best = Math.min(...rows.map(({ rank }) => rank));
  const hasFullName = best === 0;
  const compared = rows.filter(({ rank, isAcronym }) => rank === best || (hasFullName && isAcronym === 1));
  const isKnown = rows.some((row) => row.isKnown === 1);
  const names = new Map<string, ComparableName[]>();
  for (const { name, rank, isAcronym } of compared.slice(0, MOST_NAMES)) {
    const isOnlyAcronym = isAcronym === 1 && rank !== 0;
    const prepared = comparable({ kind, name, isAcronym: isOnlyAcronym, hasFullName, isKnown });
    for (const key of new Set(likenessKeys(prepared))) {
      const list = names.get(key);
      if (list) list.push(prepared);
      else names.set(key, [prepared]);
    }
  }
  return names;
}

/** Reads profiles by row id, caching up to `cached`. */
export function readProfile(store: Store, cached = MANY_PROFILES): ProfileReader {
  const [entity, names] = [SELECT_ENTITY, SELECT_NAMES].map((sql) => store.prepare(sql));
  const overlaysOf = readOverlays(store);
  const keptApartOf = readKeptApart(store);
  const selectIdentifiers = store.prepare(SELECT_IDENTIFIERS);
  const identifiersOf = (id: number): Identifier[] => {
    const overlays = overlaysOf(id);
    const isKept = ({ scheme, value }: Identifier): boolean => {
      const set = setValue(overlays, scheme);
      return set === undefined || set === value;
    };
    return (selectIdentifiers.all(id) as Identifier[]).filter(isKept);
  };
  const cache = new LRUCache<number, { readonly profile: Profile | null }>({ max: cached });
  const read: ProfileReader = (id) => {
    type Row = Pick<Profile, 'key' | 'articles'> & { readonly kind: Kind; readonly inGazetteer: 0 | 1 };
    const row = entity?.get(id) as Row | undefined;
    if (!row) return null;
    const rows = names?.all(id) as NameRow[];
    return {
      id,
      key: row.key,
      inGazetteer: row.inGazetteer === 1,
      articles: row.articles,
      names: namesByKey(row.kind, rows),
      isKnown: rows.some(({ isKnown }) => isKnown === 1),
      identifiers: () => byScheme(identifiersOf(id)),
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

/** The blocking keys of all names, sorted; none when there is no such entity. */
export const keysOf = (profile: Profile | null): string[] => [...(profile?.names.keys() ?? [])].sort();
