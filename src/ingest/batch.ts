/** Groups documents into batches and reads the documents of a batch, in whichever thread it is called. */
import type { Document } from '../model.ts';
import type { Problem } from '../problem.ts';
import { error, failure } from '../seeds/problems.ts';
import { type SerializedArticle, serializeArticle } from '../store/write/article-json.ts';
import { findArticleFault } from '../store/write/validate.ts';
import type { Reader, ReadResult } from './reader.ts';

export interface Batch {
  /** Never empty. */
  readonly documents: readonly Document[];
  /** False for the last batch when there were too few documents to fill it. */
  readonly isFull: boolean;
}

/** A batch ends at either limit: worth sending to a thread, and small enough for memory. */
const MAX_DOCUMENTS = 32;
const MAX_UNITS = 96 * 1024;

/** The length of a document's text in UTF-16 code units. */
const unitsOf = ({ parts }: Document): number => parts.reduce((sum, { text }) => sum + text.length, 0);

export async function* inBatches(documents: AsyncIterable<Document>): AsyncGenerator<Batch> {
  let batch: Document[] = [];
  let units = 0;
  for await (const document of documents) {
    batch.push(document);
    units += unitsOf(document);
    if (batch.length < MAX_DOCUMENTS && units < MAX_UNITS) continue;
    yield { documents: batch, isFull: true };
    [batch, units] = [[], 0];
  }
  if (batch.length > 0) yield { documents: batch, isFull: false };
}

/** The result of reading a document; `serialized` is null when it has no text. */
export interface Outcome {
  readonly serialized: SerializedArticle | null;
  /** The digest of the record, even when `serialized` is null. */
  readonly digest: string;
  readonly problems: readonly Problem[];
}

/** One outcome for each document, in their order. */
export function readBatch(reader: Reader, documents: readonly Document[]): Promise<Outcome[]> {
  return reader.readAll(documents, (document, result) => ({
    digest: result.record?.digest ?? reader.digestOf(document),
    ...serialize(document, result),
  }));
}

/** A record that is not valid is a defect of ours, which must not end the transaction that all articles are written in. */
function serialize(document: Document, { record, problems }: ReadResult): Omit<Outcome, 'digest'> {
  if (record === null) return { serialized: null, problems };
  try {
    const fault = findArticleFault(record);
    if (fault !== null) throw new Error(`the article ${fault}`);
    return { serialized: serializeArticle(record), problems };
  } catch (cause) {
    return { serialized: null, problems: [...problems, error(document, failure(cause))] };
  }
}
