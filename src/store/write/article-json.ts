/**
 * Serializes article records for the staging file and for messages between threads: a string is cheaper to post than an object.
 * Threads that extract import this file, so it must not load SQLite.
 */
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
