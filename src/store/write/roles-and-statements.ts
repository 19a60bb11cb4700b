/** Writes the roles and statements of articles, and the full-text index of statements. */
import type { ArticleRecord, Span } from '../../model.ts';
import type { Store } from '../database/open.ts';
import type { MentionsTable, StatementsTable } from '../sql/tables/articles.ts';
import { createFullTextWriter } from './full-text.ts';
import { inserter } from './insert.ts';
import { type RoleAndStatementRows, roleAndStatementRows, statementKey } from './role-and-statement-rows.ts';
import type { Collisions } from './row-id-collisions.ts';
import { rowId } from './row-ids.ts';
import { rowSyncer } from './sync-rows.ts';

/** Replaces the roles and statements of an article in two steps, between which the mentions that they refer to are written. */
interface Replacement {
  readonly deleteOutdated: () => void;
  readonly insertMissing: () => void;
}

export interface RoleAndStatementWriter {
  /** The rows of the roles and statements of an article. */
  readonly rowsOf: (record: ArticleRecord, mentions: readonly MentionsTable[]) => RoleAndStatementRows;
  /** Stores them, of an article whose mentions are stored. */
  readonly add: (rows: RoleAndStatementRows) => void;
  /** Prepares to replace the roles and statements of a stored article that is about to get these mentions. */
  readonly replace: (record: ArticleRecord, mentions: readonly MentionsTable[]) => Replacement;
  /** Removes the statements of stored articles, by row id, from the full-text index, before anything else is written. */
  readonly unindex: (articles: readonly number[]) => void;
  /** Adds new statements to the full-text index; to be called last. */
  readonly finish: () => void;
}

const SELECT_STATEMENT_IDS = `
  SELECT statements.id FROM json_each(?) AS removed CROSS JOIN statements WHERE article_id = removed.value`;

const SELECT_STORED = `
  SELECT s.id, a.key, s.cue_start AS start, s.cue_end AS "end"
  FROM json_each(?) AS added CROSS JOIN statements AS s ON s.id = added.value CROSS JOIN articles AS a ON a.id = s.article_id`;

type StoredStatement = Pick<StatementsTable, 'id'> & Span & { readonly key: string };

export function createRoleAndStatementWriter(store: Store, { note }: Collisions): RoleAndStatementWriter {
  const fullText = createFullTextWriter(store, 'statements');
  const insertRoles = inserter(store, 'roles');
  const insertStatements = inserter(store, 'statements');
  const syncRoles = rowSyncer(store, 'roles', ['article_id', 'start', 'end']);
  const syncStatements = rowSyncer(store, 'statements', ['id']);
  const added: number[] = [];
  const noteCollisions = (articleKey: string, rows: readonly StatementsTable[]): void => {
    if (rows.length === 0) return;
    const stored = store.prepare(SELECT_STORED).all(JSON.stringify(rows.map(({ id }) => id))) as StoredStatement[];
    const keys = new Map(stored.map(({ id, key, ...cue }) => [id, statementKey(key, cue)]));
    for (const { id, cue_start: start, cue_end: end } of rows) {
      const refused = statementKey(articleKey, { start, end });
      const other = keys.get(id) ?? refused;
      if (other !== refused) note({ of: 'statement', stored: other, refused });
      keys.set(id, other);
    }
  };
  const rowsOf = (record: ArticleRecord, mentions: readonly MentionsTable[]): RoleAndStatementRows => {
    const rows = roleAndStatementRows(record, mentions);
    noteCollisions(record.key, rows.statements);
    return rows;
  };
  return {
    rowsOf,
    add: (rows) => {
      insertRoles(rows.roles);
      insertStatements(rows.statements);
      for (const { id } of rows.statements) added.push(id);
    },
    replace: (record, mentions) => {
      const article = rowId(record.key);
      const rows = rowsOf(record, mentions);
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
