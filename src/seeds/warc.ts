/** Reads the web pages in a web archive (WARC, ISO 28500), such as those of Common Crawl's news. Other records are no articles. */
import type { Problem } from '../problem.ts';
import { archiveError } from './archive.ts';
import { type ArticleReader, hashOf, type ParsedRecord, stemOf } from './article-reader.ts';
import { type ByteReader, createByteReader } from './byte-reader.ts';
import { type FilePath, readChunks, unreadable } from './disk.ts';
import type { FieldNames } from './field-names.ts';
import { gunzip } from './gzip.ts';
import { isPage, pageIn, type WarcRecord } from './http-message.ts';
import { MAX_BYTES } from './limits.ts';
import { contained, error, type Finding, isProblem, type SourceLocation, shortReason, warning } from './problems.ts';

export function eachPage(): ArticleReader {
  return { holds: 'ARTICLES', read, count: () => 1 };
}

async function* read(file: FilePath, names: FieldNames): AsyncGenerator<ParsedRecord | Problem> {
  const location = { file: file.file, line: null };
  // A page has a parser with a large library.
  const { parsePage } = await import('./html.ts');
  let [pages, others] = [0, 0];
  try {
    for await (const record of recordsIn(file)) {
      if (record === 'OTHER') others++;
      else if (isProblem(record)) yield record;
      else {
        pages++;
        yield* readPage(record, { location, names, parsePage });
      }
    }
    if (others > 0) yield warning(location, leftOut(others));
    if (pages + others === 0) yield error(location, EMPTY);
  } catch (cause) {
    yield unreadable(location, archiveError(cause));
  }
}

interface PageContext {
  readonly location: SourceLocation;
  readonly names: FieldNames;
  readonly parsePage: typeof import('./html.ts').parsePage;
}

/** Problems name the address of the page, since a record has no line. */
function* readPage(
  { address, bytes }: WarcRecord,
  { location, names, parsePage }: PageContext,
): Generator<ParsedRecord | Problem> {
  const named = (problem: Problem): Problem => ({ ...problem, message: `${address}: ${problem.message}` });
  const text = contained(location, () => ({ page: pageIn(bytes) }));
  if (isProblem(text)) return yield named(text);
  const { page } = text;
  const result = contained(location, () => parsePage({ text: page, location, offset: 0, names }, address));
  if (isProblem(result)) return yield named(result);
  const record = { text: page, location, offset: 0, fallbackKey: `${stemOf(location.file)}/${hashOf(address)}` };
  yield { record, ...result, problems: result.problems.map(named) };
}

const MAX_LINE = 64 * 1024;
const MAX_HEADERS = 200;

/** The pages in the archive. 'OTHER' stands for an answer of a server that is none: an image, a redirect, an error. */
async function* recordsIn(file: FilePath): AsyncGenerator<WarcRecord | 'OTHER' | Problem> {
  const isPacked = !file.open && /\.gz$/i.test(file.file);
  const reader = createByteReader(isPacked ? gunzip(file.path) : readChunks(file));
  for (;;) {
    const begin = await beginRecord(reader);
    if (begin === null) return;
    const length = Number(begin.get('content-length'));
    if (!Number.isSafeInteger(length) || length < 0) throw new Error('a record has no length');
    const address = (begin.get('warc-target-uri') ?? '').replace(/^<|>$/g, '');
    if (begin.get('warc-type') !== 'response') await reader.skip(length);
    else if (length > MAX_BYTES) {
      await reader.skip(length);
      yield error({ file: file.file, line: null }, tooLarge(address, length));
    } else {
      const bytes = await reader.take(length);
      if (bytes.length < length) throw new Error('the last record is cut off');
      yield isPage(bytes) ? { address, bytes } : 'OTHER';
    }
  }
}

/** The headers of the next record, by name in lower case; null at the end. */
async function beginRecord({ line }: ByteReader): Promise<Map<string, string> | null> {
  let first = await line(MAX_LINE);
  while (first === '') first = await line(MAX_LINE);
  if (first === null) return null;
  if (!first.startsWith('WARC/')) throw new Error(`a record begins with ${shortReason(first)}`);
  const headers = new Map<string, string>();
  for (let next = await line(MAX_LINE); next !== null && next !== ''; next = await line(MAX_LINE)) {
    const colon = next.indexOf(':');
    headers.set(next.slice(0, colon).trim().toLowerCase(), next.slice(colon + 1).trim());
    if (headers.size > MAX_HEADERS) throw new Error('a record has too many headers');
  }
  return headers;
}

const EMPTY: Finding = ['EMPTY', 'It holds no answer of a web server; remove it.'];
const tooLarge = (address: string, length: number): Finding => [
  'TOO_LARGE',
  `${address} has ${length} bytes, and a page may have ${MAX_BYTES / 1024 / 1024} MiB; save its text alone.`,
];
const leftOut = (count: number): Finding => [
  'NOT_A_SEED',
  `${count} answers in it are no web pages, such as images and redirects, and are left out.`,
];
