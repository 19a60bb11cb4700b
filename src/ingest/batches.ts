/** Gathers documents into batches, each large enough to be worth handing over and small enough to be kept in memory. */
import type { Document } from '../model.ts';

export interface Batch {
  /** Never empty. */
  readonly documents: readonly Document[];
  /** False when there were no more documents. */
  readonly isFull: boolean;
}

const MOST_DOCUMENTS = 32;
const ENOUGH_UNITS = 96 * 1024;

const unitsOf = ({ parts }: Document): number => parts.reduce((sum, { text }) => sum + text.length, 0);

export async function* inBatches(documents: AsyncIterable<Document>): AsyncGenerator<Batch> {
  let batch: Document[] = [];
  let units = 0;
  for await (const document of documents) {
    batch.push(document);
    units += unitsOf(document);
    if (batch.length < MOST_DOCUMENTS && units < ENOUGH_UNITS) continue;
    yield { documents: batch, isFull: true };
    [batch, units] = [[], 0];
  }
  if (batch.length > 0) yield { documents: batch, isFull: false };
}
