/** Reads tables in CSV or TSV, each row after the header as an article. */
import { pipeline, Readable } from 'node:stream';
import { parse } from 'csv-parse';
import type { Problem } from '../problem.ts';
import { type ArticleReader, hashOf, type ParsedRecord, stemOf } from './article-reader.ts';
import { ArchiveError, countLines, type FilePath, readChunks, unreadable } from './disk.ts';
import type { FieldNames } from './field-names.ts';
import { parseMembers } from './json.ts';
import { MAX_BYTES } from './limits.ts';
import { contained, error, type Finding, isProblem, shortReason } from './problems.ts';

interface Row {
  readonly record: Readonly<Record<string, string>>;
  /** `lines` is the line that the row ends on. */
  readonly info: { readonly lines: number };
}

/** The names of the columns are those of the fields of JSON, or in `mapping.yml`. Commas, semicolons or tabs part the columns. */
export function eachRow(): ArticleReader {
  const count = (path: string): number => Math.max(0, countLines(path) - 1);
  return { holds: 'ARTICLES', read, count };
}

async function* read(file: FilePath, names: FieldNames): AsyncGenerator<ParsedRecord | Problem> {
  const skipped: Problem[] = [];
  let [last, broken] = [1, 0];
  try {
    const rows = parse({
      bom: true,
      columns: (header: string[]) => header.map((name) => name.trim()),
      delimiter: await delimiterOf(file),
      info: true,
      max_record_size: MAX_BYTES,
      relax_column_count: true,
      skip_empty_lines: true,
      skip_records_with_error: true,
      on_skip: (cause) => {
        if (++broken > MAX_BROKEN) throw new ArchiveError(NO_TABLE);
        const { lines, message = '' }: { readonly lines?: unknown; readonly message?: string } = cause ?? {};
        const line = typeof lines === 'number' ? lines : null;
        skipped.push(error({ file: file.file, line }, notARow(message)));
      },
    });
    // An error of the source ends the rows with it.
    pipeline(Readable.from(readChunks(file)), rows, () => {});
    for await (const { record, info } of rows as AsyncIterable<Row>) {
      yield* skipped.splice(0);
      yield* readRow(record, { file: file.file, line: last + 1 }, names);
      last = info.lines;
    }
    yield* skipped;
    if (last === 1 && skipped.length === 0) yield error({ file: file.file, line: null }, EMPTY);
  } catch (cause) {
    yield unreadable({ file: file.file, line: null }, cause);
  }
}

function* readRow(
  record: Row['record'],
  location: { readonly file: string; readonly line: number },
  names: FieldNames,
): Generator<ParsedRecord | Problem> {
  const text = JSON.stringify(record);
  const result = contained(location, () => parseMembers(record, { text, location, offset: 0, names }));
  if (isProblem(result)) return yield result;
  const fallbackKey = `${stemOf(location.file)}/${result.localId?.trim() || hashOf(text)}`;
  yield { record: { text, location, offset: 0, fallbackKey }, ...result };
}

const DELIMITERS = [',', '\t', ';'] as const;

/** The delimiter that stands most often in the header. */
async function delimiterOf(file: FilePath): Promise<string> {
  for await (const chunk of readChunks(file)) {
    const [header = ''] = new TextDecoder().decode(chunk).split(/\r?\n/, 1);
    const counts = DELIMITERS.map((each) => header.split(each).length);
    return DELIMITERS[counts.indexOf(Math.max(...counts))] ?? ',';
  }
  return ',';
}

/** A file with more is no table; each takes time that grows with the file. */
const MAX_BROKEN = 1000;
const NO_TABLE: Finding = [
  'SYNTAX',
  `More than ${MAX_BROKEN} rows cannot be read, so it is no table; check how it was written.`,
];
const EMPTY: Finding = ['EMPTY', 'It has no rows after the header; write some or remove it.'];
const notARow = (reason: string): Finding => [
  'SYNTAX',
  `This is no row of the table (${shortReason(reason)}); look for a missing quotation mark.`,
];
