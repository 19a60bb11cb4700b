/** Reads one file as a reseed from the same seeds would, without a database. */

import { componentsWith } from '../ingest/components.ts';
import { type ExtractedFile, extractFile } from '../ingest/extract-file.ts';
import { createReader } from '../ingest/reader.ts';
import { listSeeds } from '../seeds/folder.ts';
import { readGazetteer } from '../seeds/read.ts';
import type { Settings } from '../settings.ts';

/** Rejects with BAD_USER_INPUT when the file, the seeds or the model cannot be read. */
export async function extractFrom(
  file: string,
  settings: Pick<Settings, 'from' | 'extractor'>,
): Promise<ExtractedFile> {
  const { entities } = readGazetteer([...listSeeds(settings.from)]);
  return extractFile(file, createReader(await componentsWith(settings.extractor), entities));
}
