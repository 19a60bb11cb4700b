/** Sends a built file of the GraphiQL page: named by its content, so cached for good, and compressed as it was built. */
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname } from 'node:path';
import { pipeline } from 'node:stream/promises';

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
};

/** Encodings that the build leaves beside each file, the smallest first. */
const ENCODINGS = [
  { name: 'br', suffix: '.br' },
  { name: 'gzip', suffix: '.gz' },
] as const;

const REFUSED = /;\s*q=0(\.0*)?\s*$/i;

/** The best encoding that an `Accept-Encoding` header allows; undefined when the file is to be sent as it is. */
export function chooseEncoding(accepted: string): (typeof ENCODINGS)[number] | undefined {
  const offered = accepted.split(',').filter((item) => !REFUSED.test(item));
  const names = offered.map((item) => item.replace(/;.*/, '').trim().toLowerCase());
  return ENCODINGS.find(({ name }) => names.includes(name));
}

/** Sends the file at `path`, or one of its compressed forms. Rejects when the connection ends before the file does. */
export async function sendAsset(request: IncomingMessage, response: ServerResponse, path: string): Promise<void> {
  const encoding = chooseEncoding(request.headers['accept-encoding']?.toString() ?? '');
  const form = path + (encoding?.suffix ?? '');
  const { size } = await stat(form);
  response.writeHead(200, {
    'content-type': TYPES[extname(path)],
    'content-length': size,
    'cache-control': 'public, max-age=31536000, immutable',
    vary: 'accept-encoding',
    'x-content-type-options': 'nosniff',
    ...(encoding && { 'content-encoding': encoding.name }),
  });
  if (request.method === 'HEAD') response.end();
  else await pipeline(createReadStream(form), response);
}
