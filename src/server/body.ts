/** Reads the bodies of requests, no further than they may go. */
import type { IncomingMessage } from 'node:http';

const textOf = (chunks: readonly Buffer[]): string =>
  (chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks)).toString();

/** Resolves to the body as text, or to null when it has more bytes than `most`. Never resolves when the client leaves before its end. */
export function readBody(request: IncomingMessage, most: number): Promise<string | null> {
  if (Number(request.headers['content-length'] ?? 0) > most) return Promise.resolve(null);
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const take = (chunk: Buffer): void => {
      size += chunk.length;
      chunks.push(chunk);
      if (size <= most) return;
      request.off('data', take).pause();
      resolve(null);
    };
    request.on('data', take).on('end', () => resolve(textOf(chunks)));
  });
}
