/** Reads the files of a seeds folder: its articles as documents, and the entities of its gazetteers. */
import type { Document, EntityRecord } from '../model.ts';
import type { Problem } from '../problem.ts';
import { readArchive } from './archive-file.ts';
import { readArticleFile } from './article-file.ts';
import { stemOf } from './article-reader.ts';
import { readText } from './decode.ts';
import type { SeedFile } from './folder.ts';
import { FORMATS, isArticleFormat } from './formats.ts';
import { parseGazetteer } from './gazetteer.ts';
import { DEFAULT_MAPPING, type Mapping, parseMapping } from './mapping.ts';
import { error, type Finding, isProblem, limitProblems, partition, quote, type SourceLocation } from './problems.ts';
import { createVersions, type SeenDocuments } from './versions.ts';

/** The result of `listSeeds`, or files of one folder. */
export type Listed = readonly (SeedFile | Problem)[];

/** The number of articles if all files are valid, for progress; files that cannot be read count as 0. */
export function countArticles(listed: Listed): number {
  return partition(listed).sound.reduce((sum, { path, format }) => {
    const seedFormat = FORMATS[format];
    return sum + (isArticleFormat(seedFormat) ? seedFormat.count(path) : 0);
  }, 0);
}

/**
 * The documents of each listing in order, and all problems except those of gazetteers. When several documents have one key,
 * the first is kept and the others are problems that name it; but a later version of it follows, and replaces it. `seen` is what
 * was read before, mostly nothing.
 */
export async function* readDocuments(
  listings: readonly Listed[],
  seen: SeenDocuments,
): AsyncGenerator<Document | Problem> {
  const distinct = createVersions(seen);
  function* choose(item: Document, isLast = false): Generator<Document | Problem> {
    const { document, problem } = distinct(item, isLast);
    if (problem) yield problem;
    if (document) yield document;
  }
  for await (const item of everyDocument(listings)) {
    if (isProblem(item)) {
      yield item;
      continue;
    }
    yield* choose(item);
    for (const copy of seen.takePutOff(item.key)) yield* choose(copy);
  }
  for (const copy of seen.takePutOff(null)) yield* choose(copy, true);
}

/** The entities of all gazetteers in order of path and line, without duplicate keys, and the problems of the files. */
export function readGazetteers(listed: Listed): { entities: EntityRecord[]; problems: Problem[] } {
  const locations = new Map<string, SourceLocation>();
  const entities: EntityRecord[] = [];
  const problems: Problem[] = [];
  for (const file of partition(listed).sound.filter(({ format }) => FORMATS[format].holds === 'ENTITIES')) {
    for (const item of limitProblems(file.file, readEntities(file))) {
      const problem = isProblem(item) ? item : reserveKey(locations, item.record.key, item.location);
      if (problem) problems.push(problem);
      else if (!isProblem(item)) entities.push(item.record);
    }
  }
  return { entities, problems };
}

/** Records the location of a key; a problem when an earlier location has the key. */
function reserveKey(
  locations: Map<string, SourceLocation>,
  key: string,
  { file, line }: SourceLocation,
): Problem | null {
  const first = locations.get(key);
  if (!first) locations.set(key, { file, line });
  return first ? error({ file, line }, duplicateOf(key, first)) : null;
}

function duplicateOf(key: string, { file, line }: SourceLocation): Finding {
  const where = line === null ? file : `${file}, line ${line}`;
  return ['DUPLICATE_KEY', `The key ${quote(key)} is already used by ${where}; choose another one.`];
}

async function* everyDocument(listings: readonly Listed[]): AsyncGenerator<Document | Problem> {
  for (const listed of listings) yield* allDocuments(listed);
}

async function* allDocuments(listed: Listed): AsyncGenerator<Document | Problem> {
  const files = partition(listed).sound;
  const { annotationFiles, owners } = pairAnnotations(files);
  const { mappingOf, problems } = readMappings(files);
  yield* problems;
  for (const item of listed) {
    if (isProblem(item)) {
      yield item;
      continue;
    }
    const format = FORMATS[item.format];
    const stem = stemOf(item.file);
    if (format.holds === 'FILES') {
      yield* readArchive(item, { format, mapping: mappingOf(item.file) });
    } else if (isArticleFormat(format)) {
      const annotationFile = owners.get(stem) === item ? (annotationFiles.get(stem) ?? null) : null;
      yield* readArticleFile({ file: item, reader: format, annotationFile, mapping: mappingOf(item.file) });
    } else if (format.holds === 'ANNOTATIONS' && !owners.has(stem))
      yield error({ file: item.file, line: null }, ORPHAN);
  }
}

interface Mappings {
  /** The mapping of the nearest folder that contains a file. */
  readonly mappingOf: (file: string) => Mapping;
  readonly problems: readonly Problem[];
}

function readMappings(files: readonly SeedFile[]): Mappings {
  const mappings = new Map<string, Mapping>();
  const problems: Problem[] = [];
  for (const item of files.filter(({ format }) => format === 'MAPPING')) {
    const text = readText(item);
    const mapping = typeof text === 'string' ? parseMapping(text, item.file) : text;
    if (isProblem(mapping)) problems.push(mapping);
    else mappings.set(folderOf(item.file), mapping);
  }
  const mappingOf = (file: string): Mapping => {
    const folder = folderOf(file);
    return mappings.get(folder) ?? (folder === '' ? DEFAULT_MAPPING : mappingOf(folder.slice(0, -1)));
  };
  return { mappingOf, problems };
}

/** The folder of a file, with its last `/`; '' for the seeds folder. */
const folderOf = (file: string): string => file.slice(0, file.lastIndexOf('/') + 1);

const ORPHAN: Finding = ['ANNOTATION_ORPHAN', 'No article has its name; put it beside its article or remove it.'];

/** Stand-off files and the articles that they annotate, both by stem. When articles share a stem, the first one is annotated. */
function pairAnnotations(files: readonly SeedFile[]) {
  const [annotationFiles, owners] = [new Map<string, SeedFile>(), new Map<string, SeedFile>()];
  for (const file of files) {
    const format = FORMATS[file.format];
    const map = isArticleFormat(format) ? owners : format.holds === 'ANNOTATIONS' ? annotationFiles : null;
    const stem = stemOf(file.file);
    if (map && !map.has(stem)) map.set(stem, file);
  }
  return { annotationFiles, owners };
}

function* readEntities(file: SeedFile): ReturnType<typeof parseGazetteer> {
  const text = readText(file);
  if (typeof text !== 'string') yield text;
  else yield* parseGazetteer(text, file.file);
}
