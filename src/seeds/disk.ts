/** Reads seed files from disk, whole or by line, within the limits on memory. */
import { closeSync, fstatSync, openSync, readFileSync, readSync } from 'node:fs';
import { hasTooManyFiles, type Problem, tooManyFiles } from '../problem.ts';
import { MAX_BYTES } from './limits.ts';
import { error, type SourceLocation } from './problems.ts';

/** The path of a file, and its name in problems. */
export interface FilePath {
  /** Absolute, links resolved. */
  readonly path: string;
  /** Relative to the seeds folder, with `/`, links not resolved. */
  readonly file: string;
}

const CHUNK = 64 * 1024;
const COUNTED_CHUNK = 1024 * 1024;
const NEWLINE = 0x0a;

/** A line of a file, without its newline. */
export interface Line {
  readonly bytes: Buffer;
  /** Its number, from 1. */
  readonly line: number;
  /** The number of code points before it in the file, without a byte order mark. */
  readonly offset: number;
}

/** The bytes of a file, or why they cannot be read. */
export function readBytes({ path, file }: FilePath): Buffer | Problem {
  const location = { file, line: null };
  let fd: number | undefined;
  try {
    fd = openSync(path, 'r');
    const stat = fstatSync(fd);
    if (!stat.isFile() && !stat.isFIFO()) return error(location, ['UNREADABLE', 'It is not a regular file; name one.']);
    const { size } = stat;
    return size > MAX_BYTES ? tooLarge(location, `The file has ${size} bytes`) : readFileSync(fd);
  } catch (cause) {
    return unreadable(location, cause);
  } finally {
    if (fd !== undefined) closeSync(fd);
  }
}

/** The lines of a file. A line that is too long is a problem, and the lines after it are read. */
export function* readLines({ path, file }: FilePath): Generator<Line | Problem> {
  let fd: number | undefined;
  try {
    fd = openSync(path, 'r');
    yield* joinLines(fragments(fd), file);
  } catch (cause) {
    yield unreadable({ file, line: null }, cause);
  } finally {
    if (fd !== undefined) closeSync(fd);
  }
}

/** A fragment of a line, as long as the chunk that it was read in. */
interface Fragment {
  readonly bytes: Buffer;
  readonly endsLine: boolean;
}

function* joinLines(source: Iterable<Fragment>, file: string): Generator<Line | Problem> {
  let kept: Buffer[] = [];
  let [line, size, offset, next] = [1, 0, 0, 0];
  for (const { bytes, endsLine } of source) {
    size += bytes.length;
    next += countCodePoints(bytes);
    if (size <= MAX_BYTES) kept.push(bytes);
    else kept = [];
    if (!endsLine) continue;
    if (size > MAX_BYTES) yield tooLarge({ file, line }, `The line has ${size} bytes`);
    else yield { bytes: Buffer.concat(kept), line, offset };
    if (line === 1 && beginsWithMark(kept)) next--;
    [kept, size, line, offset, next] = [[], 0, line + 1, next + 1, next + 1];
  }
}

function* fragments(fd: number): Generator<Fragment> {
  for (;;) {
    const buffer = Buffer.allocUnsafe(CHUNK);
    const chunk = buffer.subarray(0, readSync(fd, buffer));
    if (chunk.length === 0) return yield { bytes: chunk, endsLine: true };
    let start = 0;
    for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, start)) {
      yield { bytes: chunk.subarray(start, end), endsLine: true };
      start = end + 1;
    }
    yield { bytes: chunk.subarray(start), endsLine: false };
  }
}

/** Counts the bytes that begin a character: all but continuation bytes. */
function countCodePoints(bytes: Buffer): number {
  let count = 0;
  for (const byte of bytes) if ((byte & 0xc0) !== 0x80) count++;
  return count;
}

function beginsWithMark(line: readonly Buffer[]): boolean {
  const [first] = line;
  return first !== undefined && first[0] === 0xef && first[1] === 0xbb && first[2] === 0xbf;
}

/** The number of lines, counting a last one without a newline; 0 when the file cannot be read. */
export function countLines(path: string): number {
  let fd: number | undefined;
  try {
    fd = openSync(path, 'r');
    return count(fd);
  } catch {
    // Reading the articles reports the reason.
    return 0;
  } finally {
    if (fd !== undefined) closeSync(fd);
  }
}

function count(fd: number): number {
  const chunk = Buffer.allocUnsafe(COUNTED_CHUNK);
  let [lines, last] = [0, NEWLINE];
  for (let size = readSync(fd, chunk); size > 0; size = readSync(fd, chunk)) {
    for (let at = chunk.indexOf(NEWLINE); at >= 0 && at < size; at = chunk.indexOf(NEWLINE, at + 1)) lines++;
    last = chunk[size - 1] as number;
  }
  return last === NEWLINE ? lines : lines + 1;
}

function tooLarge(location: SourceLocation, what: string): Problem {
  const most = `${MAX_BYTES / 1024 / 1024} MiB`;
  return error(location, ['TOO_LARGE', `${what} and an article may have ${most}; split it, one article each.`]);
}

/** Throws when too many files are open: a reseed would remove the articles of files that are left out. */
function unreadable(location: SourceLocation, cause: unknown): Problem {
  if (hasTooManyFiles(cause)) throw tooManyFiles(cause);
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause);
  const remedy = code === 'ENOENT' ? 'name one that exists' : 'give read permission or remove it';
  return error(location, ['UNREADABLE', `The file cannot be read (${code}); ${remedy}.`]);
}
