/** Writes the files of a format, piece by piece. */
import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { chunksOf } from './chunks.ts';
import { MANIFEST, type Manifest } from './export-folder.ts';
import { fileNameOf } from './file-names.ts';
import { type Format, isOfArticles } from './format.ts';
import type { Records } from './records.ts';

export interface FilesToWrite {
  readonly format: Format;
  readonly records: Records;
  /** Further properties of the manifest. */
  readonly facts: object;
  /** Awaited after each piece of some size, with the bytes so far; rejects to stop. */
  readonly pause: (bytes: number) => Promise<void>;
}

class FolderWriter {
  readonly #folder: string;
  readonly #pause: FilesToWrite['pause'];
  bytes = 0;
  fileCount = 0;

  constructor(folder: string, pause: FilesToWrite['pause']) {
    this.#folder = folder;
    this.#pause = pause;
  }

  async add(name: string, pieces: Iterable<string>): Promise<void> {
    const file = openSync(join(this.#folder, name), 'wx');
    try {
      for (const chunk of chunksOf(pieces)) await this.#write(file, chunk);
      fsyncSync(file);
      this.fileCount++;
    } finally {
      closeSync(file);
    }
  }

  async #write(file: number, chunk: Uint8Array): Promise<void> {
    for (let at = 0; at < chunk.length; ) at += writeSync(file, chunk, at);
    this.bytes += chunk.length;
    await this.#pause(this.bytes);
  }
}

/** Writes all files of the format into a new folder, and what describes them as the last one. Resolves to their bytes. */
export async function writeFiles(folder: string, { format, records, facts, pause }: FilesToWrite): Promise<number> {
  const writer = new FolderWriter(folder, pause);
  for (const { name, write } of format.files ?? []) await writer.add(name, write(records));
  if (isOfArticles(format)) {
    for (const article of records.articles()) {
      const name = fileNameOf(article.key);
      for (const { extension, text } of format.articleFiles(article)) await writer.add(name + extension, [text]);
    }
  }
  const { fileCount } = writer;
  const manifest: Manifest = { ...facts, fileCount };
  await writer.add(MANIFEST, [`${JSON.stringify({ dateline: 'export', ...manifest }, null, 2)}\n`]);
  return writer.bytes;
}
