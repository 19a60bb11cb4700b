/** Reads a folder of seeds for a test; documents and problems separately. */

import { openReadSoFar } from '../../src/ingest/read-so-far.ts';
import type { Document } from '../../src/model.ts';
import type { Problem } from '../../src/problem.ts';
import { listSeeds } from '../../src/seeds/folder.ts';
import { partitionAll } from '../../src/seeds/problems.ts';
import { readDocuments } from '../../src/seeds/read.ts';
import { type Files, folderOf } from '../support/folder.ts';

export interface Seeds {
  readonly documents: readonly Document[];
  readonly problems: readonly Problem[];
}

export async function seedsIn(folder: string): Promise<Seeds> {
  const { sound: documents, problems } = await partitionAll(
    readDocuments([[...listSeeds(folder)]], openReadSoFar().seen),
  );
  return { documents, problems };
}

export function seedsOf(files: Files): Promise<Seeds> {
  return seedsIn(folderOf(files));
}

/** The code, file and line of a problem. */
export function inShort({ code, file, line }: Problem): string {
  return `${code} ${file}${line === null ? '' : `:${line}`}`;
}
