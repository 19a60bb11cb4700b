/** Reads seed files from disk, whole or by line, within the limits on memory. */
import { closeSync, fstatSync, openSync, readFileSync, readSync } from 'node:fs';
import { hasTooManyFiles, type Problem, tooManyFiles } from '../problem.ts';
import { MAX_BYTES } from './limits.ts';
import { error, type Finding, type SourceLocation } from './problems.ts';

/** The path of a file, and its name in problems. */
export interface FilePath {
  /** Absolute, links resolved. */
  readonly path: string;
  /** Relative to the seeds folder, with `/`, links not resolved; of a file in an archive, the archive and its name there. */
  readonly file: string;
  /** The bytes of a file in an archive, which no path leads to. Throws ArchiveError when it cannot be unpacked. */
  readonly open?: () => AsyncIterable<Uint8Array>;
}

/** An archive that is damaged, or larger than its limits; the finding says which. */
export class ArchiveError extends Error {
  override readonly name = 'ArchiveError';
  readonly finding: Finding;

  constructor(finding: Finding) {
    super(finding[1]);
    this.finding = finding;
  }
}

const CHUNK = 64 * 1024;
/** So many bytes tell the format of a file. */
export const HEAD_BYTES = 4096;
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

/** The first bytes of a file, by which its format is told; null when it cannot be read, which reading it reports. */
export function readHead(path: string): Buffer | null {
  let fd: number | undefined;
  try {
    fd = openSync(path, 'r');
    const head = Buffer.alloc(HEAD_BYTES);
    return head.subarray(0, readSync(fd, head));
  } catch {
    return null;
  } finally {
    if (fd !== undefined) closeSync(fd);
  }
}

/** As `readBytes`, also of a file in an archive. */
export async function readContent(source: FilePath): Promise<Buffer | Problem> {
  const { file, open } = source;
  if (!open) return readBytes(source);
  const location = { file, line: null };
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of open()) {
      size += chunk.length;
      if (size > MAX_BYTES) return tooLarge(location, `The file has more than ${MAX_BYTES} bytes`);
      chunks.push(chunk);
    }
  } catch (cause) {
    return unreadable(location, cause);
  }
  return Buffer.concat(chunks);
}

/** The bytes of a file or of a file in an archive, a piece at a time. Throws what reading throws. */
export async function* readChunks({ path, open }: FilePath): AsyncGenerator<Uint8Array> {
  if (open) return yield* open();
  const fd = openSync(path, 'r');
  try {
    yield* chunksOf(fd);
  } finally {
    closeSync(fd);
  }
}

function* chunksOf(fd: number): Generator<Buffer> {
  for (;;) {
    const buffer = Buffer.allocUnsafe(CHUNK);
    const chunk = buffer.subarray(0, readSync(fd, buffer));
    if (chunk.length === 0) return;
    yield chunk;
  }
}

/** The lines of a file. A line that is too long is a problem, and the lines after it are read. */
export async function* readLines(source: FilePath): AsyncGenerator<Line | Problem> {
  try {
    yield* joinLines(fragments(readChunks(source)), source.file);
  } catch (cause) {
    yield unreadable({ file: source.file, line: null }, cause);
  }
}

/** A fragment of a line, as long as the chunk that it was read in. */
interface Fragment {
  readonly bytes: Buffer;
  readonly endsLine: boolean;
}

async function* joinLines(source: AsyncIterable<Fragment>, file: string): AsyncGenerator<Line | Problem> {
  let kept: Buffer[] = [];
  let [line, size, offset, next] = [1, 0, 0, 0];
  for await (const { bytes, endsLine } of source) {
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

async function* fragments(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Fragment> {
  for await (const bytes of chunks) {
    const chunk = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
    let start = 0;
    for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, start)) {
      yield { bytes: chunk.subarray(start, end), endsLine: true };
      start = end + 1;
    }
    yield { bytes: chunk.subarray(start), endsLine: false };
  }
  yield { bytes: Buffer.alloc(0), endsLine: true };
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

/** Why a file cannot be read. Throws when too many files are open: a reseed would remove the articles of files that are left out. */
export function unreadable(location: SourceLocation, cause: unknown): Problem {
  if (hasTooManyFiles(cause)) throw tooManyFiles(cause);
  if (cause instanceof ArchiveError) return error(location, cause.finding);
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause);
  const remedy = code === 'ENOENT' ? 'name one that exists' : 'give read permission or remove it';
  return error(location, ['UNREADABLE', `The file cannot be read (${code}); ${remedy}.`]);
}
