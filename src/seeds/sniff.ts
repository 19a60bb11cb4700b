/** Tells the format of a file from its first bytes, for files whose names do not tell it. */
import type { Format } from './formats.ts';

const MAGIC: readonly (readonly [Format, readonly number[]])[] = [
  ['GZIP', [0x1f, 0x8b]],
  ['ZIP', [0x50, 0x4b, 0x03, 0x04]],
];

const BEGINNINGS: readonly (readonly [Format, RegExp])[] = [
  ['WARC', /^WARC\/\d/],
  ['HTML', /^\s*(?:<!--[\s\S]*?-->\s*)?<(?:!doctype html|html|head|body)\b/i],
  ['XML', /^\s*<(?:\?xml|rss|feed|rdf:RDF|newsItem|newsMessage)\b/],
  ['EML', /^(?:[A-Za-z][A-Za-z\d-]*:[^\n]*\r?\n(?:[ \t][^\n]*\r?\n)*)*(?:From|Message-ID):[^\n]*\n/i],
];

/** Null when they tell none. */
export function formatOfContent(head: Uint8Array): Format | null {
  const magic = MAGIC.find(([, bytes]) => bytes.every((byte, i) => head[i] === byte));
  if (magic) return magic[0];
  const text = new TextDecoder().decode(head);
  const [format] = BEGINNINGS.find(([, pattern]) => pattern.test(text)) ?? [null];
  return format ?? jsonIn(text);
}

/** A line that is an object is one of many. */
function jsonIn(text: string): Format | null {
  if (!/^\s*[[{]/.test(text)) return null;
  try {
    const first: unknown = JSON.parse(text.trimStart().split('\n')[0] ?? '');
    return Array.isArray(first) ? 'JSON' : 'JSON_LINES';
  } catch {
    return 'JSON';
  }
}
