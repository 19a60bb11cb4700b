/** Reads the articles of the files in an archive. An archive in an archive is refused. */
import type { Document } from '../model.ts';
import type { Problem } from '../problem.ts';
import type { ArchiveFormat, PackedFile } from './archive.ts';
import { readArticleFile } from './article-file.ts';
import { extensionOf } from './article-reader.ts';
import { type FilePath, HEAD_BYTES, unreadable } from './disk.ts';
import { explainUnknown, FORMATS, type Format, formatOf, isArticleFormat } from './formats.ts';
import type { Mapping } from './mapping.ts';
import { error, type Finding, isProblem, limitProblemsOf, warning } from './problems.ts';
import { formatOfContent } from './sniff.ts';

interface Archive {
  readonly format: ArchiveFormat;
  readonly mapping: Mapping;
}

export async function* readArchive(file: FilePath, archive: Archive): AsyncGenerator<Document | Problem> {
  yield* limitProblemsOf(file.file, readFiles(file, archive));
}

async function* readFiles(file: FilePath, { format, mapping }: Archive): AsyncGenerator<Document | Problem> {
  for await (const packed of format.unpack(file)) {
    if (isProblem(packed)) yield packed;
    else yield* readPacked(packed, mapping);
  }
}

async function* readPacked(packed: PackedFile, mapping: Mapping): AsyncGenerator<Document | Problem> {
  const location = { file: packed.file, line: null };
  let format: Format | null;
  try {
    format = formatOf(packed.name) ?? (await formatInside(packed));
  } catch (cause) {
    return yield unreadable(location, cause);
  }
  const reader = format && FORMATS[format];
  if (!reader) yield warning(location, ['NOT_A_SEED', explainUnknown(packed.name)]);
  else if (isArticleFormat(reader)) yield* readArticleFile({ file: packed, reader, annotationFile: null, mapping });
  else yield error(location, reader.holds === 'FILES' ? NESTED : NO_ARTICLE);
}

/** By what it holds, where its name has no extension. */
async function formatInside({ name, open }: PackedFile): Promise<Format | null> {
  if (extensionOf(name) !== '') return null;
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of open()) {
    chunks.push(chunk);
    size += chunk.length;
    if (size >= HEAD_BYTES) break;
  }
  return formatOfContent(Buffer.concat(chunks).subarray(0, HEAD_BYTES));
}

const NESTED: Finding = ['NOT_A_SEED', 'It is an archive in an archive, which is not unpacked; unpack the outer one.'];
const NO_ARTICLE: Finding = ['NOT_A_SEED', 'Archives hold articles only; put it beside the archive.'];
