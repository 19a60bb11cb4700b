/** Names known beforehand, indexed: by name, by key, by identifier, and over the tokens of a sentence. */
import { createHash } from 'node:crypto';
import type { EntityKey, EntityRecord, Form, Identifier } from '../model.ts';
import type { Token } from '../text/tokens.ts';
import type { BakedGazetteer } from './baked.ts';
import { createCollection } from './collection.ts';
import type { Known } from './known.ts';
import { createNameIndex } from './name-index.ts';
import { createPackaged, lazily } from './packaged.ts';

/** One way in which a name names a known thing. */
export interface Naming {
  readonly known: Known;
  readonly form: Form;
}

/** A known name found in a text: it ends before the token with index `end`. `namings` is never empty, likeliest first. */
export interface Match {
  readonly end: number;
  readonly namings: readonly Naming[];
}

export interface Gazetteer {
  /** SHA-256 (hex) of all it knows. */
  readonly digest: string;
  /** Everything that goes by `name`, likeliest first. Case and diacritics do not matter, except in an acronym the case. */
  readonly named: (name: string) => readonly Naming[];
  /** The longest known name that begins with token `at`, which has a capital or a digit; null when there is none. */
  readonly match: (text: string, tokens: readonly Token[], at: number) => Match | null;
  /** Null when nothing known has the key, now or formerly. */
  readonly withKey: (key: EntityKey) => Known | null;
  readonly withIdentifier: (identifier: Identifier) => Known | null;
  /** Whether people are called so: given name or family name, of a folded word. */
  readonly isGivenName: (word: string) => boolean;
  readonly isFamilyName: (word: string) => boolean;
}

/** Joins the baked gazetteer and what seeds know; where both mean one thing the seed's key, kind and name stand. */
export function createGazetteer(
  baked: BakedGazetteer & { readonly digest: string },
  known: readonly EntityRecord[],
): Gazetteer {
  const seeds = [...known].sort((a, b) => (a.key < b.key ? -1 : 1));
  const collection = createCollection(createPackaged(baked), seeds);
  const index = createNameIndex(collection);
  const givenNames = lazily(() => new Set(baked.givenNames.split(' ')));
  const familyNames = lazily(() => new Set(baked.familyNames.split(' ')));
  return {
    digest: createHash('sha256').update(baked.digest).update(JSON.stringify(seeds)).digest('hex'),
    named: index.named,
    match: index.match,
    withKey: collection.find,
    withIdentifier: ({ scheme, value }) => collection.find(`${scheme}:${value}`),
    isGivenName: (word) => givenNames().has(word),
    isFamilyName: (word) => familyNames().has(word),
  };
}
