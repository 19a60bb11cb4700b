/** Reads the documents of one article file, with the annotations of its stand-off file. */
import { hash } from 'node:crypto';
import { type Annotation, type Document, MAX_KEY } from '../model.ts';
import type { Problem } from '../problem.ts';
import { type AnnotationMatcher, createAnnotationMatcher } from './annotation-matcher.ts';
import type { ArticleReader, ParsedRecord } from './article-reader.ts';
import { parseBrat } from './brat.ts';
import { readText } from './decode.ts';
import type { FilePath } from './disk.ts';
import { parseKey, parseMetadata } from './fields.ts';
import type { Mapping } from './mapping.ts';
import {
  contained,
  error,
  type Finding,
  isProblem,
  limitProblems,
  limitProblemsOf,
  quote,
  warning,
} from './problems.ts';

type Items = Generator<Document | Problem>;

/** An article file, the reader of its format, and its stand-off file if it has one. */
export interface ArticleFile {
  readonly file: FilePath;
  readonly reader: ArticleReader;
  readonly annotationFile: FilePath | null;
  readonly mapping: Mapping;
}

/** The documents of a file, and its problems. Never throws. */
export async function* readArticleFile({
  file,
  reader,
  annotationFile,
  mapping,
}: ArticleFile): AsyncGenerator<Document | Problem> {
  const annotations = annotationFile && (yield* readAnnotations(annotationFile, mapping));
  yield* limitProblemsOf(file.file, readDocuments({ file, reader, mapping }, annotations));
  if (annotationFile && annotations) yield* limitProblems<never>(annotationFile.file, annotations.rest());
}

interface StandOff extends AnnotationMatcher {
  readonly file: string;
}

/** Null when the stand-off file has no usable content; the extractor then processes the article. */
function* readAnnotations(file: FilePath, { types }: Mapping): Generator<Problem, StandOff | null> {
  const text = readText(file);
  if (typeof text !== 'string') {
    yield text.code === 'EMPTY' ? warning(text, NOT_ANNOTATED) : text;
    return null;
  }
  const parsed = contained({ file: file.file, line: null }, () => parseBrat(text, file.file, types));
  if (isProblem(parsed)) {
    yield parsed;
    return null;
  }
  const { spans, problems } = parsed;
  yield* problems;
  if (spans.length > 0) return { ...createAnnotationMatcher(spans, file.file), file: file.file };
  yield warning({ file: file.file, line: null }, NOTHING_USED);
  return null;
}

const NOT_ANNOTATED: Finding = ['EMPTY', 'It annotates nothing, so the extractor reads the article; remove it.'];
const NOTHING_USED: Finding = [
  'ANNOTATION_UNSUPPORTED',
  'None of its lines can be used, so the extractor reads the article; correct or remove it.',
];

async function* readDocuments(
  { file, reader, mapping }: Omit<ArticleFile, 'annotationFile'>,
  matcher: StandOff | null,
): AsyncGenerator<Document | Problem> {
  for await (const item of reader.read(file, mapping.names)) {
    if (isProblem(item)) {
      yield item;
      continue;
    }
    const matched = matcher && match(matcher, item, reader);
    yield* item.problems;
    yield* matched?.problems ?? [];
    yield* toDocument(item, matched?.annotations ?? null);
  }
}

interface Matched {
  /** Null when none of a file with one article can be used. */
  readonly annotations: readonly Annotation[] | null;
  readonly problems: readonly Problem[];
}

function match(matcher: StandOff, { record, piece }: ParsedRecord, { holds }: ArticleReader): Matched {
  if (holds === 'ARTICLES' || piece) return matcher.take(record.text, record.offset);
  const { annotations, problems } = matcher.takeAll(record.text);
  if (annotations.length > 0) return { annotations, problems };
  return { annotations: null, problems: [...problems, warning({ file: matcher.file, line: null }, NOTHING_USED)] };
}

function* toDocument({ record, seed }: ParsedRecord, annotations: readonly Annotation[] | null): Items {
  const { location } = record;
  const fallbackKey = parseKey(record.fallbackKey);
  if (fallbackKey === null)
    return yield error(location, [
      'BAD_VALUE',
      `Its path is no key of at most ${MAX_KEY} characters without control characters; rename ${quote(record.fallbackKey)}.`,
    ]);
  if (seed === null) return;
  const { metadata, problems } = parseMetadata(seed.fields, location.file);
  yield* problems;
  if (metadata === null) return;
  const { key, modified, ...rest } = metadata;
  const content = { key: key ?? fallbackKey, ...location, parts: seed.parts, ...rest, annotations };
  yield { ...content, digest: digestOf(content), modified: modified?.at ?? null };
}

/**
 * The digest of what a document says. Where its parts are in which file matters to annotations only: a line that moved is no change.
 * It depends on the order of properties, so that a stored article is recognized.
 */
function digestOf(content: Omit<Document, 'digest'>): string {
  const { file: _file, line: _line, ...said } = content;
  const parts = content.parts.map(({ at: _at, ...part }) => part);
  const digested = content.annotations === null ? { ...said, parts } : content;
  return hash('sha256', JSON.stringify(digested));
}
