/** Reads a folder of seeds for a test; documents and problems separately. */
import type { Document } from '../../src/model.ts';
import type { Problem } from '../../src/problem.ts';
import { listSeeds } from '../../src/seeds/folder.ts';
import { partition } from '../../src/seeds/problems.ts';
import { readDocuments } from '../../src/seeds/read.ts';
import { type Files, folderOf } from '../support/folder.ts';

export interface Seeds {
  readonly documents: readonly Document[];
  readonly problems: readonly Problem[];
}

export function seedsIn(folder: string): Seeds {
  const { sound: documents, problems } = partition(readDocuments([[...listSeeds(folder)]]));
  return { documents, problems };
}

export function seedsOf(files: Files): Seeds {
  return seedsIn(folderOf(files));
}

/** The code, file and line of a problem. */
export function inShort({ code, file, line }: Problem): string {
  return `${code} ${file}${line === null ? '' : `:${line}`}`;
}
