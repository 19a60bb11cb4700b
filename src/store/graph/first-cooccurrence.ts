/** Finds the first sentence in which two entities stand together. Demonyms do not count. */

import { isCounted, isNamed, type Pair } from '../filter/cooccurrence.ts';
import type { ArticleFilter } from '../filter/model.ts';
import { appearanceWithin } from '../filter/within.ts';
import { type OrderedPair, orderedPair } from '../read/pair-counts.ts';
import type { SentenceRow } from '../read/sentences.ts';
import { Alias, column, Fragment, fragment, number, perDialect, type Sql, sql } from '../sql/expression.ts';
import { asc } from '../sql/keyset.ts';
import { type Condition, choose, coalesce, eq, exists, ne } from '../sql/operators.ts';
import { across, type Few, type Rows, select } from '../sql/query.ts';
import { type Row, type Source, source } from '../sql/table.ts';
import { mentions, sentences } from '../sql/tables/articles.ts';
import { articleEntities } from '../sql/tables/counts.ts';

type AppearanceRow = Row<typeof articleEntities>;

/** Mentions of the rarer and of the more frequent one in an article. */
function mentionsOfBoth({ rare, frequent }: OrderedPair, articleId: Sql<number>) {
  const [own, other] = [source(mentions), source(mentions)];
  const of = ({ row }: typeof own, entityId: Sql<number>): Condition[] => [
    eq(row.entity_id, entityId),
    eq(row.article_id, articleId),
    isCounted(row),
  ];
  return { own, other, where: [...of(own, rare), ...of(other, frequent)] };
}

const inOneSentence = (pair: OrderedPair, articleId: Sql<number>): Condition => {
  const { own, other, where } = mentionsOfBoth(pair, articleId);
  const same = eq(other.row.sentence_start, own.row.sentence_start);
  return exists(select(number(1), across([own, other], { where: [...where, same], row: null })));
};

/** The first article that mentions both and fits. They are read in the order of an index until one does. */
function firstShared(pair: OrderedPair, fits: (appearance: AppearanceRow) => readonly Condition[]): Sql<number | null> {
  const [own, other] = [source(articleEntities), source(articleEntities)];
  const { article_id: articleId, published_at: publishedAt } = own.row;
  const rows = across([own, other], {
    where: [
      eq(own.row.entity_id, pair.rare),
      isNamed(own.row),
      eq(other.row.article_id, articleId),
      eq(other.row.entity_id, pair.frequent),
      isNamed(other.row),
      ...fits(own.row),
    ],
    row: null,
  });
  return sql`${select(articleId, rows)} order by ${publishedAt}, ${articleId} limit 1`;
}

/** A query of one row as a source. With a limit SQLite evaluates it once, and not again wherever a column of it is read. */
const once = (query: Fragment, alias: Alias): Fragment => fragment`(${query} limit 1) as ${alias}`;

/** The pair with the first article that mentions both in one sentence; without such, with the first that mentions both. */
function firstArticle(pair: Pair, filter: ArticleFilter) {
  const { row, from } = orderedPair(pair);
  const article = coalesce(
    firstShared(row, (own) => [...appearanceWithin(filter, own), inOneSentence(row, own.article_id)]),
    firstShared(row, (own) => appearanceWithin(filter, own)),
  );
  const columns = fragment`${row.rare} as rare, ${row.frequent} as frequent, ${article} as article_id`;
  const alias = new Alias();
  return {
    pair: { ...row, rare: column<number>(alias, 'rare'), frequent: column<number>(alias, 'frequent') },
    articleId: column<number>(alias, 'article_id'),
    from: once(select(columns, { row, from, where: [] }), alias),
  };
}

/** The starts of the sentences of the two mentions that stand nearest, as JSON: the first two in one sentence if there are such. */
function nearestSentences(pair: OrderedPair, articleId: Sql<number>): Sql<string | null> {
  const { own, other, where } = mentionsOfBoth(pair, articleId);
  const [a, b] = [own.row, other.row];
  const apart = ne(a.sentence_start, b.sentence_start);
  const distance = choose(apart, sql<number>`abs(${a.start} - ${b.start})`, a.start);
  const starts = perDialect<string>((dialect) => dialect.list([a.sentence_start, b.sentence_start]));
  const rows: Rows<null> = across([own, other], { where, row: null });
  return sql`${select(starts, rows)} order by ${apart}, ${distance}, ${a.start} limit 1`;
}

interface Position {
  readonly articleId: Sql<number>;
  readonly start: Sql<number>;
}

function positionsOf(pair: Pair, filter: ArticleFilter): Source<Position> {
  const first = firstArticle(pair, filter);
  const [both, each, alias] = [new Alias(), new Alias(), new Alias()];
  const columns = fragment`${first.articleId} as article_id, ${nearestSentences(first.pair, first.articleId)} as starts`;
  const starts = new Fragment([(dialect) => dialect.elements(column<string>(both, 'starts'), 'Int')]);
  const query = fragment`select distinct ${column(both, 'article_id')} as article_id, ${column(each, 'value')} as start
    from ${once(select(columns, { row: null, from: first.from, where: [] }), both)} cross join ${starts} as ${each}`;
  return {
    row: { articleId: column<number>(alias, 'article_id'), start: column<number>(alias, 'start') },
    from: fragment`(${query}) as ${alias}`,
  };
}

/** One sentence, or two in the order of the text; none for two that never stand together. */
export function firstCooccurrence(pair: Pair, filter: ArticleFilter = {}): Few<SentenceRow> {
  const position = positionsOf(pair, filter);
  const sentence = source(sentences);
  const { article_id: articleId, start } = sentence.row;
  const rows = across([position, sentence], {
    where: [eq(articleId, position.row.articleId), eq(start, position.row.start)],
    row: sentence.row,
  });
  return { ...rows, orderBy: [asc(start)] };
}
