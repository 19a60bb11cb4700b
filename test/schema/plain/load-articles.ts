/** Loads articles with their passages and sentences. */
import { at, Index, indexBy } from './index-by.ts';
import type { Article, Passage, Sentence } from './model.ts';
import type { ReadTable } from './tables.ts';

function loadArticles(read: ReadTable): Article[] {
  const texts = new Map(read('article_texts').map(({ article_id, text }) => [article_id, text]));
  return read('articles').map((row) => ({
    __typename: 'Article',
    rowId: row.id,
    key: row.key,
    title: row.title,
    text: texts.get(row.id) as string,
    textHash: row.text_hash,
    wordCount: row.word_count,
    publishedAt: row.published_at === '' ? null : row.published_at,
    publishedPrecision: row.published_precision,
    source: row.source,
    url: row.url,
    language: row.language,
    byline: row.byline,
    section: row.section,
    seedFile: row.seed_file,
    seedLine: row.seed_line,
    passages: [],
    sentences: [],
    mentions: [],
    roles: [],
    statements: [],
    appearances: [],
    version: null,
  }));
}

export interface Structure {
  readonly articles: Index<number, Article>;
  readonly sentences: Index<string, Sentence>;
}

export function loadStructure(read: ReadTable): Structure {
  const articles = indexBy(loadArticles(read), ({ rowId }) => rowId);
  for (const { article_id, first_id, published, likeness, repeats_id } of read('versions')) {
    const [article, first] = [articles.find(article_id), articles.find(first_id)];
    const repeats = repeats_id === null ? null : articles.find(repeats_id);
    article.version = { article, first, published, likeness, repeats };
  }
  const passages = new Index<string, Passage>();
  for (const { article_id, start, end, role } of read('passages')) {
    const article = articles.find(article_id);
    const passage: Passage = { __typename: 'Passage', article, start, end, role };
    passages.set(at(article_id, start), passage);
    article.passages.push(passage);
  }
  const sentences = new Index<string, Sentence>();
  for (const { article_id, start, end, passage_start } of read('sentences')) {
    const article = articles.find(article_id);
    const passage = passages.find(at(article_id, passage_start));
    const sentence: Sentence = { __typename: 'Sentence', article, passage, start, end };
    sentences.set(at(article_id, start), sentence);
    article.sentences.push(sentence);
  }
  return { articles, sentences };
}
