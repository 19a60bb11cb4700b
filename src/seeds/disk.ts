/** Reads a file of a seeds folder from disk, whole or by lines, never more at once than the limits allow. */
import { closeSync, fstatSync, openSync, readFileSync, readSync } from 'node:fs';
import type { Problem } from '../problem.ts';
import type { SeedFile } from './folder.ts';
import { MAX_BYTES } from './limits.ts';
import { error, type Place } from './problems.ts';

const CHUNK = 64 * 1024;
const NEWLINE = 0x0a;
const MOST = `${MAX_BYTES / 1024 / 1024} MiB`;

/** One line of a file, without its newline. */
export interface Line {
  readonly bytes: Buffer;
  /** Its number, from 1. */
  readonly line: number;
  /** How many code points of the file stand before it, a byte order mark excluded. */
  readonly at: number;
}

/** The bytes of a file, or why they cannot be had. */
export function readBytes({ path, file }: SeedFile): Buffer | Problem {
  const place = { file, line: null };
  let fd: number | undefined;
  try {
    fd = openSync(path, 'r');
    const { size } = fstatSync(fd);
    return size > MAX_BYTES ? tooLarge(place, `The file has ${size} bytes`) : readFileSync(fd);
  } catch (cause) {
    return unreadable(place, cause);
  } finally {
    if (fd !== undefined) closeSync(fd);
  }
}

/** The lines of a file, one after the other; a line that is too long is a problem, and the next ones are read. */
export function* readLines({ path, file }: SeedFile): Generator<Line | Problem> {
  let fd: number | undefined;
  try {
    fd = openSync(path, 'r');
    yield* lines(pieces(fd), file);
  } catch (cause) {
    yield unreadable({ file, line: null }, cause);
  } finally {
    if (fd !== undefined) closeSync(fd);
  }
}

interface Piece {
  readonly bytes: Buffer;
  /** Whether the line ends with it. */
  readonly last: boolean;
}

function* lines(pieces: Iterable<Piece>, file: string): Generator<Line | Problem> {
  let kept: Buffer[] = [];
  let [line, size, at, next] = [1, 0, 0, 0];
  for (const { bytes, last } of pieces) {
    size += bytes.length;
    next += codePoints(bytes);
    if (size <= MAX_BYTES) kept.push(bytes);
    else kept = [];
    if (!last) continue;
    if (size > MAX_BYTES) yield tooLarge({ file, line }, `The line has ${size} bytes`);
    else yield { bytes: Buffer.concat(kept), line, at };
    if (line === 1 && startsWithMark(kept)) next--;
    [kept, size, line, at, next] = [[], 0, line + 1, next + 1, next + 1];
  }
}

function* pieces(fd: number): Generator<Piece> {
  for (;;) {
    const buffer = Buffer.allocUnsafe(CHUNK);
    const chunk = buffer.subarray(0, readSync(fd, buffer));
    if (chunk.length === 0) return yield { bytes: chunk, last: true };
    let start = 0;
    for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, start)) {
      yield { bytes: chunk.subarray(start, end), last: true };
      start = end + 1;
    }
    yield { bytes: chunk.subarray(start), last: false };
  }
}

/** Bytes that begin a character: all but the continuations. */
function codePoints(bytes: Buffer): number {
  let count = 0;
  for (const byte of bytes) if ((byte & 0xc0) !== 0x80) count++;
  return count;
}

function startsWithMark(line: readonly Buffer[]): boolean {
  const [first] = line;
  return first !== undefined && first[0] === 0xef && first[1] === 0xbb && first[2] === 0xbf;
}

function tooLarge(place: Place, what: string): Problem {
  return error(place, ['TOO_LARGE', `${what} and an article may have ${MOST}; split it, one article each.`]);
}

function unreadable(place: Place, cause: unknown): Problem {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause);
  return error(place, ['UNREADABLE', `The file cannot be read (${code}); give read permission or remove it.`]);
}
