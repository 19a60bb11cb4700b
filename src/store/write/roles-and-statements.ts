/** Writes the roles and statements of articles, and the full-text index of statements. */
import type { ArticleRecord } from '../../model.ts';
import type { Store } from '../database/open.ts';
import type { MentionsTable } from '../sql/tables/articles.ts';
import { createFullTextWriter } from './full-text.ts';
import { inserter } from './insert.ts';
import { roleAndStatementRows } from './role-and-statement-rows.ts';
import { rowId } from './row-ids.ts';
import { rowSyncer } from './sync-rows.ts';

/** Replaces the roles and statements of an article in two steps, between which the mentions that they refer to are written. */
interface Replacement {
  readonly deleteOutdated: () => void;
  readonly insertMissing: () => void;
}

export interface RoleAndStatementWriter {
  /** Stores the roles and statements of an article whose mentions are stored. */
  readonly add: (record: ArticleRecord, mentions: readonly MentionsTable[]) => void;
  /** Prepares to replace the roles and statements of a stored article that is about to get these mentions. */
  readonly replace: (record: ArticleRecord, mentions: readonly MentionsTable[]) => Replacement;
  /** Removes the statements of stored articles, by row id, from the full-text index, before anything else is written. */
  readonly unindex: (articles: readonly number[]) => void;
  /** Adds new statements to the full-text index; to be called last. */
  readonly finish: () => void;
}

const SELECT_STATEMENT_IDS = `
  SELECT statements.id FROM json_each(?) AS removed CROSS JOIN statements WHERE article_id = removed.value`;

export function createRoleAndStatementWriter(store: Store): RoleAndStatementWriter {
  const fullText = createFullTextWriter(store, 'statements');
  const insertRoles = inserter(store, 'roles');
  const insertStatements = inserter(store, 'statements');
  const syncRoles = rowSyncer(store, 'roles', ['article_id', 'start', 'end']);
  const syncStatements = rowSyncer(store, 'statements', ['id']);
  const added: number[] = [];
  return {
    add: (record, mentions) => {
      const rows = roleAndStatementRows(record, mentions);
      insertRoles(rows.roles);
      insertStatements(rows.statements);
      for (const { id } of rows.statements) added.push(id);
    },
    replace: (record, mentions) => {
      const article = rowId(record.key);
      const rows = roleAndStatementRows(record, mentions);
      const roles = syncRoles(article, rows.roles);
      const statements = syncStatements(article, rows.statements);
      const reworded = statements.changed.filter(({ columns }) => columns.includes('content')).map(({ row }) => row);
      return {
        deleteOutdated: () => {
          fullText.remove([...statements.deleted, ...reworded].map(({ id }) => id));
          roles.deleteOutdated();
          statements.deleteOutdated();
        },
        insertMissing: () => {
          roles.insertMissing();
          statements.insertMissing();
          for (const { id } of [...statements.inserted, ...reworded]) added.push(id);
        },
      };
    },
    unindex: (articles) => {
      fullText.remove(store.prepare(SELECT_STATEMENT_IDS).pluck().all(JSON.stringify(articles)) as number[]);
    },
    finish: () => fullText.add(added),
  };
}
