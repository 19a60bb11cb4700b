/** Puts an article with all its rows into the database, or takes it out. */
import type { ArticleRecord } from '../../model.ts';
import type { Store } from '../database/open.ts';
import type { MentionsTable } from '../sql/tables/articles.ts';
import { articleRow, footprintOf, footprintOfMention, standingRow } from './article-rows.ts';
import type { AssertionWriter } from './entity-assertions.ts';
import { readFootprint } from './footprint.ts';
import { createFullTextWriter } from './full-text.ts';
import { inserter } from './insert.ts';
import { type MentionParts, mentionRowMaker } from './mention-rows.ts';
import { type ArticleRewriter, createRewriter, type Rewritten } from './rewriter.ts';
import { createRoleAndStatementWriter } from './roles-and-statements.ts';
import { rowId } from './row-ids.ts';
import { readStandings, standings } from './standings.ts';
import type { Trace } from './trace.ts';
import { findArticleFault } from './validate.ts';

export interface ArticleWriter {
  /** Stores an article that is not there, as written by that run. Throws when its parts do not fit together. */
  readonly add: (record: ArticleRecord, runId: number) => Trace;
  /** Whether an article is stored with all that this record, as of that run, gives it beside its mentions and what is said. */
  readonly isSameText: ArticleRewriter['isSameText'];
  /** Writes such a record in place of what is stored, unannounced. Throws when its parts do not fit together. */
  readonly rewrite: (record: ArticleRecord) => Rewritten;
  /** Deletes a stored article, one of those announced. */
  readonly remove: (id: number) => Trace;
  /** Says, before anything else, which stored articles are going to be removed, be it for good or to be added anew. */
  readonly announceRemovals: (ids: Iterable<number>) => void;
  /** Indexes what was added; call it last. */
  readonly finish: () => void;
}

export interface ArticleParts extends MentionParts {
  readonly claims: AssertionWriter;
}

/** The tables whose rows belong to one article, children before parents. */
const OWNED_TABLES = ['article_entities', 'roles', 'statements', 'mentions', 'sentences', 'passages'] as const;

export function createArticleWriter(store: Store, parts: ArticleParts): ArticleWriter {
  const { claims } = parts;
  const fullText = createFullTextWriter(store, 'articles');
  const said = createRoleAndStatementWriter(store);
  const rewriter = createRewriter(store, { ...parts, said });
  const fresh: number[] = [];
  const insertArticle = inserter(store, 'articles');
  const insertPassages = inserter(store, 'passages');
  const insertSentences = inserter(store, 'sentences');
  const insertMentions = inserter(store, 'mentions');
  const insertCandidates = inserter(store, 'mention_candidates');
  const insertOriginals = inserter(store, 'origin_candidates');
  const insertStandings = inserter(store, 'article_entities');

  const rowsOf = mentionRowMaker(parts);
  const addMentions = (record: ArticleRecord, article: number): readonly MentionsTable[] => {
    const { mentions, candidates, originals } = rowsOf(record, article, claims.assertArticle(article, record));
    insertMentions(mentions);
    insertCandidates(candidates);
    insertOriginals(originals);
    return mentions;
  };
  const check = (record: ArticleRecord): void => {
    const unsoundness = findArticleFault(record);
    if (unsoundness) throw new Error(`Article ${record.key} ${unsoundness}`);
  };
  return {
    add: (record, runId) => {
      check(record);
      const article = rowId(record.key);
      insertArticle([articleRow(record, { article, run: runId })]);
      fresh.push(article);
      insertPassages(record.passages.map(({ start, end, role }) => ({ article_id: article, start, end, role })));
      insertSentences(
        record.sentences.map(({ start, end, passage }) => ({
          article_id: article,
          start,
          end,
          passage_start: passage,
        })),
      );
      const rows = addMentions(record, article);
      const mentions = rows.map(footprintOfMention);
      const footprint = { ...footprintOf(record, mentions), ...said.add(record, rows) };
      const stands = standings({ length: record.text.length, passages: record.passages, mentions });
      insertStandings(stands.map((standing) => standingRow(standing, article, footprint.publishedAt)));
      return { footprint, standings: stands };
    },
    remove: (id) => {
      const footprint = readFootprint(store, id);
      const stands = readStandings(store, id);
      claims.retractArticle(id);
      for (const table of OWNED_TABLES) store.prepare(`DELETE FROM ${table} WHERE article_id = ?`).run(id);
      store.prepare('DELETE FROM articles WHERE id = ?').run(id);
      return { footprint, standings: stands };
    },
    isSameText: rewriter.isSameText,
    rewrite: (record) => {
      check(record);
      return rewriter.rewrite(record);
    },
    announceRemovals: (ids) => {
      const gone = [...ids];
      fullText.remove(gone);
      said.announceRemovals(gone);
    },
    finish: () => {
      fullText.add(fresh);
      said.finish();
    },
  };
}
