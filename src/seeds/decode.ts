/** Decodes UTF-8, or reports the line where a file is not valid UTF-8. */
import { isUtf8 } from 'node:buffer';
import type { Problem } from '../problem.ts';
import { type FilePath, readBytes, readContent } from './disk.ts';
import { error, type Finding, isProblem, type SourceLocation } from './problems.ts';

const NEWLINE = 0x0a;

/** The decoded text of a whole file, or why there is none. */
export function readText(file: FilePath): string | Problem {
  const bytes = readBytes(file);
  return isProblem(bytes) ? bytes : decode(bytes, { file: file.file, line: null });
}

/** As `readText`, also of a file in an archive. */
export async function readArticleText(file: FilePath): Promise<string | Problem> {
  const bytes = await readContent(file);
  return isProblem(bytes) ? bytes : decode(bytes, { file: file.file, line: null });
}

/** The text without its byte order mark, or a problem. `location.line` is the line of the first byte; null counts as 1. */
export function decode(bytes: Uint8Array, location: SourceLocation): string | Problem {
  const at = (line: number) => ({ file: location.file, line: (location.line ?? 1) + line });
  const zero = bytes.indexOf(0);
  if (zero >= 0) return error(at(linesBefore(bytes, zero)), NOT_TEXT);
  if (!isUtf8(bytes)) return error(at(firstInvalidLine(bytes)), NOT_UTF8);
  const text = new TextDecoder('utf-8').decode(bytes);
  return text.trim() === '' ? error(location, EMPTY) : text;
}

const NOT_TEXT: Finding = ['NOT_TEXT', 'It holds a zero byte, so it is not text in UTF-8; convert it or remove it.'];
const NOT_UTF8: Finding = ['NOT_UTF8', 'This line is not valid UTF-8; convert the file to UTF-8.'];
const EMPTY: Finding = ['EMPTY', 'It has no text; write some or remove it.'];

function linesBefore(bytes: Uint8Array, end: number): number {
  let lines = 0;
  for (let i = bytes.indexOf(NEWLINE); i >= 0 && i < end; i = bytes.indexOf(NEWLINE, i + 1)) lines++;
  return lines;
}

/** Validates line by line: no other character of UTF-8 contains the byte of a newline. */
function firstInvalidLine(bytes: Uint8Array): number {
  let line = 0;
  for (let start = 0; ; line++) {
    const end = bytes.indexOf(NEWLINE, start);
    if (end < 0 || !isUtf8(bytes.subarray(start, end))) return line;
    start = end + 1;
  }
}
