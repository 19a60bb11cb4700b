/** Reads the structure of articles: passages, sentences, and the mentions in a sentence. */
import type { AliasableExpression } from 'kysely';
import type { PassageRole, Span } from '../model.ts';
import { MENTION_COLUMNS, readMentions, toMention } from './mention-row.ts';
import type { MentionRow } from './mentions.ts';
import type { Store } from './open.ts';
import type { Order, Page, PageRequest } from './page.ts';
import {
  detailedPagePerParent,
  PARENT,
  PLACE,
  pagePerParent,
  parentPart,
  parentText,
  rowPerParent,
  rowsPerParent,
} from './per-parent.ts';
import { readSentences, SENTENCE_COLUMNS, type SentenceCore, toSentence } from './sentence-row.ts';
import { qb } from './sql.ts';

export interface PassageRow extends Span {
  readonly articleId: number;
  readonly articleKey: string;
  readonly role: PassageRole;
}

/** The natural key of a sentence. */
export interface SentenceRef {
  readonly articleKey: string;
  readonly start: number;
}

export interface SentenceRow extends Span {
  readonly articleId: number;
  readonly articleKey: string;
  readonly passage: Span & { readonly role: PassageRole };
}

/** Sentences of each article, or of each passage. */
export type SentenceScope =
  | { readonly of: 'article'; readonly ids: readonly number[] }
  | { readonly of: 'passage'; readonly passages: readonly { readonly articleId: number; readonly start: number }[] };

const sentences = qb.selectFrom('sentences as t').select(SENTENCE_COLUMNS);

/** The sentences at these places, in the same order; null where there is none. */
export function findSentences(store: Store, refs: readonly SentenceRef[]): (SentenceRow | null)[] {
  const core = qb
    .selectFrom('articles as a')
    .innerJoin('sentences as t', 't.article_id', 'a.id')
    .where('a.key', '=', parentText(0))
    .where('t.start', '=', parentPart(1))
    .select(SENTENCE_COLUMNS);
  const places = refs.map(({ articleKey, start }) => [articleKey, start]);
  return rowPerParent(store, places, { query: readSentences(core), row: toSentence });
}

const inReadingOrder = (column: string): Order => ({
  name: 'POSITION',
  parts: [{ columns: [column], direction: 'ASC' }],
});

/** A page of the passages of each article, in reading order. */
export function listPassages(store: Store, articleIds: readonly number[], page: PageRequest): Page<PassageRow>[] {
  const query = qb
    .selectFrom('articles as a')
    .crossJoin('passages as p')
    .whereRef('p.article_id', '=', 'a.id')
    .where('a.id', '=', PARENT)
    .select(['p.article_id as articleId', 'a.key as articleKey', 'p.start', 'p.end', 'p.role']);
  return pagePerParent(store, {
    parents: articleIds,
    query,
    order: inReadingOrder('p.start'),
    page,
    row: (row) => row,
  });
}

/** A page of the sentences of each parent, in reading order. */
export function listSentences(store: Store, scope: SentenceScope, page: PageRequest): Page<SentenceRow>[] {
  const listing = {
    order: inReadingOrder('t.start'),
    page,
    details: (core: AliasableExpression<unknown>) =>
      readSentences(core as AliasableExpression<SentenceCore>).select(PLACE),
    row: toSentence,
  };
  if (scope.of === 'article') {
    const within = sentences.where('t.article_id', '=', PARENT);
    return detailedPagePerParent(store, { ...listing, parents: scope.ids, query: within });
  }
  // The sentences of a passage begin between its start and its end, where their key finds them.
  const within = qb
    .selectFrom('passages as p')
    .crossJoin('sentences as t')
    .where('p.article_id', '=', parentPart(0))
    .where('p.start', '=', parentPart(1))
    .whereRef('t.article_id', '=', 'p.article_id')
    .whereRef('t.start', '>=', 'p.start')
    .whereRef('t.start', '<', 'p.end')
    .select(SENTENCE_COLUMNS);
  const parents = scope.passages.map(({ articleId, start }) => [articleId, start]);
  return detailedPagePerParent(store, { ...listing, parents, query: within });
}

const MOST_MENTIONS = 100;

/** The accepted mentions of each sentence, in reading order; at most 100 of one sentence. */
export function listSentenceMentions(
  store: Store,
  sentences: readonly { readonly articleId: number; readonly start: number }[],
): MentionRow[][] {
  const core = qb
    .selectFrom('sentences as t')
    .crossJoin('mentions as m')
    .where('t.article_id', '=', parentPart(0))
    .where('t.start', '=', parentPart(1))
    .whereRef('m.article_id', '=', 't.article_id')
    .whereRef('m.start', '>=', 't.start')
    .whereRef('m.start', '<', 't.end')
    .where('m.status', '=', 'ACCEPTED')
    .select(MENTION_COLUMNS)
    .orderBy('m.start')
    .orderBy('m.end')
    .limit(MOST_MENTIONS);
  const places = sentences.map(({ articleId, start }) => [articleId, start]);
  return rowsPerParent(store, places, readMentions(core)).map((rows) => rows.map(toMention));
}
