/** Updates a stored article whose text is unchanged: writes only the rows that differ. */
import type { ArticleRecord } from '../../model.ts';
import type { Store } from '../database/open.ts';
import { articleRow } from './article-rows.ts';
import type { AssertionWriter } from './entity-assertions.ts';
import { type MentionDependencies, mentionRowBuilder } from './mention-rows.ts';
import type { RoleAndStatementWriter } from './roles-and-statements.ts';
import { rowId } from './row-ids.ts';
import { passagesOf, sentencesOf } from './stored-articles.ts';
import { rowSyncer } from './sync-rows.ts';

export interface ArticleUpdater {
  /** Whether the stored article equals this record, written by that run, in all but mentions, roles and statements. */
  readonly isSameText: (record: ArticleRecord, runId: number) => boolean;
  /** Writes a valid record for which `isSameText` holds. */
  readonly update: (record: ArticleRecord) => void;
}

interface UpdaterDependencies extends MentionDependencies {
  readonly assertions: AssertionWriter;
  readonly rolesAndStatements: RoleAndStatementWriter;
}

const SELECT_ARTICLE = 'SELECT * FROM articles WHERE id = ?';

const isSame = (one: object, other: object): boolean => {
  const values = new Map<string, unknown>(Object.entries(other));
  return Object.entries(one).every(([name, value]) => values.get(name) === value);
};

const areSame = (ones: readonly object[], others: readonly object[]): boolean =>
  ones.length === others.length && ones.every((one, index) => isSame(one, others[index] as object));

const MENTION_KEY = ['article_id', 'start', 'end'] as const;
const CANDIDATE_KEY = [...MENTION_KEY, 'place'] as const;

export function createArticleUpdater(store: Store, dependencies: UpdaterDependencies): ArticleUpdater {
  const { assertions, rolesAndStatements } = dependencies;
  const rowsOf = mentionRowBuilder(dependencies);
  const syncMentions = rowSyncer(store, 'mentions', MENTION_KEY);
  const syncCandidates = rowSyncer(store, 'mention_candidates', CANDIDATE_KEY);
  const syncOriginals = rowSyncer(store, 'origin_candidates', CANDIDATE_KEY);
  return {
    isSameText: (record, runId) => {
      const id = rowId(record.key);
      const row = store.prepare(SELECT_ARTICLE).get(id) as object | undefined;
      return (
        row !== undefined &&
        isSame(articleRow(record, { article: id, run: runId }), row) &&
        areSame(record.passages, passagesOf(store, id)) &&
        areSame(record.sentences, sentencesOf(store, id))
      );
    },
    update: (record) => {
      const article = rowId(record.key);
      const rows = rowsOf(record, article, assertions.assertArticle(article, record));
      const referencing = [
        syncCandidates(article, rows.candidates),
        syncOriginals(article, rows.originals),
        rolesAndStatements.replace(record, rows.mentions),
      ];
      for (const { deleteOutdated } of referencing) deleteOutdated();
      syncMentions(article, rows.mentions).update();
      for (const { insertMissing } of referencing) insertMissing();
    },
  };
}
