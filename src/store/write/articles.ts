/** Inserts, updates and deletes articles with the rows that belong to them, but not the rows derived from these. */
import type { ArticleRecord } from '../../model.ts';
import { foldedCopy } from '../../text/fold.ts';
import type { Store } from '../database/open.ts';
import { articleRow } from './article-rows.ts';
import { type ArticleUpdater, createArticleUpdater } from './article-update.ts';
import type { AssertionWriter } from './entity-assertions.ts';
import { createFrequentWords } from './frequent-words.ts';
import { createFullTextWriter } from './full-text.ts';
import { inserter } from './insert.ts';
import { type MentionDependencies, mentionRowBuilder } from './mention-rows.ts';
import { createRoleAndStatementWriter } from './roles-and-statements.ts';
import type { Collisions } from './row-id-collisions.ts';
import { rowId } from './row-ids.ts';
import { findArticleFault } from './validate.ts';

export interface ArticleWriter extends ArticleUpdater {
  /**
   * Inserts an article, as written by that run; not one with a row id of something else in it, for which it gives false. Throws when the
   * record is not valid.
   */
  readonly add: (record: ArticleRecord, runId: number) => boolean;
  /** Deletes a stored article, by row id, after `unindex`. */
  readonly remove: (id: number) => void;
  /** Removes stored articles, by row id, from the full-text indexes, before anything else is written. */
  readonly unindex: (ids: readonly number[]) => void;
  /** Adds new articles and statements to the full-text indexes; to be called last. */
  readonly finish: () => void;
}

interface ArticleDependencies extends MentionDependencies {
  readonly assertions: AssertionWriter;
  readonly collisions: Collisions;
  /** Many articles may change, and what follows from all of them is worked out again. */
  readonly isReseed: boolean;
}

/** The tables whose rows belong to one article, children before parents. */
const OWNED_TABLES = [
  'article_entities',
  'roles',
  'statements',
  'mentions',
  'sentences',
  'passages',
  'article_texts',
] as const;

const validate = (record: ArticleRecord): void => {
  const fault = findArticleFault(record);
  if (fault) throw new Error(`Article ${record.key} ${fault}`);
};

export function createArticleWriter(store: Store, dependencies: ArticleDependencies): ArticleWriter {
  const { assertions, collisions, surfaces } = dependencies;
  const fullText = createFullTextWriter(store, 'articles');
  const frequentWords = createFrequentWords(store, dependencies.isReseed);
  const rolesAndStatements = createRoleAndStatementWriter(store, collisions);
  const updater = createArticleUpdater(store, { ...dependencies, rolesAndStatements });
  const added: number[] = [];
  const insertArticle = inserter(store, 'articles');
  const insertText = inserter(store, 'article_texts');
  const insertPassages = inserter(store, 'passages');
  const insertSentences = inserter(store, 'sentences');
  const insertMentions = inserter(store, 'mentions');
  const insertCandidates = inserter(store, 'mention_candidates');
  const insertOriginals = inserter(store, 'origin_candidates');
  const rowsOf = mentionRowBuilder(dependencies);

  const addText = (record: ArticleRecord, article: number, runId: number): void => {
    insertArticle([articleRow(record, { article, run: runId })]);
    insertText([{ article_id: article, text: record.text, folded: foldedCopy(record.text) }]);
    insertPassages(record.passages.map(({ start, end, role }) => ({ article_id: article, start, end, role })));
    insertSentences(
      record.sentences.map(({ start, end, passage }) => ({ article_id: article, start, end, passage_start: passage })),
    );
  };
  const buildRows = (record: ArticleRecord, article: number) => {
    const rows = rowsOf(record, article, assertions.assertArticle(article, record));
    return { ...rows, said: rolesAndStatements.rowsOf(record, rows.mentions) };
  };
  const insertRows = ({ mentions, candidates, originals, said }: ReturnType<typeof buildRows>): void => {
    insertMentions(mentions);
    insertCandidates(candidates);
    insertOriginals(originals);
    rolesAndStatements.add(said);
  };
  const remove = (id: number): void => {
    assertions.retractArticle(id);
    for (const table of OWNED_TABLES) store.prepare(`DELETE FROM ${table} WHERE article_id = ?`).run(id);
    store.prepare('DELETE FROM articles WHERE id = ?').run(id);
  };
  return {
    add: (record, runId) => {
      validate(record);
      const article = rowId(record.key);
      addText(record, article, runId);
      const collided = collisions.count;
      const rows = buildRows(record, article);
      if (collisions.count > collided) {
        surfaces.discard(rows.mentions.map((row) => row.surface_id));
        remove(article);
        return false;
      }
      insertRows(rows);
      added.push(article);
      return true;
    },
    remove,
    isSameText: updater.isSameText,
    update: (record) => {
      validate(record);
      updater.update(record);
    },
    unindex: (ids) => {
      frequentWords.remove(ids);
      fullText.remove(ids);
      rolesAndStatements.unindex(ids);
    },
    finish: () => {
      fullText.add(added);
      frequentWords.add(added);
      rolesAndStatements.finish();
    },
  };
}
