/** Lists the files of a seeds folder, each once, in order of path; symbolic links are followed inside the folder only. */
import { isUtf8 } from 'node:buffer';
import { type Dirent, readdirSync, realpathSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';
import { DatelineError, hasTooManyFiles, type Problem, tooManyFiles } from '../problem.ts';
import { extensionOf } from './article-reader.ts';
import { type FilePath, readHead } from './disk.ts';
import { explainUnknown, type Format, formatOf, isInGazetteer } from './formats.ts';
import { isIgnored } from './ignored.ts';
import { error, type Finding, warning } from './problems.ts';
import { formatOfContent } from './sniff.ts';

export interface SeedFile extends FilePath {
  readonly format: Format;
}

interface Walk {
  readonly root: string;
  readonly found: (SeedFile | Problem)[];
  /** Real paths listed so far, with the names under which they are listed. */
  readonly visited: Map<string, string>;
  /** Links not yet followed: the real folder of each, and its path relative to the root. */
  readonly links: { readonly from: string; readonly file: string }[];
}

/**
 * The seed files of a folder and problems for everything else in it, in order of path (by bytes). Links are followed after all
 * files and folders, so that a file is listed under its own name. Throws BAD_USER_INPUT when the folder cannot be read.
 */
export function* listSeeds(folder: string): Generator<SeedFile | Problem> {
  const root = openFolder(folder);
  const walk: Walk = { root, found: [], visited: new Map([[root, '.']]), links: [] };
  walkFolder(walk, root, '');
  yield* listWalk(walk);
}

/** A file of a folder whose links are resolved, or the seed files of a folder in it; named as `listSeeds` would. */
export function* listWithin(root: string, file: string): Generator<SeedFile | Problem> {
  const real = join(root, file);
  const walk: Walk = { root, found: [], visited: new Map([[root, '.']]), links: [] };
  addEntry(walk, real, { file, entry: statSync(real) });
  yield* listWalk(walk);
}

/** Follows links, and gives everything in order of path. */
function* listWalk(walk: Walk): Generator<SeedFile | Problem> {
  for (let link = walk.links.shift(); link; link = walk.links.shift()) followLink(walk, link);
  yield* walk.found.sort((a, b) => Buffer.compare(Buffer.from(a.file), Buffer.from(b.file)));
}

function openFolder(folder: string): string {
  try {
    const root = realpathSync(folder);
    if (statSync(root).isDirectory()) return root;
  } catch (cause) {
    throw new DatelineError('BAD_USER_INPUT', `There is no readable folder ${folder}; name the folder of the seeds.`, {
      cause,
    });
  }
  throw new DatelineError('BAD_USER_INPUT', `${folder} is not a folder; name the folder that holds the seeds.`);
}

function walkFolder(walk: Walk, real: string, prefix: string): void {
  let entries: Dirent<Buffer>[];
  try {
    entries = readdirSync(real, { withFileTypes: true, encoding: 'buffer' });
  } catch (cause) {
    if (hasTooManyFiles(cause)) throw tooManyFiles(cause);
    add(walk, prefix.slice(0, -1) || '.', [
      'UNREADABLE',
      `The folder cannot be opened (${reason(cause)}); give read permission.`,
    ]);
    return;
  }
  for (const entry of entries.sort((a, b) => Buffer.compare(a.name, b.name))) {
    const name = entry.name.toString();
    if (isIgnored(name)) continue;
    const file = prefix + name;
    if (!isUtf8(entry.name)) add(walk, file, ['UNREADABLE', 'Its name is not UTF-8; rename it.']);
    else if (entry.isSymbolicLink()) walk.links.push({ from: real, file });
    else addEntry(walk, join(real, name), { file, entry });
  }
}

type EntryType = Pick<Dirent, 'isDirectory' | 'isFile'>;

function addEntry(
  walk: Walk,
  real: string,
  { file, entry }: { readonly file: string; readonly entry: EntryType },
): void {
  walk.visited.set(real, file);
  const format = entry.isFile() ? (formatOf(file) ?? formatInside(real, file)) : null;
  if (entry.isDirectory()) walkFolder(walk, real, `${file}/`);
  else if (!entry.isFile()) add(walk, file, ['NOT_A_SEED', 'It is neither a file nor a folder; remove it.']);
  else if (format === null) add(walk, file, ['NOT_A_SEED', explainUnknown(file)]);
  else walk.found.push({ path: real, file, format });
}

/** The format of a file whose name has no extension, by what it holds; null when it tells none. */
function formatInside(real: string, file: string): Format | null {
  if (extensionOf(file) !== '' || isInGazetteer(file)) return null;
  const head = readHead(real);
  return head && formatOfContent(head);
}

function followLink(walk: Walk, { from, file }: Walk['links'][number]): void {
  try {
    const real = realpathSync(join(from, file.slice(file.lastIndexOf('/') + 1)));
    const finding = checkTarget(walk, from, real);
    if (finding) add(walk, file, finding);
    else addEntry(walk, real, { file, entry: statSync(real) });
  } catch (cause) {
    add(
      walk,
      file,
      reason(cause) === 'ELOOP'
        ? CYCLE
        : ['UNREADABLE', `The target of the link cannot be found (${reason(cause)}); correct it.`],
    );
  }
}

const CYCLE: Finding = ['LINK_CYCLE', 'The link leads to itself or to a folder that contains it; remove it.'];

/** Why a link is not followed; null when it is. */
function checkTarget({ root, visited }: Walk, from: string, real: string): Finding | null {
  if (isInside(from, real)) return isInside(real, root) ? CYCLE : OUTSIDE;
  if (!isInside(real, root)) return OUTSIDE;
  const name = visited.get(real);
  return name === undefined
    ? null
    : ['NOT_A_SEED', `The link is a second name of ${name}, which is already read; remove it.`];
}

const OUTSIDE: Finding = ['OUTSIDE_FOLDER', 'The link leads out of the seeds folder; put the file itself there.'];

export function isInside(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}

function add(walk: Walk, file: string, finding: Finding): void {
  const create = finding[0] === 'NOT_A_SEED' ? warning : error;
  walk.found.push(create({ file, line: null }, finding));
}

function reason(cause: unknown): string {
  return cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause);
}
