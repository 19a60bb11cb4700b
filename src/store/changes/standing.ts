/** Reads which corrections are in force. */
import type { ArticleCorrection, Correction, EntityCorrection, Split, Standing } from '../../correct/correction.ts';
import type { Store } from '../open.ts';

interface Row {
  readonly number: number;
  readonly by: string;
  readonly input: string;
}

const COLUMNS = 'c.number, c.created_by AS by, c.input';
const IN_FORCE = "c.undone_by IS NULL AND c.type <> 'UNDO'";

const SELECT_OF = `
  SELECT DISTINCT ${COLUMNS} FROM change_subjects AS s CROSS JOIN changes AS c ON c.number = s.change_number
  WHERE s.subject = ? AND s.subject_id = ? AND ${IN_FORCE} ORDER BY c.number`;
const SELECT_OF_TYPE = `SELECT ${COLUMNS} FROM changes AS c WHERE c.type = ? AND ${IN_FORCE} ORDER BY c.number`;

const toStanding = ({ number, by, input }: Row): Standing => ({ number, by, correction: JSON.parse(input) });

const ARTICLE_TYPES: ReadonlySet<Correction['type']> = new Set([
  'ACCEPT_MENTION',
  'REJECT_MENTION',
  'RELINK_MENTION',
  'UNLINK_MENTION',
  'CHANGE_MENTION_KIND',
  'MOVE_MENTION',
  'ADD_MENTION',
  'EDIT_ARTICLE',
  'REPLACE_ARTICLE_TEXT',
  'REMOVE_ARTICLE',
  'SPLIT_ENTITY',
]);
const ENTITY_TYPES: ReadonlySet<Correction['type']> = new Set([
  'CREATE_ENTITY',
  'RENAME_ENTITY',
  'CHANGE_ENTITY_KIND',
  'ADD_ALIAS',
  'REMOVE_ALIAS',
  'SET_IDENTIFIER',
  'MERGE_ENTITIES',
  'SPLIT_ENTITY',
  'KEEP_APART',
]);

export function isOfArticles(correction: Correction): correction is ArticleCorrection {
  return ARTICLE_TYPES.has(correction.type);
}

export function isOfEntities(correction: Correction): correction is EntityCorrection {
  return ENTITY_TYPES.has(correction.type);
}

const allOf = (store: Store, subject: 'ARTICLE' | 'ENTITY', id: number): Standing[] =>
  (store.prepare(SELECT_OF).all(subject, id) as Row[]).map(toStanding);

/** The corrections that name an article, in the order in which they were made. */
export function standingOfArticle(store: Store, id: number): Standing<ArticleCorrection>[] {
  return allOf(store, 'ARTICLE', id) as Standing<ArticleCorrection>[];
}

/** The corrections of what an entity is, in the order in which they were made. */
export function standingOfEntity(store: Store, id: number): Standing<EntityCorrection>[] {
  return allOf(store, 'ENTITY', id).filter((one): one is Standing<EntityCorrection> => isOfEntities(one.correction));
}

/** All merges, in the order in which they were made. */
export function standingMerges(store: Store): Standing<EntityCorrection>[] {
  return (store.prepare(SELECT_OF_TYPE).all('MERGE_ENTITIES') as Row[]).map(toStanding) as Standing<EntityCorrection>[];
}

/** The splits that reach for names wherever they are printed. */
export function standingRules(store: Store): Standing<Split>[] {
  const splits = (store.prepare(SELECT_OF_TYPE).all('SPLIT_ENTITY') as Row[]).map(toStanding) as Standing<Split>[];
  return splits.filter(({ correction }) => correction.aliases.length > 0);
}
