/** Reads the structure of articles: passages, sentences, and the mentions in a sentence. */
import { type AliasableExpression, sql } from 'kysely';
import type { PassageRole, Span } from '../../model.ts';
import type { Store } from '../database/open.ts';
import { qb } from '../sql/kysely.ts';
import type { Order, Page, PageRequest } from '../sql/page.ts';
import {
  detailedPagePerParent,
  PARENT,
  PLACE,
  pagePerParent,
  parentPart,
  parentText,
  rowPerParent,
  rowsPerParent,
} from '../sql/per-parent.ts';
import { ENTITY_COLUMNS, type EntityRow, toEntity } from './entities.ts';
import { MENTION_COLUMNS, readMentions, toMention } from './mention-row.ts';
import type { MentionRow } from './mentions.ts';
import { readSentences, SENTENCE_COLUMNS, type SentenceCore, toSentence } from './sentence-row.ts';

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

/** A sentence by the row id of its article, and where it begins. */
type SentencePlace = Pick<SentenceRow, 'articleId' | 'start'>;

const placesOf = (sentences: readonly SentencePlace[]) => sentences.map(({ articleId, start }) => [articleId, start]);

const mentionsWithin = qb
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

/** The accepted mentions of each sentence, in reading order; at most 100 of one sentence. */
export function listSentenceMentions(store: Store, sentences: readonly SentencePlace[]): MentionRow[][] {
  return rowsPerParent(store, placesOf(sentences), readMentions(mentionsWithin)).map((rows) => rows.map(toMention));
}

/** One number that goes by the first offset, and by the second where the first is the same. */
const FIRST_NAMED = sql`min(m.start * 4294967296 + m."end")`;

/** The entities that those mentions name, each once, in the order they are first named. */
export function listSentenceEntities(store: Store, sentences: readonly SentencePlace[]): EntityRow[][] {
  const query = qb
    .selectFrom(mentionsWithin.as('m'))
    .crossJoin('entities as e')
    .whereRef('e.id', '=', 'm.entityId')
    .select(ENTITY_COLUMNS)
    .groupBy('e.id')
    .orderBy(FIRST_NAMED);
  return rowsPerParent(store, placesOf(sentences), query).map((rows) => rows.map(toEntity));
}
