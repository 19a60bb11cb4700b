/** Converts an article record to its row of `articles`. */
import { hash } from 'node:crypto';
import type { ArticleRecord } from '../../model.ts';
import { fold, foldedCopy } from '../../text/fold.ts';
import type { ArticlesTable } from '../sql/tables/articles.ts';

/** SHA-256 of a text in hex. */
export function hashText(text: string): string {
  return hash('sha256', text);
}

export function articleRow(record: ArticleRecord, ids: { article: number; run: number }): ArticlesTable {
  return {
    id: ids.article,
    key: record.key,
    title: record.title,
    title_key: fold(record.title ?? ''),
    title_folded: foldedCopy(record.title ?? ''),
    text_length: record.text.length,
    text_hash: hashText(record.text),
    published_at: record.publication?.at ?? '',
    published_precision: record.publication?.precision ?? null,
    source: record.source,
    url: record.url,
    language: record.language,
    byline: record.byline,
    section: record.section,
    word_count: record.wordCount,
    seed_file: record.file,
    seed_line: record.line,
    seed_digest: record.digest,
    run_id: ids.run,
  };
}
