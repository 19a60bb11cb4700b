/** Reads the documents of a batch one after the other, in whatever thread it is called. */
import type { Document } from '../model.ts';
import type { Problem } from '../problem.ts';
import { type SerializedArticle, serializeArticle } from '../store/write/article-json.ts';
import type { Reader, Reading } from './reader.ts';

/** What became of a document; `packed` is null where there was nothing to read. */
export interface Outcome {
  readonly packed: SerializedArticle | null;
  /** The digest of the reading, whether there is something packed or not. */
  readonly digest: string;
  readonly problems: readonly Problem[];
}

/** One outcome a document, in their order. */
export async function readBatch(reader: Reader, documents: readonly Document[]): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const document of documents) {
    const { record, problems } = await read(reader, document);
    outcomes.push({ packed: record && serializeArticle(record), digest: reader.digestOf(document), problems });
  }
  return outcomes;
}

/** A seed that breaks the reading is a defect of ours: the error says which one it was. */
async function read(reader: Reader, document: Document): Promise<Reading> {
  try {
    return await reader.read(document);
  } catch (cause) {
    throw new Error(`Reading the article ${document.key} of ${document.file} failed`, { cause });
  }
}
