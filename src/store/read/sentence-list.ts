/** The list of sentences: all of them, or those that mention some entities. */
import { isEmptyFilter } from '../filter/conditions.ts';
import { isCounted, isNamed, isRepeated } from '../filter/cooccurrence.ts';
import { rarestOf } from '../filter/entity-keys.ts';
import { checkFilter } from '../filter/limits.ts';
import type { SentenceFilter } from '../filter/model.ts';
import { namedInAll, sentenceConditions } from '../filter/sentences.ts';
import type { Bound, Sql } from '../sql/expression.ts';
import { asc, desc, type Order } from '../sql/keyset.ts';
import { eq, fails } from '../sql/operators.ts';
import { across } from '../sql/query.ts';
import { source } from '../sql/table.ts';
import { articles, mentions, sentences } from '../sql/tables/articles.ts';
import { articleEntities } from '../sql/tables/counts.ts';
import { datedSentences, type SentenceList } from './sentences.ts';
import { total } from './totals.ts';

/** By columns of an index, each article from its beginning. */
const latestFirst = (publishedAt: Sql<string>, articleId: Sql<number>, start: Sql<number>) => (): Order => ({
  name: 'PUBLISHED_AT',
  parts: [desc(publishedAt, articleId), asc(start)],
});

/** Article by article in order of publication. */
function articleByArticle(filter: SentenceFilter): SentenceList {
  const [article, sentence] = [source(articles), source(sentences)];
  const { published_at: publishedAt, id } = article.row;
  const where = sentenceConditions(filter, { row: sentence.row, article: { row: article.row } });
  const rows = across([article, sentence], { where: [eq(sentence.row.article_id, id), ...where], row: sentence.row });
  const order = latestFirst(publishedAt, id, sentence.row.start);
  return datedSentences({ ...rows, order, ...(isEmptyFilter(filter) && { count: () => total('SENTENCE') }) });
}

/** Those of which each mentions these entities: the mentions of the rarest lead to them. */
function mentionByMention(keys: readonly Bound<string>[], filter: SentenceFilter): SentenceList {
  const [appearance, article] = [source(articleEntities), source(articles, 'articles_by_id')];
  const [mention, sentence] = [source(mentions), source(sentences)];
  const { published_at: publishedAt, article_id: articleId, entity_id: entityId } = appearance.row;
  const rows = across([appearance, article, mention, sentence], {
    where: [
      eq(entityId, rarestOf(keys)),
      isNamed(appearance.row),
      eq(article.row.id, articleId),
      eq(mention.row.entity_id, entityId),
      eq(mention.row.article_id, articleId),
      isCounted(mention.row),
      eq(sentence.row.article_id, articleId),
      eq(sentence.row.start, mention.row.sentence_start),
      fails(isRepeated(mention.row, sentence.row)),
      ...sentenceConditions(filter, { row: sentence.row, article: { row: article.row, publishedAt } }),
    ],
    row: sentence.row,
  });
  return datedSentences({ ...rows, order: latestFirst(publishedAt, articleId, mention.row.sentence_start) });
}

/** The sentences that the filter lets through, latest article first, each article from its beginning. */
export function allSentences(query: { readonly filter?: SentenceFilter | null | undefined }): SentenceList {
  const filter = checkFilter(query.filter);
  const keys = namedInAll(filter);
  return keys.length > 0 ? mentionByMention(keys, filter) : articleByArticle(filter);
}
