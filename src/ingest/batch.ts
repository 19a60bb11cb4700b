/** Reads the documents of a batch one after the other, in whatever thread it is called. */
import type { Document } from '../model.ts';
import type { Problem } from '../problem.ts';
import { type Packed, pack } from '../store/packed.ts';
import type { Reader, Reading } from './reader.ts';

/** What became of a document; `packed` is null where there was nothing to read. */
export interface Outcome {
  readonly packed: Packed | null;
  /** The digest of the reading, whether there is something packed or not. */
  readonly digest: string;
  readonly problems: readonly Problem[];
}

/** One outcome a document, in their order. */
export function readBatch(reader: Reader, documents: readonly Document[]): Outcome[] {
  return documents.map((document) => {
    const { record, problems } = read(reader, document);
    return { packed: record && pack(record), digest: reader.digestOf(document), problems };
  });
}

/** A seed that breaks the reading is a defect of ours: the error says which one it was. */
function read(reader: Reader, document: Document): Reading {
  try {
    return reader.read(document);
  } catch (cause) {
    throw new Error(`Reading the article ${document.key} of ${document.file} failed`, { cause });
  }
}
