/** Reads the sentences that show that two entities stand together. Demonyms do not count. */
import { type AliasableExpression, type Expression, sql } from 'kysely';
import type { Store } from '../database/open.ts';
import { readSentences, SENTENCE_COLUMNS, type SentenceCore, toSentence } from '../read/sentence-row.ts';
import type { SentenceRow } from '../read/sentences.ts';
import { qb } from '../sql/kysely.ts';
import type { Order, Page, PageRequest } from '../sql/page.ts';
import { countPerParent, detailedPagePerParent, PLACE, parentPart } from '../sql/per-parent.ts';
import type { Pair, Window } from './neighbours.ts';
import { countTogether } from './pair-counts.ts';

export interface EvidenceQuery {
  readonly window: Window;
  readonly page: PageRequest;
}

const articleCount = (id: Expression<number>): Expression<number> =>
  sql`(select article_count from entities where id = ${id})`;

const [A, B] = [parentPart(0), parentPart(1)];

/** The one of the pair with fewer articles: its articles are read, and the other looked for in each. */
const RARE = sql<number>`iif(${articleCount(A)} <= ${articleCount(B)}, ${A}, ${B})`;
/** The other of the pair. Of two numbers and their sum, it is what the one leaves. */
const OTHER = sql<number>`(${A} + ${B} - x.entity_id)`;

/** The articles that mention both, in order of publication. */
const shared = qb
  .selectFrom('article_entities as x')
  .crossJoin('article_entities as y')
  .where('x.entity_id', '=', RARE)
  .where('x.mention_count', '>', 0)
  .whereRef('y.article_id', '=', 'x.article_id')
  .where('y.entity_id', '=', OTHER)
  .where('y.mention_count', '>', 0);

/** Sentences with a mention `m` of the rarer entity, the first one there, and some mention of the other. */
const ofBoth = shared
  .crossJoin('mentions as m')
  .crossJoin('sentences as t')
  .whereRef('m.entity_id', '=', 'x.entity_id')
  .whereRef('m.article_id', '=', 'x.article_id')
  .where('m.status', '=', 'ACCEPTED')
  .where('m.form', '<>', 'DEMONYM')
  .whereRef('t.article_id', '=', 'm.article_id')
  .whereRef('t.start', '=', 'm.sentence_start')
  .where(sql<boolean>`not exists (
    select 1 from mentions as f
    where f.entity_id = m.entity_id and f.article_id = m.article_id and f.start >= t.start
      and (f.start, f."end") < (m.start, m."end") and f.status = 'ACCEPTED' and f.form <> 'DEMONYM')`)
  .where(sql<boolean>`exists (
    select 1 from mentions as o
    where o.entity_id = ${OTHER} and o.article_id = t.article_id and o.start >= t.start and o.start < t."end"
      and o.status = 'ACCEPTED' and o.form <> 'DEMONYM')`);

/** Sentences with some mention of either. */
const ofEither = shared
  .crossJoin('sentences as t')
  .whereRef('t.article_id', '=', 'x.article_id')
  .where(sql<boolean>`exists (
    select 1 from mentions as m
    where m.article_id = t.article_id and m.start >= t.start and m.start < t."end" and m.entity_id in (${A}, ${B})
      and m.status = 'ACCEPTED' and m.form <> 'DEMONYM')`);

const latestFirst = (position: string): Order => ({
  name: 'PUBLISHED_AT',
  parts: [
    { columns: ['x.published_at', 'x.article_id'], direction: 'DESC' },
    { columns: [position], direction: 'ASC' },
  ],
});

const places = (pairs: readonly Pair[]): number[][] => pairs.map(({ a, b }) => [a, b]);

/**
 * A page of the sentences behind each pair, latest article first: those that mention both entities, and for the window
 * ARTICLE those that mention either, in the articles that mention both.
 */
export function listEvidence(
  store: Store,
  pairs: readonly Pair[],
  { window, page }: EvidenceQuery,
): Page<SentenceRow>[] {
  const listing = {
    parents: places(pairs),
    page,
    details: (core: AliasableExpression<unknown>) =>
      readSentences(core as AliasableExpression<SentenceCore>).select(PLACE),
    row: toSentence,
  };
  return window === 'SENTENCE'
    ? detailedPagePerParent(store, {
        ...listing,
        query: ofBoth.select(SENTENCE_COLUMNS),
        order: latestFirst('m.start'),
      })
    : detailedPagePerParent(store, {
        ...listing,
        query: ofEither.select(SENTENCE_COLUMNS),
        order: latestFirst('t.start'),
      });
}

/** Article after article as they lie on disk, when none of them is left out; without a limit SQLite would not sort them. */
const IN_ORDER_OF_ID = sql<{ article_id: number; entity_id: number }>`(
  select article_id, entity_id from article_entities where entity_id = ${RARE} and mention_count > 0
  order by article_id limit -1)`.as('x');

const EITHER_COUNT = sql<number>`sum((
  select count(distinct m.sentence_start) from mentions as m
  where m.article_id = x.article_id and m.entity_id in (${A}, ${B}) and m.status = 'ACCEPTED' and m.form <> 'DEMONYM'))`;

/** How many sentences stand behind each pair. */
export function countEvidence(store: Store, pairs: readonly Pair[], window: Window): number[] {
  if (window === 'SENTENCE') return countTogether(store, pairs).map(({ sentences }) => sentences);
  const counts = qb
    .selectFrom(IN_ORDER_OF_ID)
    .crossJoin('article_entities as y')
    .whereRef('y.article_id', '=', 'x.article_id')
    .where('y.entity_id', '=', OTHER)
    .where('y.mention_count', '>', 0)
    .select(EITHER_COUNT.as('count'));
  return countPerParent(store, places(pairs), counts);
}
