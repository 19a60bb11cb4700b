/** The module of the pool's threads: reads batches with the same components as the process that started the thread. */
import Tinypool from 'tinypool';
import type { Document } from '../model.ts';
import { type Outcome, readBatch } from './batch.ts';
import { componentsWith } from './components.ts';
import type { ThreadData } from './pool.ts';
import { createReader } from './reader.ts';

const { seeded, extractorName, articleSeconds } = Tinypool.workerData as ThreadData;
const reader = createReader(await componentsWith(extractorName), seeded, articleSeconds);

export default (documents: readonly Document[]): Promise<Outcome[]> => readBatch(reader, documents);
