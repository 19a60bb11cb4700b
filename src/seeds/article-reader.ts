/** Reads the articles of a file, for formats with one article in a file and for formats with one on each line. */
import { hash } from 'node:crypto';
import type { Problem } from '../problem.ts';
import { countCodePoints } from '../text/offsets.ts';
import { decode, readArticleText } from './decode.ts';
import { countLines, type FilePath, type Line, readLines } from './disk.ts';
import type { FieldNames } from './field-names.ts';
import type { Parse, ParseResult, Source } from './parsed-seed.ts';
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
  readonly read: (file: FilePath, names: FieldNames) => AsyncIterable<ParsedRecord | Problem>;
  /** The number of articles if all are valid, for progress; 0 when the file cannot be read. */
  readonly count: (path: string) => number;
}

/** Loads a parser that few need, and its libraries, when it is first used. */
export type LoadParser = () => Promise<Parse>;

/** Reads a file as one article, or as the list of articles that it is. */
export function wholeFile(load: LoadParser): ArticleReader {
  async function* read(file: FilePath, names: FieldNames): AsyncGenerator<ParsedRecord | Problem> {
    const text = await readArticleText(file);
    if (typeof text !== 'string') return yield text;
    const source = { text, location: { file: file.file, line: null }, offset: 0, names };
    yield* parseAll(source, await load(), stemOf(file.file));
  }
  return { holds: 'ONE_ARTICLE', read, count: () => 1 };
}

/** Reads each line as an article; blank lines are skipped. */
export function eachLine(parse: Parse): ArticleReader {
  async function* read(file: FilePath, names: FieldNames): AsyncGenerator<ParsedRecord | Problem> {
    let isEmpty = true;
    for await (const line of readLines(file)) {
      if (!isProblem(line) && line.bytes.every(isSpace)) continue;
      isEmpty = false;
      if (isProblem(line)) yield line;
      else yield* readLine(line, { file: file.file, names }, parse);
    }
    if (isEmpty) yield error({ file: file.file, line: null }, ['EMPTY', 'It has no lines; write some or remove it.']);
  }
  return { holds: 'ARTICLES', read, count: countLines };
}

function* readLine(
  { bytes, line, offset }: Line,
  { file, names }: { readonly file: string; readonly names: FieldNames },
  parse: Parse,
): Generator<ParsedRecord | Problem> {
  const location = { file, line };
  const text = decode(bytes, location);
  if (typeof text !== 'string') return yield text;
  yield* parseAll({ text, location, offset, names }, parse, `${stemOf(file)}/${hashOf(text)}`);
}

export const hashOf = (text: string): string => hash('sha256', text.trim()).slice(0, 16);

/** The articles of a text. `key` is the key of one without its own, unless it says what tells it apart. */
export function* parseAll(source: Source, parse: Parse, key: string): Generator<ParsedRecord | Problem> {
  const { text, location, offset } = source;
  const results = contained(location, () => parse(source));
  if (isProblem(results)) return yield results;
  const stem = stemOf(location.file);
  let [last, before] = [0, 0];
  for (const result of results) {
    const { piece = null, localId = null } = result;
    const isOneOfMany = piece !== null || location.line !== null;
    const own = piece === null ? text : text.slice(piece.start, piece.end);
    const start = piece?.start ?? 0;
    before += countCodePoints(text, last, start);
    last = start;
    const ownKey = piece === null ? key : `${stem}/${hashOf(own)}`;
    const fallbackKey = isOneOfMany && localId !== null ? `${stem}/${localId.trim()}` : ownKey;
    const line = piece === null ? location.line : piece.line;
    yield { record: { text: own, location: { ...location, line }, offset: offset + before, fallbackKey }, ...result };
  }
}

function isSpace(byte: number): boolean {
  return byte === 0x20 || byte === 0x09 || byte === 0x0d;
}

/** The path without its extension, that of a compressed file included: an article and its annotations have the same one. */
export function stemOf(file: string): string {
  const plain = file.replace(COMPRESSED, '');
  return plain.slice(0, plain.length - extensionOf(plain).length);
}

export const COMPRESSED = /\.gz$/i;

/** The extension in lower case, with its full stop; '' when there is none. */
export function extensionOf(file: string): string {
  return /\.[^./]*$/.exec(file)?.[0].toLowerCase() ?? '';
}
