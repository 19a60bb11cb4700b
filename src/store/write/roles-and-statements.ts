/** Puts what an article says of people and in whose words beside its mentions: roles and statements. */
import type { ArticleRecord } from '../../model.ts';
import type { Store } from '../database/open.ts';
import type { MentionsTable, RolesTable, StatementsTable } from '../sql/tables/articles.ts';
import type { Footprint } from './footprint.ts';
import { createFullTextWriter } from './full-text.ts';
import { inserter } from './insert.ts';
import { mentionFinder, roleRows } from './roles.ts';
import { rowId } from './row-ids.ts';
import { statementRows } from './statements.ts';
import { createMender } from './sync-rows.ts';

type Counts = Pick<Footprint, 'roles' | 'statements'>;

export interface SaidMending {
  readonly counts: Counts;
  readonly drop: () => void;
  readonly fill: () => void;
}

export interface RoleAndStatementWriter {
  /** Stores roles and statements of an article whose mentions are stored. Gives how many of them are accepted. */
  readonly add: (record: ArticleRecord, mentions: readonly MentionsTable[]) => Counts;
  /** Finds what of it is to be written when the article says something else now; drop before mentions go, fill when they are stored. */
  readonly rewrite: (record: ArticleRecord, mentions: readonly MentionsTable[]) => SaidMending;
  /** Unindexes, before anything else, the statements of stored articles that are going to be removed. */
  readonly announceRemovals: (articleIds: readonly number[]) => void;
  /** Indexes what was added; call it last. */
  readonly finish: () => void;
}

const SELECT_STATEMENT_IDS = `
  SELECT statements.id FROM json_each(?) AS gone CROSS JOIN statements WHERE article_id = gone.value`;

interface Rows {
  readonly roles: readonly RolesTable[];
  readonly statements: readonly StatementsTable[];
}

const countsOf = ({ roles, statements }: Rows): Counts => ({
  roles: roles.filter(({ accepted }) => accepted).length,
  statements: statements.filter(({ accepted }) => accepted).length,
});

const rowsOf = (record: ArticleRecord, mentions: readonly MentionsTable[]): Rows => {
  const find = mentionFinder(mentions);
  return { roles: roleRows(record, find), statements: statementRows(record, find) };
};

export function createRoleAndStatementWriter(store: Store): RoleAndStatementWriter {
  const fullText = createFullTextWriter(store, 'statements');
  const insertRoles = inserter(store, 'roles');
  const insertStatements = inserter(store, 'statements');
  const mendRoles = createMender(store, 'roles', ['article_id', 'start', 'end']);
  const mendStatements = createMender(store, 'statements', ['id']);
  const fresh: number[] = [];
  return {
    add: (record, mentions) => {
      const rows = rowsOf(record, mentions);
      insertRoles(rows.roles);
      insertStatements(rows.statements);
      for (const { id } of rows.statements) fresh.push(id);
      return countsOf(rows);
    },
    rewrite: (record, mentions) => {
      const article = rowId(record.key);
      const rows = rowsOf(record, mentions);
      const roles = mendRoles(article, rows.roles);
      const statements = mendStatements(article, rows.statements);
      const reworded = statements.changed.filter(({ columns }) => columns.includes('content')).map(({ row }) => row);
      const drop = (): void => {
        fullText.remove([...statements.gone, ...reworded].map(({ id }) => id));
        roles.drop();
        statements.drop();
      };
      const fill = (): void => {
        roles.fill();
        statements.fill();
        for (const { id } of [...statements.fresh, ...reworded]) fresh.push(id);
      };
      return { counts: countsOf(rows), drop, fill };
    },
    announceRemovals: (articleIds) => {
      const ids = store.prepare(SELECT_STATEMENT_IDS).pluck().all(JSON.stringify(articleIds)) as number[];
      fullText.remove(ids);
    },
    finish: () => fullText.add(fresh),
  };
}
