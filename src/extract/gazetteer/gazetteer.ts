/** The gazetteer: names known before any article is read, found by name, key, identifier, or in the tokens of a sentence. */
import { createHash } from 'node:crypto';
import type { EntityKey, EntityRecord, Identifier } from '../../model.ts';
import type { Token } from '../../text/tokens.ts';
import type { Sex } from '../knowledge/kinship.ts';
import type { BakedGazetteer } from './baked.ts';
import { createBakedEntries, identifierKey, lazy } from './baked-entries.ts';
import type { GazetteerEntry, GazetteerMatch } from './entry.ts';
import { createEntryTable } from './entry-table.ts';
import { createNameIndex, type KnownSpan } from './name-index.ts';

export interface Gazetteer {
  /** SHA-256 (hex) of its content. */
  readonly digest: string;
  /** The entries that go by `name`, likeliest first. Ignores case and diacritics; acronyms match in their own case only. */
  readonly lookup: (name: string) => readonly GazetteerMatch[];
  /** The longest known names among the tokens of a sentence that begin with a capital or a digit, in order. They are found once. */
  readonly namesIn: (text: string, tokens: readonly Token[]) => readonly KnownSpan[];
  /** Null when no entry has the key, now or formerly. */
  readonly byKey: (key: EntityKey) => GazetteerEntry | null;
  readonly byIdentifier: (identifier: Identifier) => GazetteerEntry | null;
  /** Whether a folded word is a known given name, or family name. */
  readonly isGivenName: (word: string) => boolean;
  readonly isFamilyName: (word: string) => boolean;
  /** The sex that a folded given name tells; null when it tells none. */
  readonly sexOf: (givenName: string) => Sex | null;
}

/** Merges the baked gazetteer with the entities of seeds. Where both have an entity, the seed's key, kind and name are used. */
export function createGazetteer(
  baked: BakedGazetteer & { readonly digest: string },
  seedEntities: readonly EntityRecord[],
): Gazetteer {
  const seeds = [...seedEntities].sort((a, b) => (a.key < b.key ? -1 : 1));
  const table = createEntryTable(createBakedEntries(baked), seeds);
  const givenNames = lazy(() => readSexes(baked));
  const familyNames = lazy(() => new Set(baked.familyNames.split(' ')));
  return {
    ...createNameIndex(table),
    digest: createHash('sha256').update(baked.digest).update(JSON.stringify(seeds)).digest('hex'),
    byKey: table.find,
    byIdentifier: (identifier) => table.find(identifierKey(identifier)),
    isGivenName: (word) => givenNames().has(word),
    isFamilyName: (word) => familyNames().has(word),
    sexOf: (givenName) => givenNames().get(givenName) ?? null,
  };
}

const SEXES: Readonly<Record<string, Sex>> = { f: 'FEMALE', m: 'MALE' };

const readSexes = ({ givenNames, givenNameSexes }: BakedGazetteer): ReadonlyMap<string, Sex | null> =>
  new Map(givenNames.split(' ').map((name, i) => [name, SEXES[givenNameSexes[i] ?? ''] ?? null]));
