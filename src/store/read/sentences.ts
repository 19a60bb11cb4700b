/** The structure of articles: passages, sentences, and the mentions in a sentence. */
import { type Sql, sql, text } from '../sql/expression.ts';
import { asSource } from '../sql/gather.ts';
import { asc, type Order } from '../sql/keyset.ts';
import { eq, gte, lt, tick } from '../sql/operators.ts';
import { across, certain, type Few, find, from, type List, type One, type Rows } from '../sql/query.ts';
import { type Row, type Source, source } from '../sql/table.ts';
import { articles, mentions, passages, sentences } from '../sql/tables/articles.ts';
import { entities } from '../sql/tables/entities.ts';
import type { EntityRow } from './entities.ts';
import { countByArticle } from './facet-rows.ts';
import { beginsIn, type Stretch } from './stretch.ts';
import type { Dated } from './timeline.ts';

export type SentenceList = List<SentenceRow> & Dated;

/** A list of sentences that can be counted along time. */
export const datedSentences = (list: List<SentenceRow> & Rows<SentenceRow>): SentenceList => ({
  ...list,
  articles: () => countByArticle({ ...list, where: [tick(list.row.start), ...list.where] }, list.row.article_id),
});

export type PassageRow = Row<typeof passages>;
export type SentenceRow = Row<typeof sentences>;

/** Where a sentence begins. */
interface SentenceKey {
  readonly articleId: Sql<number>;
  readonly start: Sql<number>;
}

/** The sentence that begins there; it exists. */
export const sentenceAt = ({ articleId, start }: SentenceKey): One<SentenceRow> =>
  certain(from(sentences, (sentence) => [eq(sentence.article_id, articleId), eq(sentence.start, start)]));

/** The passage that begins there; it exists. */
export const passageAt = ({ articleId, start }: SentenceKey): One<PassageRow> =>
  certain(from(passages, (passage) => [eq(passage.article_id, articleId), eq(passage.start, start)]));

/** The passage of the sentence that begins there; both exist. */
export function passageOfSentence({ articleId, start }: SentenceKey): One<PassageRow> {
  const [sentence, passage] = [source(sentences), source(passages)];
  const { article_id: own, passage_start: passageStart } = sentence.row;
  return certain(
    across([sentence, passage], {
      where: [
        eq(own, articleId),
        eq(sentence.row.start, start),
        eq(passage.row.article_id, own),
        eq(passage.row.start, passageStart),
      ],
      row: passage.row,
    }),
  );
}

/** What begins there in the article with that key, if anything. */
function startingAt<R extends Pick<PassageRow, 'article_id' | 'start'>>(
  part: Source<R>,
  articleKey: Sql<string>,
  start: Sql<number>,
): One<R | null> {
  const article = source(articles);
  return find(
    across([article, part], {
      where: [eq(article.row.key, articleKey), eq(part.row.article_id, article.row.id), eq(part.row.start, start)],
      row: part.row,
    }),
  );
}

export const passageByKey = (articleKey: Sql<string>, start: Sql<number>): One<PassageRow | null> =>
  startingAt(source(passages), articleKey, start);

export const sentenceByKey = (articleKey: Sql<string>, start: Sql<number>): One<SentenceRow | null> =>
  startingAt(source(sentences), articleKey, start);

const inReadingOrder = (start: Sql<number>) => (): Order => ({ name: 'POSITION', parts: [asc(start)] });

/** Those that begin in a stretch of its text; by default all. */
export function passagesOf(articleId: Sql<number>, within?: Stretch | null): List<PassageRow> {
  const rows = from(passages, (passage) => [eq(passage.article_id, articleId), ...beginsIn(passage.start, within)]);
  return { ...rows, order: inReadingOrder(rows.row.start) };
}

/** Those that begin in a stretch of its text; by default all. */
export function sentencesOf(articleId: Sql<number>, within?: Stretch | null): SentenceList {
  const rows = from(sentences, (sentence) => [eq(sentence.article_id, articleId), ...beginsIn(sentence.start, within)]);
  return datedSentences({ ...rows, order: inReadingOrder(rows.row.start) });
}

/** The sentences of a passage: they begin between its start and its end, where their key finds them. */
export function sentencesOfPassage({ article_id: articleId, start, end }: PassageRow): SentenceList {
  const rows = from(sentences, (sentence) => [
    eq(sentence.article_id, articleId),
    gte(sentence.start, start),
    lt(sentence.start, end),
  ]);
  return datedSentences({ ...rows, order: inReadingOrder(rows.row.start) });
}

const MOST_MENTIONS = 100;

/** The accepted mentions in a sentence, in reading order, at most 100. */
export function mentionsIn({ article_id: articleId, start, end }: SentenceRow): Few<Row<typeof mentions>> {
  const rows = from(mentions, (mention) => [
    eq(mention.article_id, articleId),
    gte(mention.start, start),
    lt(mention.start, end),
    eq(mention.status, text('ACCEPTED')),
  ]);
  return { ...rows, orderBy: [asc(rows.row.start, rows.row.end)], limit: MOST_MENTIONS };
}

/** One number that goes by the first offset, and by the second where the first is the same. */
const position = ({ start, end }: Row<typeof mentions>): Sql<number> => sql`min(${start} * 4294967296 + ${end})`;

/** The entities that those mentions name, each once, in the order in which they are first named. */
export function entitiesIn(sentence: SentenceRow): Few<EntityRow> {
  const mention = asSource(mentionsIn(sentence), ['entity_id', 'start', 'end']);
  const entity = source(entities);
  const rows = across([mention, entity], { where: [eq(entity.row.id, mention.row.entity_id)], row: entity.row });
  return { ...rows, groupBy: entity.row.id, orderBy: [asc(position(mention.row))] };
}
