/** Changes what a stored article says of an unchanged text: only the rows that differ are written. */
import type { ArticleRecord } from '../../model.ts';
import type { Store } from '../database/open.ts';
import { articleRow } from './article-rows.ts';
import { passagesOf, sentencesOf } from './article-structure.ts';
import type { AssertionWriter } from './entity-assertions.ts';
import { type MentionParts, mentionRowBuilder } from './mention-rows.ts';
import type { RoleAndStatementWriter } from './roles-and-statements.ts';
import { rowId } from './row-ids.ts';
import { rowSyncer } from './sync-rows.ts';

export interface ArticleUpdater {
  /** Whether an article is stored with all that this record, as of that run, says but mentions, roles and statements. */
  readonly isSameText: (record: ArticleRecord, runId: number) => boolean;
  /** Writes such a record, which must be valid. */
  readonly update: (record: ArticleRecord) => void;
}

export interface UpdaterParts extends MentionParts {
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

const SPAN = ['article_id', 'start', 'end'] as const;
const PLACE = [...SPAN, 'place'] as const;

export function createArticleUpdater(store: Store, parts: UpdaterParts): ArticleUpdater {
  const { assertions, rolesAndStatements } = parts;
  const rowsOf = mentionRowBuilder(parts);
  const syncMentions = rowSyncer(store, 'mentions', SPAN);
  const syncCandidates = rowSyncer(store, 'mention_candidates', PLACE);
  const syncOriginals = rowSyncer(store, 'origin_candidates', PLACE);
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
      const dependents = [
        syncCandidates(article, rows.candidates),
        syncOriginals(article, rows.originals),
        rolesAndStatements.replace(record, rows.mentions),
      ];
      for (const { deleteOutdated } of dependents) deleteOutdated();
      syncMentions(article, rows.mentions).update();
      for (const { insertMissing } of dependents) insertMissing();
    },
  };
}
