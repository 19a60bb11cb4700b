/** Serves the static files of the pages: cached for good, since names contain a hash, and compressed by the build. */
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname } from 'node:path';
import { pipeline } from 'node:stream/promises';

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
};

/** Content encodings that the build writes beside each file, the smallest first. */
const ENCODINGS = [
  { name: 'br', suffix: '.br' },
  { name: 'gzip', suffix: '.gz' },
] as const;

const EXCLUDED = /;\s*q=0(\.0*)?\s*$/i;

/** Negotiates the encoding from an `Accept-Encoding` header; undefined means uncompressed. */
export function chooseEncoding(accepted: string): (typeof ENCODINGS)[number] | undefined {
  const offered = accepted.split(',').filter((item) => !EXCLUDED.test(item));
  const names = offered.map((item) => item.replace(/;.*/, '').trim().toLowerCase());
  return ENCODINGS.find(({ name }) => names.includes(name));
}

/** Sends the file at `path`, compressed if the client accepts that. Rejects if the connection ends before the file does. */
export async function sendAsset(request: IncomingMessage, response: ServerResponse, path: string): Promise<void> {
  const encoding = chooseEncoding(request.headers['accept-encoding']?.toString() ?? '');
  const file = path + (encoding?.suffix ?? '');
  const { size } = await stat(file);
  response.writeHead(200, {
    'content-type': TYPES[extname(path)],
    'content-length': size,
    'cache-control': 'public, max-age=31536000, immutable',
    vary: 'accept-encoding',
    'x-content-type-options': 'nosniff',
    ...(encoding && { 'content-encoding': encoding.name }),
  });
  if (request.method === 'HEAD') response.end();
  else await pipeline(createReadStream(file), response);
}
