/** Reads one file and tells the mentions in it, as a knowledge base would store them. */
import { basename, resolve } from 'node:path';
import type { EntityKey, Form, Kind, Span } from '../model.ts';
import { DatelineError, type Problem } from '../problem.ts';
import { readArticles } from '../seeds/article-file.ts';
import { listSeeds } from '../seeds/folder.ts';
import { formatOf } from '../seeds/formats.ts';
import { sift } from '../seeds/problems.ts';
import { readGazetteer } from '../seeds/read.ts';
import { componentsWith, type ExtractorName } from './components.ts';
import { createReader, type Reader } from './reader.ts';

export interface ExtractedMention extends Span {
  readonly surface: string;
  readonly kind: Kind;
  readonly form: Form;
  /** Null when openly unresolved. */
  readonly entity: EntityKey | null;
  readonly score: number | null;
}

export interface ExtractedFile {
  readonly title: string | null;
  /** The canonical text, into which the spans point. */
  readonly text: string;
  readonly mentions: readonly ExtractedMention[];
}

/**
 * The mentions that the extractor finds in the file at `path`, whatever stands beside it; a file of no known name is read as
 * plain text. Rejects with BAD_USER_INPUT when the file holds no article, or many.
 */
export async function extractFile(path: string, reader: Reader): Promise<ExtractedFile> {
  const file = basename(path);
  const format = formatOf(file) ?? 'TEXT';
  if (format === 'JSON_LINES' || format === 'ANNOTATION') throw refused(`${path} is not one article; name one.`);
  const { sound, problems } = sift(readArticles({ path: resolve(path), file, format }, null));
  const [document] = sound;
  const reading = document && (await reader.read(document));
  if (!reading?.record) throw refused(because(path, [...problems, ...(reading?.problems ?? [])]));
  const { title, text, mentions } = reading.record;
  return { title, text, mentions: mentions.map((mention) => inShort(mention, text)) };
}

/**
 * As `extractFile`, with the names of the seeds in a folder: what a reseed from it would find. Rejects with BAD_USER_INPUT when the
 * file, the seeds or the model cannot be read.
 */
export async function extractFileWithSeeds(
  path: string,
  { from, extractor }: { readonly from: string; readonly extractor: ExtractorName },
): Promise<ExtractedFile> {
  const { entities } = readGazetteer([...listSeeds(from)]);
  return extractFile(path, createReader(await componentsWith(extractor), entities));
}

const refused = (message: string) => new DatelineError('BAD_USER_INPUT', message);

function because(path: string, problems: readonly Problem[]): string {
  return problems.map(({ line, message }) => `${path}${line === null ? '' : `:${line}`}: ${message}`).join('\n');
}

function inShort(
  { start, end, kind, form, entity, score }: Omit<ExtractedMention, 'surface'>,
  text: string,
): ExtractedMention {
  return { start, end, surface: text.slice(start, end), kind, form, entity, score };
}
