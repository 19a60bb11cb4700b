/** Lists the files and folders that a command names, each with what belongs to it. */
import { existsSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, join, relative, sep } from 'node:path';
import { isAddress } from '../model.ts';
import { DatelineError } from '../problem.ts';
import { stemOf } from './article-reader.ts';
import { isInside, listSeeds, listWithin, type SeedFile } from './folder.ts';
import { FORMATS, type Format } from './formats.ts';
import type { Listed } from './read.ts';

/**
 * The files of each path. Those inside of the folder of the seeds have the names that they have there, so that they are the same articles;
 * those of another folder are named by their paths in it, and a file by its name. Throws BAD_USER_INPUT for a path that does not exist.
 */
export function listPaths(paths: readonly string[], seeds: string): Listed[] {
  const root = existsSync(seeds) ? realpathSync(seeds) : null;
  return paths.map((path) => {
    const real = resolveLinks(path);
    if (root !== null && isInside(real, root)) return real === root ? [...listSeeds(root)] : inFolder(root, real);
    return statSync(real).isDirectory() ? [...listSeeds(real)] : inFolder(dirname(real), real);
  });
}

function resolveLinks(path: string): string {
  if (isAddress(path))
    throw new DatelineError(
      'BAD_USER_INPUT',
      `${path} is an address, and Dateline opens none; save the page, and name the file.`,
    );
  try {
    return realpathSync(path);
  } catch (cause) {
    throw new DatelineError('BAD_USER_INPUT', `There is no ${path}; name a file or folder of articles.`, { cause });
  }
}

/** A file or folder inside of `root`, with the mappings of the folders around it and the annotations of a file. */
function inFolder(root: string, real: string): Listed {
  const file = relative(root, real).split(sep).join('/');
  const isFile = !statSync(real).isDirectory();
  const beside = isFile ? FORMATS.ANNOTATION.extensions.map((extension) => stemOf(file) + extension) : [];
  const added = [
    ...existing(root, beside, 'ANNOTATION'),
    ...existing(root, foldersAround(file).flatMap(mappingsIn), 'MAPPING'),
  ];
  const listed = [...listWithin(root, file)];
  return [...listed, ...added.filter((one) => listed.every((other) => other.file !== one.file))];
}

/** The folders that contain a file, with their last `/`, the innermost first; '' for the root. */
function foldersAround(file: string): string[] {
  const folder = file.slice(0, file.lastIndexOf('/') + 1);
  return folder === '' ? [''] : [folder, ...foldersAround(folder.slice(0, -1))];
}

const mappingsIn = (folder: string): string[] => FORMATS.MAPPING.extensions.map((each) => `${folder}mapping${each}`);

function existing(root: string, files: readonly string[], format: Format): SeedFile[] {
  return files
    .filter((file) => existsSync(join(root, file)))
    .map((file) => ({ path: join(root, dirname(file), basename(file)), file, format }));
}
