/** Translates article cursors to PostGraphile's and back. Its cursors hold the same values and a digest of the order. */
import { post } from '../load/post.ts';
import { readCursor, writeCursor } from '../queries/cursors.ts';

const FIRST = '{ allArticles(first: 1, orderBy: [PUBLISHED_AT_DESC, ROW_ID_DESC]) { edges { cursor } } }';

type Components = [digest: string, publishedAt: string, id: string];

const decode = (cursor: string): Components => JSON.parse(Buffer.from(cursor, 'base64').toString()) as Components;

/** Reads the digest of the order from a cursor of its own. */
export async function findDigest(url: string): Promise<string> {
  const { text } = await post(url, JSON.stringify({ query: FIRST }));
  const { data } = JSON.parse(text) as { data: { allArticles: { edges: { cursor: string }[] } } };
  return decode(data.allArticles.edges[0]?.cursor ?? '')[0];
}

export function toPeer(cursor: string, digest: string): string {
  const { publishedAt, id } = readCursor(cursor);
  return Buffer.from(JSON.stringify([digest, publishedAt, String(id)])).toString('base64');
}

export function fromPeer(cursor: string): string {
  const [, publishedAt, id] = decode(cursor);
  return writeCursor({ publishedAt, id: Number(id) });
}
