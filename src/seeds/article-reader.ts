/** Reads the articles of a file, for formats with one article in a file and for formats with one on each line. */
import { createHash } from 'node:crypto';
import type { Problem } from '../problem.ts';
import { decode, readText } from './decode.ts';
import { countLines, type FilePath, type Line, readLines } from './disk.ts';
import type { Parse, ParseResult } from './parsed-seed.ts';
import { contained, error, isProblem, type SourceLocation } from './problems.ts';

/** The text of one article, and where it is in its file. */
export interface SeedRecord {
  readonly text: string;
  readonly location: SourceLocation;
  /** The number of code points before the text in its file. */
  readonly offset: number;
  /** The key of the article if it gives none. */
  readonly fallbackKey: string;
}

export interface ParsedRecord extends ParseResult {
  readonly record: SeedRecord;
}

export interface ArticleReader {
  readonly holds: 'ONE_ARTICLE' | 'ARTICLES';
  /** Reads and parses the articles in their order. Never throws. */
  readonly read: (file: FilePath) => Iterable<ParsedRecord | Problem>;
  /** The number of articles if all are valid, for progress; 0 when the file cannot be read. */
  readonly count: (path: string) => number;
}

/** Reads a file as one article. */
export function wholeFile(parse: Parse): ArticleReader {
  function* read(file: FilePath): Generator<ParsedRecord | Problem> {
    const text = readText(file);
    if (typeof text !== 'string') return yield text;
    const location = { file: file.file, line: null };
    const record = { text, location, offset: 0, fallbackKey: stemOf(file.file) };
    yield contained(location, () => ({ record, ...parse(text, location, 0) }));
  }
  return { holds: 'ONE_ARTICLE', read, count: () => 1 };
}

/** Reads each line as an article; blank lines are skipped. */
export function eachLine(parse: Parse): ArticleReader {
  function* read(file: FilePath): Generator<ParsedRecord | Problem> {
    let isEmpty = true;
    for (const line of readLines(file)) {
      if (!isProblem(line) && line.bytes.every(isSpace)) continue;
      isEmpty = false;
      yield isProblem(line) ? line : readLine(line, file.file, parse);
    }
    if (isEmpty) yield error({ file: file.file, line: null }, ['EMPTY', 'It has no lines; write some or remove it.']);
  }
  return { holds: 'ARTICLES', read, count: countLines };
}

function readLine({ bytes, line, offset }: Line, file: string, parse: Parse): ParsedRecord | Problem {
  const location = { file, line };
  const text = decode(bytes, location);
  if (typeof text !== 'string') return text;
  const fallbackKey = `${stemOf(file)}/${createHash('sha256').update(text.trim()).digest('hex').slice(0, 16)}`;
  const record = { text, location, offset, fallbackKey };
  return contained(location, () => ({ record, ...parse(text, location, offset) }));
}

function isSpace(byte: number): boolean {
  return byte === 0x20 || byte === 0x09 || byte === 0x0d;
}

/** The path without its extension: an article and its annotations have the same one. */
export function stemOf(file: string): string {
  return file.slice(0, file.length - extensionOf(file).length);
}

/** The extension in lower case, with its full stop; '' when there is none. */
export function extensionOf(file: string): string {
  return /\.[^./]*$/.exec(file)?.[0].toLowerCase() ?? '';
}
