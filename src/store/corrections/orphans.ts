/** Keeps, for each active correction, whether it has an effect, and if not why: it is orphaned. */
import type { ActiveCorrection } from '../../corrections/apply.ts';
import type { OrphanReason } from '../../corrections/define.ts';
import { definitionOf } from '../../corrections/definitions.ts';
import type { EntityKey } from '../../model.ts';
import type { Store } from '../database/open.ts';
import { readMergeTargets } from '../write/merge-targets.ts';
import { mergedInto } from '../write/overlays.ts';
import { rowId } from '../write/row-ids.ts';
import { correctionsOfArticle, correctionsOfEntity } from './active.ts';

export interface OrphanTracker {
  /** Records the orphans among the corrections of an article, by row id; the others have an effect. */
  readonly noteArticle: (id: number, orphans: ReadonlyMap<number, OrphanReason>) => void;
  /** The article does not exist any more. */
  readonly noteGone: (id: number) => void;
  /** Checks the corrections that say something of these entities. */
  readonly noteEntities: (keys: readonly EntityKey[]) => void;
  /** Numbers of the changes that are orphaned now and were not before, ascending. */
  readonly finish: () => number[];
}

const WRITE_SUBJECT = `
  UPDATE change_subjects SET orphan_reason = @reason
  WHERE subject = 'ARTICLE' AND subject_id = @id AND change_number = @number AND orphan_reason IS NOT @reason`;
const SELECT_REASON =
  'SELECT orphan_reason FROM change_subjects WHERE change_number = ? AND orphan_reason IS NOT NULL LIMIT 1';
const WRITE_CHANGE =
  'UPDATE changes SET orphan_reason = @reason WHERE number = @number AND orphan_reason IS NOT @reason';

export function createOrphanTracker(store: Store): OrphanTracker {
  const orphaned = new Set<number>();
  const writeChange = (number: number, reason: OrphanReason | null): void => {
    const { changes } = store.prepare(WRITE_CHANGE).run({ number, reason });
    if (changes > 0 && reason !== null) orphaned.add(number);
    if (reason === null) orphaned.delete(number);
  };
  /** A change that touches several articles is orphaned as long as it is in one of them. */
  const writeSubject = (id: number, number: number, reason: OrphanReason | null): void => {
    if (store.prepare(WRITE_SUBJECT).run({ id, number, reason }).changes === 0) return;
    writeChange(number, (store.prepare(SELECT_REASON).pluck().get(number) as OrphanReason | undefined) ?? null);
  };
  const { targetOf } = readMergeTargets(store);
  const exists = (key: EntityKey): boolean =>
    store.prepare('SELECT 1 FROM entities WHERE id = ?').get(targetOf(key).id) !== undefined;
  const checkEntities = ({ number, correction }: ActiveCorrection): void => {
    const keys = definitionOf(correction).requiredEntities?.(correction) ?? [];
    if (keys.length > 0) writeChange(number, keys.every(exists) ? null : 'ENTITY_GONE');
  };
  return {
    noteArticle: (id, orphans) => {
      for (const { number } of correctionsOfArticle(store, id)) writeSubject(id, number, orphans.get(number) ?? null);
    },
    noteGone: (id) => {
      for (const { number } of correctionsOfArticle(store, id)) writeSubject(id, number, 'ARTICLE_GONE');
    },
    noteEntities: (keys) => {
      const all = new Set(keys.flatMap((key) => [key, ...mergedInto(store, rowId(key))]));
      for (const key of all) for (const active of correctionsOfEntity(store, rowId(key))) checkEntities(active);
    },
    finish: () => [...orphaned].sort((one, other) => one - other),
  };
}
