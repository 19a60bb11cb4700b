/** Keeps for each change in force whether what it speaks of is there. */
import type { OrphanReason } from '../../corrections/change.ts';
import type { EntityCorrection, Standing } from '../../corrections/correction.ts';
import type { EntityKey } from '../../model.ts';
import type { Store } from '../database/open.ts';
import { readMergeTargets } from '../write/merge-targets.ts';
import { mergedInto } from '../write/overlays.ts';
import { rowId } from '../write/row-ids.ts';
import { standingOfArticle, standingOfEntity } from './standing.ts';

export interface OrphanLedger {
  /** Takes down how the corrections of an article fared; those not named hold. */
  readonly noteArticle: (id: number, orphans: ReadonlyMap<number, OrphanReason>) => void;
  /** The article is not there any more, and nothing is known of it. */
  readonly noteGone: (id: number) => void;
  /** Looks again at the corrections that name these entities. */
  readonly noteEntities: (keys: readonly EntityKey[]) => void;
  /** The changes that were found orphaned and were not before, in order. */
  readonly finish: () => number[];
}

const MARK = `
  UPDATE change_subjects SET orphan_reason = @reason
  WHERE subject = 'ARTICLE' AND subject_id = @id AND change_number = @number AND orphan_reason IS NOT @reason`;
const REASON =
  'SELECT orphan_reason FROM change_subjects WHERE change_number = ? AND orphan_reason IS NOT NULL LIMIT 1';
const TELL = 'UPDATE changes SET orphan_reason = @reason WHERE number = @number AND orphan_reason IS NOT @reason';

/** The entity without which a correction does nothing; [] where it makes do without any. */
const needed = ({ correction }: Standing<EntityCorrection>): EntityKey[] => {
  if (correction.type === 'MERGE_ENTITIES') return [correction.survivor.key];
  if (correction.type === 'REMOVE_ALIAS') return [correction.entity.key];
  return correction.type === 'KEEP_APART' ? [correction.entity.key, correction.other.key] : [];
};

export function createOrphanLedger(store: Store): OrphanLedger {
  const fresh = new Set<number>();
  const tell = (number: number, reason: OrphanReason | null): void => {
    const { changes } = store.prepare(TELL).run({ number, reason });
    if (changes > 0 && reason !== null) fresh.add(number);
    if (reason === null) fresh.delete(number);
  };
  const mark = (id: number, number: number, reason: OrphanReason | null): void => {
    if (store.prepare(MARK).run({ id, number, reason }).changes === 0) return;
    tell(number, (store.prepare(REASON).pluck().get(number) as OrphanReason | undefined) ?? null);
  };
  const { targetOf } = readMergeTargets(store);
  const isThere = (key: EntityKey): boolean =>
    store.prepare('SELECT 1 FROM entities WHERE id = ?').get(targetOf(key).id) !== undefined;
  const noteEntity = (standing: Standing<EntityCorrection>): void => {
    const keys = needed(standing);
    if (keys.length > 0) tell(standing.number, keys.every(isThere) ? null : 'ENTITY_GONE');
  };
  return {
    noteArticle: (id, orphans) => {
      for (const { number } of standingOfArticle(store, id)) mark(id, number, orphans.get(number) ?? null);
    },
    noteGone: (id) => {
      for (const { number } of standingOfArticle(store, id)) mark(id, number, 'ARTICLE_GONE');
    },
    noteEntities: (keys) => {
      const all = new Set(keys.flatMap((key) => [key, ...mergedInto(store, rowId(key))]));
      for (const key of all) for (const standing of standingOfEntity(store, rowId(key))) noteEntity(standing);
    },
    finish: () => [...fresh].sort((one, other) => one - other),
  };
}
