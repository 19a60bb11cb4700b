/** Article records as text: to be put aside on disk, and dear to make but cheap to hand from thread to thread. */
import type { ArticleKey, ArticleRecord } from '../../model.ts';

export interface SerializedArticle {
  readonly key: ArticleKey;
  readonly json: string;
}

export const serializeArticle = (record: ArticleRecord): SerializedArticle => ({
  key: record.key,
  json: JSON.stringify(record),
});

export const deserializeArticle = (json: string): ArticleRecord => JSON.parse(json) as ArticleRecord;
