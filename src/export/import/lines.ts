/** Reads the lines of exported files one after the other, however large the files are. */
import { closeSync, openSync, readdirSync, readSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { StringDecoder } from 'node:string_decoder';
import { DatelineError } from '../../problem.ts';

const CHUNK_BYTES = 1 << 20;

/** An article of 8 MiB with a mention for every few words. */
const MAX_LINE_CHARACTERS = 256 * 1024 * 1024;

/** A line that is not empty, and where it stands. */
export interface ExportedLine {
  readonly text: string;
  /** Such as `export/seeds.jsonl:12`, for messages. */
  readonly place: string;
}

/** Line breaks are `\n` alone: U+2028 may stand within JSON. */
function* linesOf(path: string): Generator<ExportedLine> {
  const file = openSync(path, 'r');
  const decoder = new StringDecoder('utf8');
  let [rest, number] = ['', 0];
  try {
    for (;;) {
      const chunk = Buffer.allocUnsafe(CHUNK_BYTES);
      const length = readSync(file, chunk);
      const parts = (rest + (length === 0 ? decoder.end() : decoder.write(chunk.subarray(0, length)))).split('\n');
      rest = length === 0 ? '' : (parts.pop() as string);
      if (rest.length > MAX_LINE_CHARACTERS)
        throw new DatelineError(
          'BAD_USER_INPUT',
          `${path}:${number + parts.length + 1} is too long for an exported line.`,
        );
      for (const text of parts) {
        number++;
        if (text.trim() !== '') yield { text, place: `${path}:${number}` };
      }
      if (length === 0) return;
    }
  } finally {
    closeSync(file);
  }
}

/** The files of an export in JSON Lines: those of a folder, or one file with all lines. */
function filesOf(path: string): string[] {
  if (!statSync(path).isDirectory()) return [path];
  const names = readdirSync(path).filter((name) => name.endsWith('.jsonl'));
  // Those of the seeds come before what is larger and says the same.
  if (names.length > 0)
    return names
      .sort()
      .reverse()
      .map((name) => join(path, name));
  throw new DatelineError(
    'BAD_USER_INPUT',
    `${path} holds no export; name a folder that "dateline export --format jsonl" wrote.`,
  );
}

export function* exportedLines(path: string): Generator<ExportedLine> {
  for (const file of filesOf(path)) yield* linesOf(file);
}
