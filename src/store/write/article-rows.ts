/** The rows that an article record becomes. */
import { createHash } from 'node:crypto';
import type { ArticleRecord, MentionRecord, Sentence } from '../../model.ts';
import { fold } from '../../text/fold.ts';
import { lastBefore } from '../../text/last-before.ts';
import type { ArticlesTable, MentionsTable } from '../sql/tables/articles.ts';
import type { ArticleEntitiesTable } from '../sql/tables/counts.ts';
import type { Footprint, FootprintMention } from './footprint.ts';
import type { Standing } from './standings.ts';

/** SHA-256 of a text in hex. */
export function hashText(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

export function articleRow(record: ArticleRecord, ids: { article: number; run: number }): ArticlesTable {
  return {
    id: ids.article,
    key: record.key,
    title: record.title,
    title_key: fold(record.title ?? ''),
    text: record.text,
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

export function footprintOfMention(row: MentionsTable): FootprintMention {
  return {
    start: row.start,
    form: row.form,
    kind: row.kind,
    status: row.status,
    entity: row.entity_id,
    surface: row.surface_id,
    sentence: row.sentence_start,
  };
}

export function standingRow(standing: Standing, article: number, publishedAt: string): ArticleEntitiesTable {
  return {
    article_id: article,
    entity_id: standing.entity,
    published_at: publishedAt,
    mention_count: standing.mentionCount,
    demonym_count: standing.demonymCount,
    first_start: standing.firstStart,
    salience: standing.salience,
  };
}

export function footprintOf(
  record: ArticleRecord,
  mentions: readonly FootprintMention[],
): Omit<Footprint, 'roles' | 'statements'> {
  return {
    publishedAt: record.publication?.at ?? '',
    source: record.source,
    language: record.language,
    section: record.section,
    passages: record.passages.length,
    sentences: record.sentences.length,
    mentions,
  };
}

/** The sentence of a sound record that a mention stands in. */
export function sentenceOf(record: ArticleRecord, { start }: MentionRecord): Sentence {
  return lastBefore(record.sentences, start) as Sentence;
}
