/** Makes changes that people ask for, and reads the log in which they all stand. */
import type { Change, ChangeState, ChangeType, Editable, OrphanReason, Replacement } from '../../corrections/change.ts';
import type { Form, Kind, Span, Status } from '../../model.ts';
import type { Store } from '../database/open.ts';
import type { Page, PageRequest } from '../sql/page.ts';
import type { Root, Within } from '../sql/scope.ts';
import { articlesIn, countOfChanges, cursorAt, entitiesIn, mentionsIn, pageOfChanges, readChanges } from './list.ts';
import { make } from './make.ts';
import { transact } from './transact.ts';

export { ChangeConflict } from './refuse.ts';

/** A change that is asked for, by whom and why. */
export interface Asked {
  readonly change: Change;
  /** Who asks, as the log is to say; not empty. */
  readonly by: string;
  /** Null when nothing is said. */
  readonly reason: string | null;
  /** Answers what would change, and changes nothing. */
  readonly preview: boolean;
  /** Number of the last change that was known: refused when a later one touched the same. Null asks nothing. */
  readonly ifUnchangedSince: number | null;
  /** ISO 8601 UTC. */
  readonly at: string;
}

/** An entity as a change found or left it. */
export interface EntityState {
  readonly key: string;
  readonly kind: Kind;
  readonly name: string;
  readonly articleCount: number;
  readonly mentionCount: number;
}

/** An article as a change found or left it. */
export interface ArticleState extends Editable {
  readonly key: string;
  /** SHA-256 of its text, hex. */
  readonly textHash: string;
}

/** A mention as a change found or left it. */
export interface MentionState extends Span {
  readonly article: string;
  readonly surface: string;
  readonly kind: Kind;
  readonly form: Form;
  readonly status: Status;
  /** Key of the entity it names; null when unresolved. */
  readonly entity: string | null;
}

/** The things that a change names, as they stood, at most 100 of each sort; those that were not there are left out. */
export interface Snapshot {
  readonly entities: readonly EntityState[];
  readonly articles: readonly ArticleState[];
  readonly mentions: readonly MentionState[];
}

/** What a change did, or would do. */
export interface Made {
  /** Null of a preview. */
  readonly number: number | null;
  readonly changed: {
    /** Keys of those that the change names, in order. */
    readonly entities: readonly string[];
    /** Keys of those that were written anew, in order; a merge moves mentions and writes none. */
    readonly articles: readonly string[];
    /** How many mentions say something else now, came or went. */
    readonly mentions: number;
  };
  readonly before: Snapshot;
  readonly after: Snapshot;
  /** What became of the mentions of a text that was replaced; [] of any other change. */
  readonly replacements: readonly Replacement[];
  /** Earlier changes that speak of nothing that is there since this one. */
  readonly orphaned: readonly number[];
}

/** A change as the log has it. */
export interface ChangeRow {
  /** From 1, in the order in which they were made. */
  readonly number: number;
  /** The same in every database that it is imported into. */
  readonly key: string;
  readonly type: ChangeType;
  /** What was asked, as JSON: keys of today, places with the words around them. */
  readonly input: unknown;
  readonly reason: string | null;
  readonly createdBy: string;
  /** ISO 8601 UTC. */
  readonly createdAt: string;
  readonly before: Snapshot;
  readonly after: Snapshot;
  readonly state: ChangeState;
  /** Null unless ORPHANED. */
  readonly orphanReason: OrphanReason | null;
  /** Number of the change it takes back; null unless an UNDO. */
  readonly undoes: number | null;
  /** Number of the change that took it back; null unless UNDONE. */
  readonly undoneBy: number | null;
}

export interface ChangeQuery {
  readonly types?: readonly ChangeType[] | null | undefined;
  readonly states?: readonly ChangeState[] | null | undefined;
  readonly createdBy?: string | null | undefined;
  /** Number of the last change that is known: only those made after it. */
  readonly since?: number | null | undefined;
  readonly page: PageRequest;
}

/** All changes, or those that touched an entity or article, by row id of these. */
export type ChangeScope = Root | Within<'entity'> | Within<'article'>;

/**
 * Makes a change in one transaction, and writes it down for good before it returns. Throws BAD_USER_INPUT when it makes no
 * sense, NOT_FOUND when it speaks of what is not there, a `ChangeConflict` when later changes stand in the way of an UNDO, or
 * touched what `ifUnchangedSince` speaks of, and what the store throws.
 */
export function makeChange(store: Store, asked: Asked): Made {
  return transact(store, asked.preview, () => make(store, asked));
}

/** The changes with these numbers, in the same order; null where there is none. */
export function findChanges(store: Store, numbers: readonly number[]): (ChangeRow | null)[] {
  return readChanges(store, numbers);
}

/** A page of changes for each parent of the scope, latest first. */
export function listChanges(store: Store, scope: ChangeScope, query: ChangeQuery): Page<ChangeRow>[] {
  return pageOfChanges(store, scope, query);
}

/** The cursor of the change with that number in any such list, whether there is one or not. */
export function cursorOfChange(number: number): string {
  return cursorAt(number);
}

/** How many changes there are, for each parent of the scope. */
export function countChanges(store: Store, scope: ChangeScope, query: Omit<ChangeQuery, 'page'>): number[] {
  return countOfChanges(store, scope, query);
}

/** The entities of snapshots. */
export function listEntityStates(store: Store, lists: readonly Snapshot['entities'][]): EntityState[][] {
  return entitiesIn(store, lists);
}

/** The articles of snapshots. */
export function listArticleStates(store: Store, lists: readonly Snapshot['articles'][]): ArticleState[][] {
  return articlesIn(store, lists);
}

/** The mentions of snapshots. */
export function listMentionStates(store: Store, lists: readonly Snapshot['mentions'][]): MentionState[][] {
  return mentionsIn(store, lists);
}
