/** Chooses which file of a format is sent as one stream. */
import { DatelineError } from '../problem.ts';
import { type Format, isOfArticles } from './format.ts';
import { FORMAT_NAMES, type FormatName } from './format-names.ts';
import { FORMATS } from './formats.ts';
import type { Records } from './records.ts';

/** What a client asks for. */
export interface StreamRequest {
  readonly format: string;
  /** A file of the format without its extension, such as `edges`; null for all or the only one. */
  readonly part: string | null;
}

export interface Stream {
  readonly mediaType: string;
  /** For whoever saves it. */
  readonly fileName: string;
  readonly write: (records: Records) => Iterable<string>;
}

const notFound = (message: string): DatelineError => new DatelineError('NOT_FOUND', message);
const badInput = (message: string): DatelineError => new DatelineError('BAD_USER_INPUT', message);

const stem = (name: string): string => name.replace(/\..*$/, '');

const isFormat = (name: string): name is FormatName => (FORMAT_NAMES as readonly string[]).includes(name);

function* allOf({ files = [] }: Format, records: Records): Generator<string> {
  for (const { write } of files) yield* write(records);
}

/** Throws NOT_FOUND for a format that there is not, and BAD_USER_INPUT for one that has no such file, or several or many of which none is chosen. */
export function chooseStream({ format: name, part }: StreamRequest): Stream {
  if (!isFormat(name))
    throw notFound(`There is no format "${name.slice(0, 40)}"; there are ${FORMAT_NAMES.join(', ')}.`);
  const format: Format = FORMATS[name];
  const { mediaType, files = [] } = format;
  if (isOfArticles(format))
    throw badInput(
      `The format ${name} has files for each article, which are no stream. Run "dateline export --format ${name}".`,
    );
  const parts = files.map((file) => stem(file.name));
  const chosen = part === null && files.length === 1 ? files[0] : files[parts.indexOf(part ?? '')];
  if (chosen) return { mediaType, fileName: chosen.name, write: chosen.write };
  if (part === null && format.concatenates)
    return { mediaType, fileName: `dateline.${name}`, write: (records) => allOf(format, records) };
  throw badInput(`Choose a file of ${name} with part: ${parts.join(', ')}.`);
}
