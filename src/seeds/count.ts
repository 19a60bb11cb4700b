/** Tells beforehand how many articles there are to read, so that people can be told how far it is. */
import { closeSync, openSync, readSync } from 'node:fs';
import type { SeedFile } from './folder.ts';
import { sift } from './problems.ts';
import type { Listed } from './read.ts';

const CHUNK = 1024 * 1024;
const NEWLINE = 0x0a;

/** How many articles the files hold if each is sound and no line is blank; what cannot be read counts as none. */
export function countArticles(listed: Listed): number {
  return sift(listed).sound.reduce((sum, seed) => sum + articlesIn(seed), 0);
}

function articlesIn(seed: SeedFile): number {
  if (seed.format === 'JSON_LINES') return countLines(seed.path);
  return seed.format === 'GAZETTEER' || seed.format === 'ANNOTATION' ? 0 : 1;
}

function countLines(path: string): number {
  let fd: number | undefined;
  try {
    fd = openSync(path, 'r');
    return count(fd);
  } catch {
    // Reading the articles will tell why.
    return 0;
  } finally {
    if (fd !== undefined) closeSync(fd);
  }
}

function count(fd: number): number {
  const chunk = Buffer.allocUnsafe(CHUNK);
  let [lines, last] = [0, NEWLINE];
  for (let size = readSync(fd, chunk); size > 0; size = readSync(fd, chunk)) {
    for (let at = chunk.indexOf(NEWLINE); at >= 0 && at < size; at = chunk.indexOf(NEWLINE, at + 1)) lines++;
    last = chunk[size - 1] as number;
  }
  return last === NEWLINE ? lines : lines + 1;
}
