/** Names of files for the keys of articles: safe on every file system, whatever the key, and different for different keys. */
import { createHash } from 'node:crypto';

/** Short enough for every file system together with a digest and an extension. */
const MAX_LENGTH = 120;
const DIGEST_LENGTH = 16;

/** Names that are as they are in every folder: on some systems case does not count, and Windows reserves some words. */
const PLAIN = /^[a-z0-9](?:[a-z0-9_.-]*[a-z0-9_-])?$/;
const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/;

/** The key itself if it is plain, otherwise what is plain in it with a digest of the key. It leads to no other folder. */
export function fileNameOf(key: string): string {
  if (PLAIN.test(key) && !RESERVED.test(key) && key.length <= MAX_LENGTH) return key;
  const digest = createHash('sha256').update(key).digest('hex').slice(0, DIGEST_LENGTH);
  const words = key.toLowerCase().match(/[a-z0-9]+/g) ?? [];
  return `${words.join('-').slice(0, MAX_LENGTH) || 'article'}~${digest}`;
}
