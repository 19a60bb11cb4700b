/** Applies one requested change: resolves it, writes it to the log, and updates the articles and entities that it touches. */
import { randomUUID } from 'node:crypto';
import type { Replacement } from '../../corrections/define.ts';
import {
  type ChangeRequest,
  type Correction,
  type CorrectionRequest,
  definitionOf,
  entitiesNamedBy,
  subjectsOf,
} from '../../corrections/definitions.ts';
import { badInput, ChangeConflict } from '../../corrections/errors.ts';
import type { Snapshot } from '../../corrections/log-line.ts';
import { reasonFault, throwIfFault, validLine } from '../../corrections/plain-text.ts';
import { entitySubject, type Subject } from '../../corrections/subjects.ts';
import type { Store } from '../database/open.ts';
import { readMergeTargets } from '../write/merge-targets.ts';
import { applyCorrections } from './apply-corrections.ts';
import { appendEntry, collisionsAfter } from './log.ts';
import { createLookUps } from './look-ups.ts';
import { snapshotOf } from './snapshot.ts';
import { inTransaction } from './transaction.ts';
import { refuseRestored, resolveUndo, type Undo, violatedKeepApart } from './undo.ts';

export interface ChangeOptions {
  /** Who requests it, for the log. */
  readonly by: string;
  /** Null when none is given. */
  readonly reason: string | null;
  /** Reports what would change, and changes nothing. */
  readonly preview: boolean;
  /** Refuses the change when one after this number touched the same, or merged an entity that the request names. Null does not check. */
  readonly ifUnchangedSince: number | null;
  /** ISO 8601 UTC. */
  readonly at: string;
}

/** What a change did, or would do. */
export interface ChangeResult {
  /** Null of a preview. */
  readonly number: number | null;
  /** The correction that is active since, or is not any more. */
  readonly correction: Correction;
  readonly changed: {
    /** Keys of those that it touches, sorted. */
    readonly entities: readonly string[];
    /** Keys of those that were written again, sorted. A merge writes no article. */
    readonly articles: readonly string[];
    /** How many mentions came, went or are different. */
    readonly mentions: number;
  };
  readonly before: Snapshot;
  readonly after: Snapshot;
  /** What became of the mentions of a text that was replaced; [] of any other change. */
  readonly replacements: readonly Replacement[];
  /** Numbers of earlier changes that have no effect any more, ascending. */
  readonly orphaned: readonly number[];
}

interface Resolved extends Omit<Undo, 'undoes' | 'root'> {
  /** Null for a correction, as is `root`. */
  readonly undoes: number | null;
  readonly root: number | null;
}

const resolveCorrection = (store: Store, request: CorrectionRequest): Correction =>
  ({ type: request.type, ...definitionOf(request).resolve(request, createLookUps(store)) }) as Correction;

const resolve = (store: Store, request: ChangeRequest): Resolved =>
  request.type === 'UNDO'
    ? resolveUndo(store, request.change)
    : { correction: resolveCorrection(store, request), undoes: null, root: null, restores: null };

const LAST = 'SELECT coalesce(max(number), 0) FROM changes';

/** That somebody merges an entity which the request names makes it one about another entity. */
const mergesOfNamed = (store: Store, request: ChangeRequest): Subject[] => {
  const { targetOf } = readMergeTargets(store);
  const merged = entitiesNamedBy(request).filter((key) => targetOf(key).key !== key);
  return merged.map((key) => entitySubject(key, 'group'));
};

const refuseOutdated = (
  store: Store,
  { request, correction }: { readonly request: ChangeRequest; readonly correction: Correction },
  since: number | null,
): void => {
  if (since === null) return;
  const last = store.prepare(LAST).pluck().get() as number;
  if (since < 0 || since > last) throw badInput(`You cannot know of change ${since}: the last one is ${last}.`);
  const subjects = [...subjectsOf(correction), ...mergesOfNamed(store, request)];
  const later = collisionsAfter(store, subjects, { after: since, which: 'ALL' });
  if (later.length > 0) {
    throw new ChangeConflict(`What is to be changed was changed after change ${since} by others`, later);
  }
};

/** Null when there is none. */
const validReason = (reason: string | null): string | null => {
  const trimmed = reason?.trim() || null;
  throwIfFault('The reason', trimmed && reasonFault(trimmed));
  return trimmed;
};

/**
 * Refuses a change that itself has no effect, and an undo by which later changes would have none. An earlier one that needs what it undoes,
 * because articles are gone that it was made for, becomes an orphan, as by a reseed: otherwise neither could be undone first.
 */
const refuseOrphaned = (number: number, { undoes, root }: Resolved, orphaned: readonly number[]): void => {
  if (orphaned.includes(number)) throw badInput('What is to be changed is no longer as it was found; ask anew.');
  const later = root === null ? [] : orphaned.filter((one) => one > root);
  if (later.length === 0) return;
  throw new ChangeConflict(
    `Change ${undoes} cannot be undone before later ones that would have no effect without it`,
    later,
  );
};

const WRITE_SNAPSHOTS = 'UPDATE changes SET before = ?, after = ? WHERE number = ?';

const apply = (store: Store, request: ChangeRequest, options: ChangeOptions): ChangeResult => {
  const by = validLine('The name of who makes the change', options.by);
  const reason = validReason(options.reason);
  const resolved = resolve(store, request);
  const { correction, undoes, restores } = resolved;
  refuseOutdated(store, { request, correction }, options.ifUnchangedSince);
  const violatedBefore = restores === null ? [] : violatedKeepApart(store);
  const before = snapshotOf(store, correction);
  const facts = {
    key: randomUUID(),
    reason,
    created_by: by,
    created_at: options.at,
    before: '{}',
    after: '{}',
  };
  const number = appendEntry(store, { ...facts, ...(undoes === null ? { correction } : { undoes }) });
  const effects = applyCorrections(store, [correction]);
  if (restores !== null) {
    const violated = violatedKeepApart(store).filter((one) => !violatedBefore.includes(one));
    refuseRestored(restores, { violated, orphaned: effects.orphaned });
  }
  refuseOrphaned(number, resolved, effects.orphaned);
  const after = snapshotOf(store, correction);
  store.prepare(WRITE_SNAPSHOTS).run(JSON.stringify(before), JSON.stringify(after), number);
  const entities = subjectsOf(correction).flatMap(({ of, key }) => (of === 'ENTITY' ? [key] : []));
  return {
    number: options.preview ? null : number,
    correction,
    changed: { entities: [...new Set(entities)].sort(), articles: effects.articles, mentions: effects.mentions },
    before,
    after,
    replacements: effects.replacements.get(number) ?? [],
    orphaned: effects.orphaned,
  };
};

/**
 * Applies a change in one transaction, on disk when it returns. Throws BAD_USER_INPUT when it makes no sense, NOT_FOUND when it
 * names what does not exist, `ChangeConflict` when later changes build on what an UNDO would take away or touched the same
 * after `ifUnchangedSince`, and what the store throws.
 */
export function applyChange(store: Store, request: ChangeRequest, options: ChangeOptions): ChangeResult {
  return inTransaction(store, options.preview, () => apply(store, request, options));
}
