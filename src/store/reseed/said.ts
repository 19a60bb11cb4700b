/** Puts what an article says of people and in whose words beside its mentions: roles and statements. */
import type { ArticleRecord } from '../../model.ts';
import type { Store } from '../open.ts';
import type { MentionsTable } from '../tables.ts';
import type { Footprint } from './footprint.ts';
import { createFullTextWriter } from './full-text.ts';
import { inserter } from './insert.ts';
import { mentionFinder, roleRows } from './roles.ts';
import { statementRows } from './statements.ts';

export interface SaidWriter {
  /** Stores roles and statements of an article whose mentions are stored. Gives how many of them are accepted. */
  readonly add: (record: ArticleRecord, mentions: readonly MentionsTable[]) => Pick<Footprint, 'roles' | 'statements'>;
  /** Unindexes, before anything else, the statements of stored articles that are going to be removed. */
  readonly announceRemovals: (articleIds: readonly number[]) => void;
  /** Indexes what was added; call it last. */
  readonly finish: () => void;
}

const SELECT_STATEMENT_IDS = `
  SELECT statements.id FROM json_each(?) AS gone CROSS JOIN statements WHERE article_id = gone.value`;

export function createSaidWriter(store: Store): SaidWriter {
  const fullText = createFullTextWriter(store, 'statements');
  const insertRoles = inserter(store, 'roles');
  const insertStatements = inserter(store, 'statements');
  const fresh: number[] = [];
  return {
    add: (record, mentions) => {
      const find = mentionFinder(mentions);
      const statements = statementRows(record, find);
      const roles = roleRows(record, find);
      insertRoles(roles);
      insertStatements(statements);
      for (const { id } of statements) fresh.push(id);
      return {
        roles: roles.filter(({ accepted }) => accepted).length,
        statements: statements.filter(({ accepted }) => accepted).length,
      };
    },
    announceRemovals: (articleIds) => {
      const ids = store.prepare(SELECT_STATEMENT_IDS).pluck().all(JSON.stringify(articleIds)) as number[];
      fullText.remove(ids);
    },
    finish: () => fullText.add(fresh),
  };
}
