/** A thread of the pool: reads the batches that it is handed, with the same parts as the process that started it. */
import Tinypool from 'tinypool';
import type { Document } from '../model.ts';
import { type Outcome, readBatch } from './batch.ts';
import { componentsWith } from './components.ts';
import type { ThreadData } from './pool.ts';
import { createReader } from './reader.ts';

const { seeded, choice } = Tinypool.workerData as ThreadData;
const reader = createReader(await componentsWith(choice), seeded);

export default (documents: readonly Document[]): Promise<Outcome[]> => readBatch(reader, documents);
