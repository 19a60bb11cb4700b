/** Unpacks a file that is compressed with gzip. */
import { createReadStream, statSync } from 'node:fs';
import { createGunzip } from 'node:zlib';
import type { Problem } from '../problem.ts';
import { createBudget, type PackedFile } from './archive.ts';
import { COMPRESSED } from './article-reader.ts';
import { type FilePath, unreadable } from './disk.ts';

/** The bytes in a file that is compressed. Throws ArchiveError. */
export function gunzip(path: string): AsyncIterable<Uint8Array> {
  const packed = createReadStream(path);
  const within = createBudget(() => packed.bytesRead);
  const unpacked = createGunzip();
  packed.on('error', (cause) => unpacked.destroy(cause));
  unpacked.on('close', () => packed.destroy());
  return within(packed.pipe(unpacked));
}

/** The file has its own name, in problems and keys, and the format that it has without `.gz`. */
export async function* unpackGzip({ path, file }: FilePath): AsyncGenerator<PackedFile | Problem> {
  try {
    statSync(path);
  } catch (cause) {
    return yield unreadable({ file, line: null }, cause);
  }
  yield { path, file, name: file.replace(COMPRESSED, ''), open: () => gunzip(path) };
}
