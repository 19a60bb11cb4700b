/** Reads the active corrections: those in the log that are not undone. */
import type { ActiveCorrection } from '../../corrections/apply.ts';
import type { KeepApart } from '../../corrections/definitions/keep-apart.ts';
import type { Merge } from '../../corrections/definitions/merge-entities.ts';
import type { Split } from '../../corrections/definitions/split-entity.ts';
import type { Correction } from '../../corrections/definitions.ts';
import type { Store } from '../database/open.ts';

interface Row {
  readonly number: number;
  readonly by: string;
  readonly input: string;
}

const COLUMNS = 'c.number, c.created_by AS by, c.input';
/** Condition on a row of `changes AS c`. */
export const IS_ACTIVE = "c.undone_by IS NULL AND c.type <> 'UNDO'";

/** Without corrections that only link mentions to an entity: they say nothing of it, and there may be many. */
const SELECT_BY_SUBJECT = `
  SELECT DISTINCT ${COLUMNS} FROM change_subjects AS s CROSS JOIN changes AS c ON c.number = s.change_number
  WHERE s.subject = ? AND s.subject_id = ? AND s.aspect <> 'link' AND ${IS_ACTIVE} ORDER BY c.number`;
const SELECT_BY_TYPE = `SELECT ${COLUMNS} FROM changes AS c WHERE c.type = ? AND ${IS_ACTIVE} ORDER BY c.number`;

const toActive = <Of extends Correction>(rows: unknown[]): ActiveCorrection<Of>[] =>
  (rows as Row[]).map(({ number, by, input }) => ({ number, by, correction: JSON.parse(input) }));

/** The corrections that touch an article, by row id, in order. */
export function correctionsOfArticle(store: Store, id: number): ActiveCorrection[] {
  return toActive(store.prepare(SELECT_BY_SUBJECT).all('ARTICLE', id));
}

/** The corrections that say something of an entity, by row id, in order. */
export function correctionsOfEntity(store: Store, id: number): ActiveCorrection[] {
  return toActive(store.prepare(SELECT_BY_SUBJECT).all('ENTITY', id));
}

const ofType = <Of extends Correction>(store: Store, type: Of['type']): ActiveCorrection<Of>[] =>
  toActive(store.prepare(SELECT_BY_TYPE).all(type));

/** In order. */
export function activeMerges(store: Store): ActiveCorrection<Merge>[] {
  return ofType<Merge>(store, 'MERGE_ENTITIES');
}

/** In order. */
export function activeKeepApart(store: Store): ActiveCorrection<KeepApart>[] {
  return ofType<KeepApart>(store, 'KEEP_APART');
}

/** The splits by name, which may touch articles that they do not list. In order. */
export function activeNameSplits(store: Store): ActiveCorrection<Split>[] {
  return ofType<Split>(store, 'SPLIT_ENTITY').filter(({ correction }) => correction.aliases.length > 0);
}
