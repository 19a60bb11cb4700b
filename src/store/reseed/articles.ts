/** Puts an article with all its rows into the database, or takes it out. */
import type { ArticleRecord, EntityKey, MentionRecord } from '../../model.ts';
import { rowId } from '../keys.ts';
import type { Store } from '../open.ts';
import type { MentionsTable } from '../tables.ts';
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
import type { Place, Survivors } from './survivors.ts';
import { type Choice, choiceOf, type Tie, tieOf } from './ties.ts';

/** All that derived counts need to know of an article that came or went. */
export interface Trace {
  readonly footprint: Footprint;
  readonly standings: readonly Standing[];
}

export interface ArticleWriter {
  /** Stores an article that is not there, as written by that run. Throws when its parts do not fit together. */
  readonly add: (record: ArticleRecord, runId: number) => Trace;
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
  readonly survivors: Survivors;
}

/** A mention with the choice it leaves, if it is ambiguous. */
interface Chosen {
  readonly mention: MentionRecord;
  readonly choice: Choice;
}

const SELECT_STANDINGS = `
  SELECT entity_id AS entity, mention_count AS mentionCount, demonym_count AS demonymCount,
    first_start AS firstStart, salience
  FROM article_entities WHERE article_id = ?`;

/** The tables whose rows belong to one article, children before parents. */
const OWNED_TABLES = ['article_entities', 'roles', 'statements', 'mentions', 'sentences', 'passages'] as const;

export function createArticleWriter(store: Store, parts: ArticleParts): ArticleWriter {
  const { asserters, claims, surfaces, survivors } = parts;
  const fullText = createFullTextWriter(store, 'articles');
  const said = createSaidWriter(store);
  const fresh: number[] = [];
  const insertArticle = inserter(store, 'articles');
  const insertPassages = inserter(store, 'passages');
  const insertSentences = inserter(store, 'sentences');
  const insertMentions = inserter(store, 'mentions');
  const insertCandidates = inserter(store, 'mention_candidates');
  const insertOriginals = inserter(store, 'origin_candidates');
  const insertStandings = inserter(store, 'article_entities');

  const toRow = (record: ArticleRecord, mention: MentionRecord, tie: Tie): MentionsTable => ({
    article_id: rowId(record.key),
    start: mention.start,
    end: mention.end,
    sentence_start: sentenceOf(record, mention).start,
    surface_id: surfaces.idOf(record.text.slice(mention.start, mention.end)),
    form: mention.form,
    status: mention.status,
    ...tie,
    score: mention.score,
    link_score: mention.linkScore,
    asserter_id: asserters.idOf(mention.assertedBy),
  });
  const addMentions = (record: ArticleRecord, article: number): MentionsTable[] => {
    const places = claims.stateArticle(article, record);
    const placeOf = (key: EntityKey): Place => places.get(key) as Place;
    const inOrder = record.mentions.toSorted((one, two) => one.start - two.start || one.end - two.end);
    const chosen = inOrder.map((mention): Chosen => {
      const { start, end, candidates } = mention;
      return { mention, choice: choiceOf({ article_id: article, start, end }, candidates, placeOf) };
    });
    const ways = { placeOf, kindOf: survivors.kindOf };
    const rows = chosen.map(({ mention, choice }) => toRow(record, mention, tieOf(mention, choice.only, ways)));
    insertMentions(rows);
    insertCandidates(chosen.flatMap(({ choice }) => choice.candidates));
    insertOriginals(chosen.flatMap(({ choice }) => choice.originals));
    return rows;
  };
  return {
    add: (record, runId) => {
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
