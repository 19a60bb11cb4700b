/** Encodes and decodes Dateline's cursors of articles in order of publication. */
import type { ArticlePosition } from './variables.ts';

export function writeCursor({ publishedAt, id }: ArticlePosition): string {
  return Buffer.from(JSON.stringify(['PUBLISHED_AT', 'DESC', publishedAt, id])).toString('base64url');
}

export function readCursor(cursor: string): ArticlePosition {
  const [, , publishedAt, id] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as [
    string,
    string,
    string,
    number,
  ];
  return { publishedAt, id };
}
