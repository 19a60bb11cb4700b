/** A thread of the pool: reads the batches that it is handed, with the parts that ship. */
import Tinypool from 'tinypool';
import type { Document, EntityRecord } from '../model.ts';
import { type Outcome, readBatch } from './batch.ts';
import { shippedParts } from './parts.ts';
import { createReader } from './reader.ts';

const reader = createReader(shippedParts(), Tinypool.workerData as readonly EntityRecord[]);

export default (documents: readonly Document[]): Promise<Outcome[]> => readBatch(reader, documents);
