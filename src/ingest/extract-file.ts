/** Extracts the mentions of one file, as a knowledge base would store them. */
import { basename, resolve } from 'node:path';
import type { EntityKey, Form, Kind, Span } from '../model.ts';
import { DatelineError, type Problem } from '../problem.ts';
import { readArticleFile } from '../seeds/article-file.ts';
import { listSeeds } from '../seeds/folder.ts';
import { FORMATS, formatOf, isArticleFormat } from '../seeds/formats.ts';
import { DEFAULT_MAPPING } from '../seeds/mapping.ts';
import { partitionAll } from '../seeds/problems.ts';
import { readGazetteers } from '../seeds/read.ts';
import { componentsWith, type ExtractorName } from './components.ts';
import { createReader, type Reader } from './reader.ts';

export interface ExtractedMention extends Span {
  readonly surface: string;
  readonly kind: Kind;
  readonly form: Form;
  /** Null when unresolved. */
  readonly entity: EntityKey | null;
  readonly score: number | null;
}

export interface ExtractedFile {
  readonly title: string | null;
  /** The canonical text; spans are offsets of it. */
  readonly text: string;
  readonly mentions: readonly ExtractedMention[];
}

/**
 * The mentions that the extractor finds in the file at `path`; a stand-off file beside it is ignored. A file without a known
 * extension is read as plain text. Rejects with BAD_USER_INPUT unless the file holds exactly one article.
 */
export async function extractFile(path: string, reader: Reader): Promise<ExtractedFile> {
  const file = basename(path);
  const format = FORMATS[formatOf(file) ?? 'TEXT'];
  if (!isArticleFormat(format) || format.holds !== 'ONE_ARTICLE')
    throw badInput(`${path} is not one article; name one.`);
  const source = {
    file: { path: resolve(path), file },
    reader: format,
    annotationFile: null,
    mapping: DEFAULT_MAPPING,
  };
  const { sound, problems } = await partitionAll(readArticleFile(source));
  if (sound.length > 1) throw badInput(`${path} holds ${sound.length} articles; name a file of one.`);
  const [document] = sound;
  const result = document && (await reader.read(document));
  if (!result?.record) throw badInput(describe(path, [...problems, ...(result?.problems ?? [])]));
  const { title, text, mentions } = result.record;
  return { title, text, mentions: mentions.map((mention) => summarize(mention, text)) };
}

interface ExtractSettings {
  readonly from: string;
  readonly extractor: ExtractorName;
  readonly articleSeconds: number;
}

/**
 * Like `extractFile`, with the gazetteers of the seeds in a folder: finds what a reseed from it would find. Rejects with
 * BAD_USER_INPUT when the file, the seeds or the model cannot be read.
 */
export async function extractFileWithSeeds(
  path: string,
  { from, extractor, articleSeconds }: ExtractSettings,
): Promise<ExtractedFile> {
  const { entities } = readGazetteers([...listSeeds(from)]);
  return extractFile(path, createReader(await componentsWith(extractor), entities, articleSeconds));
}

const badInput = (message: string) => new DatelineError('BAD_USER_INPUT', message);

function describe(path: string, problems: readonly Problem[]): string {
  return problems.map(({ line, message }) => `${path}${line === null ? '' : `:${line}`}: ${message}`).join('\n');
}

function summarize(
  { start, end, kind, form, entity, score }: Omit<ExtractedMention, 'surface'>,
  text: string,
): ExtractedMention {
  return { start, end, surface: text.slice(start, end), kind, form, entity, score };
}
