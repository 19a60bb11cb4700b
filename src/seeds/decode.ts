/** Bytes to text: UTF-8 or a reason why not, with the line where it goes wrong. */
import { isUtf8 } from 'node:buffer';
import type { Problem } from '../problem.ts';
import { error, type Finding, type Place } from './problems.ts';

const NEWLINE = 0x0a;

/** The text without its byte order mark, or the problem that keeps it from being one. `place.line` is the line of the first byte, 1 when null. */
export function decode(bytes: Uint8Array, place: Place): string | Problem {
  const at = (line: number) => ({ file: place.file, line: (place.line ?? 1) + line });
  const zero = bytes.indexOf(0);
  if (zero >= 0) return error(at(linesBefore(bytes, zero)), NOT_TEXT);
  if (!isUtf8(bytes)) return error(at(firstBadLine(bytes)), NOT_UTF8);
  const text = new TextDecoder('utf-8').decode(bytes);
  return text.trim() === '' ? error(place, EMPTY) : text;
}

const NOT_TEXT: Finding = ['NOT_TEXT', 'It holds a zero byte, so it is no text in UTF-8; convert it or remove it.'];
const NOT_UTF8: Finding = ['NOT_UTF8', 'This line is not valid UTF-8; convert the file to UTF-8.'];
const EMPTY: Finding = ['EMPTY', 'There is no text in it; write some or remove it.'];

function linesBefore(bytes: Uint8Array, end: number): number {
  let lines = 0;
  for (let i = bytes.indexOf(NEWLINE); i >= 0 && i < end; i = bytes.indexOf(NEWLINE, i + 1)) lines++;
  return lines;
}

/** Lines can be judged one by one: no character of UTF-8 but the newline itself has its byte. */
function firstBadLine(bytes: Uint8Array): number {
  let line = 0;
  for (let start = 0; ; line++) {
    const end = bytes.indexOf(NEWLINE, start);
    if (end < 0 || !isUtf8(bytes.subarray(start, end))) return line;
    start = end + 1;
  }
}
