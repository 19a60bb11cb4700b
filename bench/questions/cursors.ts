/** Cursors of articles in order of publication, as Dateline writes them. */
import type { Place } from './cast.ts';

export function writeCursor({ publishedAt, id }: Place): string {
  return Buffer.from(JSON.stringify(['PUBLISHED_AT', 'DESC', publishedAt, id])).toString('base64url');
}

export function readCursor(cursor: string): Place {
  const [, , publishedAt, id] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as [
    string,
    string,
    string,
    number,
  ];
  return { publishedAt, id };
}
