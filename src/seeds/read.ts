/** Reads what a seeds folder lists: its articles one after the other, and its gazetteers. */
import type { Document, EntityRecord } from '../model.ts';
import type { Problem } from '../problem.ts';
import { readArticles } from './article-file.ts';
import { decode } from './decode.ts';
import { readBytes } from './disk.ts';
import type { SeedFile } from './folder.ts';
import { stemOf } from './formats.ts';
import { parseGazetteer } from './gazetteer.ts';
import { bounded, error, type Finding, isProblem, type Place, quote, sift } from './problems.ts';

/** What `listSeeds` gives. */
export type Listed = readonly (SeedFile | Problem)[];

/**
 * The articles of a folder in order of their paths, and every problem but those inside its gazetteers. No two documents
 * have one key: the first in order has it, the others are problems that name it.
 */
export function* readSeeds(listed: Listed): Generator<Document | Problem> {
  const keys = new Map<string, Place>();
  for (const item of articlesOf(listed)) {
    const twice = isProblem(item) ? null : doubled(keys, item.key, item);
    yield twice ?? item;
  }
}

/** The entities of all gazetteers in order of path and line, no two with one key, and what is wrong with the files. */
export function readGazetteer(listed: Listed): { entities: EntityRecord[]; problems: Problem[] } {
  const keys = new Map<string, Place>();
  const entities: EntityRecord[] = [];
  const problems: Problem[] = [];
  for (const seed of sift(listed).sound.filter(({ format }) => format === 'GAZETTEER')) {
    for (const item of bounded(seed.file, entitiesOf(seed))) {
      const twice = isProblem(item) ? item : doubled(keys, item.record.key, item.place);
      if (twice) problems.push(twice);
      else if (!isProblem(item)) entities.push(item.record);
    }
  }
  return { entities, problems };
}

function doubled(keys: Map<string, Place>, key: string, { file, line }: Place): Problem | null {
  const first = keys.get(key);
  if (!first) keys.set(key, { file, line });
  return first ? error({ file, line }, alreadyAt(key, first)) : null;
}

function alreadyAt(key: string, { file, line }: Place): Finding {
  const where = line === null ? file : `${file}, line ${line}`;
  return ['DUPLICATE_KEY', `The key ${quote(key)} is that of ${where}; give this one another.`];
}

function* articlesOf(listed: Listed): Generator<Document | Problem> {
  const [annotations, owners] = pair(sift(listed).sound);
  for (const item of listed) {
    const stem = isProblem(item) ? '' : stemOf(item.file);
    if (isProblem(item)) yield item;
    else if (item.format === 'ANNOTATION')
      yield* owners.has(stem) ? [] : [error({ file: item.file, line: null }, ORPHAN)];
    else if (item.format !== 'GAZETTEER')
      yield* readArticles(item, owners.get(stem) === item ? (annotations.get(stem) ?? null) : null);
  }
}

const ORPHAN: Finding = ['ANNOTATION_ORPHAN', 'No article has its name; put it beside its article or remove it.'];

/** By their common stem: stand-off files, and the articles they belong to, the first where many have one stem. */
function pair(files: readonly SeedFile[]): [annotations: Map<string, SeedFile>, owners: Map<string, SeedFile>] {
  const [annotations, owners] = [new Map<string, SeedFile>(), new Map<string, SeedFile>()];
  for (const file of files) {
    const [map, stem] = [file.format === 'ANNOTATION' ? annotations : owners, stemOf(file.file)];
    if (file.format !== 'GAZETTEER' && !map.has(stem)) map.set(stem, file);
  }
  return [annotations, owners];
}

function* entitiesOf(seed: SeedFile): ReturnType<typeof parseGazetteer> {
  const bytes = readBytes(seed);
  const text = isProblem(bytes) ? bytes : decode(bytes, { file: seed.file, line: null });
  if (typeof text !== 'string') yield text;
  else yield* parseGazetteer(text, seed.file);
}
