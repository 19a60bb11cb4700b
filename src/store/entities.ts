/** Reads entities: by id, key or identifier, as pages, as counts; their aliases and identifiers. */
import type { Asserter, Form, Identifier, Kind } from '../model.ts';
import type { EntityFilter } from './filter.ts';
import type { Store } from './open.ts';
import type { Direction, Page, PageRequest } from './page.ts';
import type { EntityScope } from './scope.ts';

/** An entity with its counts over accepted mentions. */
export interface EntityRow {
  readonly id: number;
  readonly key: string;
  readonly kind: Kind;
  readonly name: string;
  readonly inGazetteer: boolean;
  /** Articles with at least one mention of it other than a demonym. */
  readonly articleCount: number;
  /** Mentions other than demonyms. */
  readonly mentionCount: number;
  readonly demonymCount: number;
  /** Earliest and latest known publication of those articles, ISO 8601 UTC; null when none is dated. */
  readonly firstSeen: string | null;
  readonly lastSeen: string | null;
}

export interface AliasRow {
  readonly name: string;
  readonly form: Form;
  readonly assertedBy: Asserter;
}

export interface IdentifierRow extends Identifier {
  readonly assertedBy: Asserter;
}

export interface EntityOrder {
  readonly field: 'MENTION_COUNT' | 'ARTICLE_COUNT' | 'NAME' | 'FIRST_SEEN' | 'LAST_SEEN';
  readonly direction: Direction;
}

export interface EntityQuery {
  readonly filter?: EntityFilter | null | undefined;
  /** Default: most mentioned first. */
  readonly orderBy?: EntityOrder | null | undefined;
  readonly page: PageRequest;
}

/** The entities with these row ids, in the same order; null where there is none. */
export function findEntities(store: Store, ids: readonly number[]): (EntityRow | null)[] {
  throw new Error(`${store.path} ${ids.length}`);
}

/** The entities that these keys name or used to name, in the same order; null where there is none. */
export function findEntitiesByKey(store: Store, keys: readonly string[]): (EntityRow | null)[] {
  throw new Error(`${store.path} ${keys.length}`);
}

/** The entities with these identifiers, in the same order; null where there is none. */
export function findEntitiesByIdentifier(store: Store, identifiers: readonly Identifier[]): (EntityRow | null)[] {
  throw new Error(`${store.path} ${identifiers.length}`);
}

/** A page of all entities that the filter lets through. */
export function listEntities(store: Store, query: EntityQuery): Page<EntityRow> {
  throw new Error(`${store.path} ${query}`);
}

/** How many entities the filter lets through, for each parent of the scope. Inside an article demonyms do not count. */
export function countEntities(store: Store, scope: EntityScope, filter?: EntityFilter | null): number[] {
  throw new Error(`${store.path} ${scope} ${filter}`);
}

/** The aliases of each entity, by form (full names first), then name, then asserter. */
export function listAliases(store: Store, entityIds: readonly number[]): AliasRow[][] {
  throw new Error(`${store.path} ${entityIds.length}`);
}

/** The identifiers of each entity, by scheme, then value. */
export function listIdentifiers(store: Store, entityIds: readonly number[]): IdentifierRow[][] {
  throw new Error(`${store.path} ${entityIds.length}`);
}
