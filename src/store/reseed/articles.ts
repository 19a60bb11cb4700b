/** Puts an article with all its rows into the database, or takes it out. */
import type { ArticleRecord, EntityKey, MentionRecord } from '../../model.ts';
import { rowId } from '../keys.ts';
import type { Store } from '../open.ts';
import type { MentionCandidatesTable, MentionsTable } from '../tables.ts';
import type { AsserterLedger } from './asserters.ts';
import type { ClaimLedger } from './claims.ts';
import { type Footprint, readFootprint } from './footprint.ts';
import { createFullTextWriter } from './full-text.ts';
import { inserter } from './insert.ts';
import { articleRow, footprintOf, footprintOfMention, sentenceOf, standingRow } from './rows.ts';
import { createSaidWriter } from './said.ts';
import { findUnsoundness } from './sound.ts';
import { type Standing, standings } from './standings.ts';
import type { SurfaceLedger } from './surfaces.ts';

/** All that derived counts need to know of an article that came or went. */
export interface Trace {
  readonly footprint: Footprint;
  readonly standings: readonly Standing[];
}

export interface ArticleWriter {
  /** Stores an article that is not there. Throws when its parts do not fit together. */
  readonly add: (record: ArticleRecord) => Trace;
  /** Deletes a stored article, one of those announced. */
  readonly remove: (id: number) => Trace;
  /** Says, before anything else, which stored articles are going to be removed, be it for good or to be added anew. */
  readonly announceRemovals: (ids: Iterable<number>) => void;
  /** Indexes what was added; call it last. */
  readonly finish: () => void;
}

export interface ArticleParts {
  readonly asserters: AsserterLedger;
  readonly claims: ClaimLedger;
  readonly surfaces: SurfaceLedger;
  readonly runId: number;
}

interface Ids {
  readonly article: number;
  readonly entities: ReadonlyMap<EntityKey, number>;
}

const SELECT_STANDINGS = `
  SELECT entity_id AS entity, mention_count AS mentionCount, demonym_count AS demonymCount,
    first_start AS firstStart, salience
  FROM article_entities WHERE article_id = ?`;

/** The tables whose rows belong to one article, children before parents. */
const OWNED_TABLES = ['article_entities', 'roles', 'statements', 'mentions', 'sentences', 'passages'] as const;

const candidateRows = ({ start, end, candidates }: MentionRecord, ids: Ids): MentionCandidatesTable[] =>
  candidates.map(({ entity, score }, place) => {
    return { article_id: ids.article, start, end, entity_id: ids.entities.get(entity) as number, place, score };
  });

export function createArticleWriter(store: Store, parts: ArticleParts): ArticleWriter {
  const { asserters, claims, surfaces, runId } = parts;
  const fullText = createFullTextWriter(store, 'articles');
  const said = createSaidWriter(store);
  const fresh: number[] = [];
  const insertArticle = inserter(store, 'articles');
  const insertPassages = inserter(store, 'passages');
  const insertSentences = inserter(store, 'sentences');
  const insertMentions = inserter(store, 'mentions');
  const insertCandidates = inserter(store, 'mention_candidates');
  const insertStandings = inserter(store, 'article_entities');

  const toRow = (record: ArticleRecord, mention: MentionRecord, ids: Ids): MentionsTable => ({
    article_id: ids.article,
    start: mention.start,
    end: mention.end,
    sentence_start: sentenceOf(record, mention).start,
    surface_id: surfaces.idOf(record.text.slice(mention.start, mention.end)),
    kind: mention.kind,
    form: mention.form,
    status: mention.status,
    entity_id: mention.entity === null ? null : (ids.entities.get(mention.entity) as number),
    score: mention.score,
    link_score: mention.linkScore,
    asserter_id: asserters.idOf(mention.assertedBy),
  });
  const addMentions = (record: ArticleRecord, article: number): MentionsTable[] => {
    const ids = { article, entities: claims.stateArticle(article, record) };
    const inOrder = record.mentions.toSorted((one, two) => one.start - two.start || one.end - two.end);
    const rows = inOrder.map((mention) => toRow(record, mention, ids));
    insertMentions(rows);
    insertCandidates(inOrder.flatMap((mention) => candidateRows(mention, ids)));
    return rows;
  };
  return {
    add: (record) => {
      const unsoundness = findUnsoundness(record);
      if (unsoundness) throw new Error(`Article ${record.key} ${unsoundness}`);
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
      const stands = store.prepare(SELECT_STANDINGS).all(id) as Standing[];
      claims.retractArticle(id);
      for (const table of OWNED_TABLES) store.prepare(`DELETE FROM ${table} WHERE article_id = ?`).run(id);
      store.prepare('DELETE FROM articles WHERE id = ?').run(id);
      return { footprint, standings: stands };
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
