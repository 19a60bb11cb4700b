/** Decodes the answer of a web server as a web archive keeps it. */
import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib';
import { MAX_BYTES } from './limits.ts';

/** A record of a web archive that is a page. */
export interface WarcRecord {
  readonly address: string;
  /** The answer, headers included. */
  readonly bytes: Buffer;
}

interface Message {
  readonly status: string;
  /** By name in lower case. */
  readonly headers: ReadonlyMap<string, string>;
  readonly body: Buffer;
}

const HEADERS_END = '\r\n\r\n';

function parseMessage(bytes: Buffer): Message {
  const end = bytes.indexOf(HEADERS_END);
  const [first = '', ...lines] = bytes.subarray(0, Math.max(end, 0)).toString('latin1').split('\r\n');
  const headers = lines.map((line): [string, string] => {
    const colon = line.indexOf(':');
    return [line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim()];
  });
  const status = first.split(' ')[1] ?? '';
  return { status, headers: new Map(headers), body: bytes.subarray(end + HEADERS_END.length) };
}

/** Whether an answer is a web page that was found. */
export function isPage(bytes: Buffer): boolean {
  const { status, headers } = parseMessage(bytes);
  return status === '200' && /^(?:text\/html|application\/xhtml\+xml)\b/i.test(headers.get('content-type') ?? '');
}

const DECODERS: Readonly<Record<string, typeof gunzipSync>> = {
  gzip: gunzipSync,
  'x-gzip': gunzipSync,
  deflate: inflateSync,
  br: (bytes, options) => brotliDecompressSync(bytes, { maxOutputLength: options?.maxOutputLength ?? MAX_BYTES }),
};

/** The HTML of a page. Throws when it is damaged, or larger than `MAX_BYTES`. */
export function pageIn(bytes: Buffer): string {
  const { headers, body } = parseMessage(bytes);
  const whole = /\bchunked\b/i.test(headers.get('transfer-encoding') ?? '') ? joinChunks(body) : body;
  const unpack = DECODERS[(headers.get('content-encoding') ?? '').toLowerCase()];
  const html = unpack ? unpack(whole, { maxOutputLength: MAX_BYTES }) : whole;
  return decoderOf(headers.get('content-type') ?? '', html).decode(html);
}

function joinChunks(body: Buffer): Buffer {
  const chunks: Buffer[] = [];
  let at = 0;
  for (;;) {
    const end = body.indexOf('\r\n', at);
    const size = end < 0 ? Number.NaN : Number.parseInt(body.subarray(at, end).toString('latin1'), 16);
    // Common Crawl and others keep the header when they have joined the chunks.
    if (Number.isNaN(size)) return at === 0 ? body : Buffer.concat(chunks);
    if (size === 0) return Buffer.concat(chunks);
    chunks.push(body.subarray(end + 2, end + 2 + size));
    at = end + 2 + size + 2;
  }
}

/** The encoding that the header names, or else the page itself; UTF-8 when that is unknown. */
function decoderOf(contentType: string, html: Buffer): TextDecoder {
  const head = html.subarray(0, 2048).toString('latin1');
  const label = /charset=["']?([\w-]+)/i.exec(contentType)?.[1] ?? /<meta[^>]+charset=["']?([\w-]+)/i.exec(head)?.[1];
  try {
    return new TextDecoder(label ?? 'utf-8');
  } catch {
    return new TextDecoder('utf-8');
  }
}
