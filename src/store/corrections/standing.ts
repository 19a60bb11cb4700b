/** Reads which corrections are in force. */
import { DESCRIPTION_CHANGES, GROUP_CHANGES, isOneOf } from '../../corrections/change.ts';
import type { ArticleCorrection, EntityCorrection, KeepApart, Split, Standing } from '../../corrections/correction.ts';
import type { Store } from '../database/open.ts';

interface Row {
  readonly number: number;
  readonly by: string;
  readonly input: string;
}

const COLUMNS = 'c.number, c.created_by AS by, c.input';
/** Of rows of `changes AS c`. */
export const IN_FORCE = "c.undone_by IS NULL AND c.type <> 'UNDO'";

/** What ties mentions to an entity says nothing of it, and may be much. */
const SELECT_OF = `
  SELECT DISTINCT ${COLUMNS} FROM change_subjects AS s CROSS JOIN changes AS c ON c.number = s.change_number
  WHERE s.subject = ? AND s.subject_id = ? AND s.aspect <> 'link' AND ${IN_FORCE} ORDER BY c.number`;
const SELECT_OF_TYPE = `SELECT ${COLUMNS} FROM changes AS c WHERE c.type = ? AND ${IN_FORCE} ORDER BY c.number`;

const toStanding = ({ number, by, input }: Row): Standing => ({ number, by, correction: JSON.parse(input) });

const isOfEntities = (standing: Standing): standing is Standing<EntityCorrection> =>
  isOneOf(DESCRIPTION_CHANGES, standing.correction) || isOneOf(GROUP_CHANGES, standing.correction);

const allOf = (store: Store, subject: 'ARTICLE' | 'ENTITY', id: number): Standing[] =>
  (store.prepare(SELECT_OF).all(subject, id) as Row[]).map(toStanding);

/** The corrections that name an article, in the order in which they were made. */
export function standingOfArticle(store: Store, id: number): Standing<ArticleCorrection>[] {
  return allOf(store, 'ARTICLE', id) as Standing<ArticleCorrection>[];
}

/** The corrections of what an entity is, in the order in which they were made. */
export function standingOfEntity(store: Store, id: number): Standing<EntityCorrection>[] {
  return allOf(store, 'ENTITY', id).filter(isOfEntities);
}

/** All merges, in the order in which they were made. */
export function standingMerges(store: Store): Standing<EntityCorrection>[] {
  return (store.prepare(SELECT_OF_TYPE).all('MERGE_ENTITIES') as Row[]).map(toStanding) as Standing<EntityCorrection>[];
}

/** All that keep two apart, in the order in which they were made. */
export function standingApart(store: Store): Standing<KeepApart>[] {
  return (store.prepare(SELECT_OF_TYPE).all('KEEP_APART') as Row[]).map(toStanding) as Standing<KeepApart>[];
}

/** The splits that reach for names wherever they are printed. */
export function standingRules(store: Store): Standing<Split>[] {
  const splits = (store.prepare(SELECT_OF_TYPE).all('SPLIT_ENTITY') as Row[]).map(toStanding) as Standing<Split>[];
  return splits.filter(({ correction }) => correction.aliases.length > 0);
}
