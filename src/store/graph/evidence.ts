/** The sentences that show that two entities stand together. Demonyms do not count. */

import { isCounted, isNamed, isRepeated, isWithin, type Pair, type Window } from '../filter/cooccurrence.ts';
import { checkFilter } from '../filter/limits.ts';
import type { ArticleFilter } from '../filter/model.ts';
import { appearanceWithin } from '../filter/within.ts';
import { togetherIn } from '../read/pair-counts.ts';
import { datedSentences, type SentenceList } from '../read/sentences.ts';
import { fragment, number, type Sql, sql } from '../sql/expression.ts';
import { asSource } from '../sql/gather.ts';
import { asc, desc, type Order } from '../sql/keyset.ts';
import { type Condition, choose, coalesce, eq, exists, lte, tick } from '../sql/operators.ts';
import { across, from, lookup, select } from '../sql/query.ts';
import { type Row, source } from '../sql/table.ts';
import { mentions, sentences } from '../sql/tables/articles.ts';
import { articleEntities } from '../sql/tables/counts.ts';
import { entities } from '../sql/tables/entities.ts';

type AppearanceRow = Row<typeof articleEntities>;

const ONE = number(1);

function articleCount(entityId: Sql<number>): Sql<number | null> {
  const rows = from(entities, ({ id }) => [eq(id, entityId)]);
  return lookup(rows.row.article_count, rows);
}

/** The one of the pair with fewer articles: its articles are read, and the other is looked up in each. */
const rarer = ({ a, b }: Pair): Sql<number> => choose(lte(articleCount(a), articleCount(b)), a, b);

/** The other of the pair. Of two numbers and their sum, it is what the one leaves. */
const otherThan = (entityId: Sql<number>, { a, b }: Pair): Sql<number> => sql`${a} + ${b} - ${entityId}`;

/** The appearances of the rarer in articles that mention both. */
function shared(pair: Pair, filter: ArticleFilter) {
  const [own, other] = [source(articleEntities), source(articleEntities)];
  const where = [
    eq(own.row.entity_id, rarer(pair)),
    isNamed(own.row),
    tick(own.row.article_id),
    ...appearanceWithin(filter, own.row),
    eq(other.row.article_id, own.row.article_id),
    eq(other.row.entity_id, otherThan(own.row.entity_id, pair)),
    isNamed(other.row),
  ];
  return { own, other, where };
}

const latestFirst =
  ({ published_at: publishedAt, article_id: articleId }: AppearanceRow, start: Sql<number>) =>
  (): Order => ({ name: 'PUBLISHED_AT', parts: [desc(publishedAt, articleId), asc(start)] });

/** Sentences with mentions of both, each found by its first mention of the rarer. */
function ofBoth(pair: Pair, filter: ArticleFilter): SentenceList {
  const { own, other, where } = shared(pair, filter);
  const [mention, sentence] = [source(mentions), source(sentences)];
  const others = from(mentions, (row) => [
    eq(row.entity_id, otherThan(own.row.entity_id, pair)),
    ...isWithin(row, sentence.row),
    isCounted(row),
  ]);
  const rows = across([own, other, mention, sentence], {
    where: [
      ...where,
      eq(mention.row.entity_id, own.row.entity_id),
      eq(mention.row.article_id, own.row.article_id),
      isCounted(mention.row),
      eq(sentence.row.article_id, mention.row.article_id),
      eq(sentence.row.start, mention.row.sentence_start),
      sql<boolean>`not ${isRepeated(mention.row, sentence.row)}`,
      exists(select(ONE, others)),
    ],
    row: sentence.row,
  });
  return datedSentences({
    ...rows,
    order: latestFirst(own.row, mention.row.start),
    count: () => togetherIn('SENTENCE', pair, filter),
  });
}

const isOneOf = (entityId: Sql<number | null>, { a, b }: Pair): Condition => sql`${entityId} in (${a}, ${b})`;

function countOfEither(pair: Pair, filter: ArticleFilter): Sql<number> {
  // In the order in which articles are stored; without a limit SQLite would not sort them.
  const found = from(articleEntities, (row) => [
    eq(row.entity_id, rarer(pair)),
    isNamed(row),
    ...appearanceWithin(filter, row),
  ]);
  const own = asSource({ ...found, orderBy: [asc(found.row.article_id)], limit: Number.MAX_SAFE_INTEGER }, [
    'article_id',
    'entity_id',
  ]);
  const other = source(articleEntities);
  const either = from(mentions, (row) => [
    eq(row.article_id, own.row.article_id),
    isOneOf(row.entity_id, pair),
    isCounted(row),
    tick(row.start),
  ]);
  const counted = sql`${select(fragment`count(distinct ${either.row.sentence_start})`, either)}`;
  const rows = across([own, other], {
    where: [
      eq(other.row.article_id, own.row.article_id),
      eq(other.row.entity_id, otherThan(own.row.entity_id, pair)),
      isNamed(other.row),
    ],
    row: null,
  });
  return coalesce(lookup(sql<number>`sum(${counted})`, rows), number(0));
}

/** Sentences with mentions of either, in articles that mention both. */
function ofEither(pair: Pair, filter: ArticleFilter): SentenceList {
  const { own, other, where } = shared(pair, filter);
  const sentence = source(sentences);
  const either = from(mentions, (row) => [
    ...isWithin(row, sentence.row),
    isOneOf(row.entity_id, pair),
    isCounted(row),
  ]);
  const rows = across([own, other, sentence], {
    where: [...where, eq(sentence.row.article_id, own.row.article_id), exists(select(ONE, either))],
    row: sentence.row,
  });
  const order = latestFirst(own.row, sentence.row.start);
  return datedSentences({ ...rows, order, count: () => countOfEither(pair, filter) });
}

/** The sentences behind a pair, latest article first: those that mention both, for the window ARTICLE those that mention either. */
export const evidenceOf = (pair: Pair, window: Window, filter?: ArticleFilter | null): SentenceList =>
  (window === 'SENTENCE' ? ofBoth : ofEither)(pair, checkFilter(filter));
