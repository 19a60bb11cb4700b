/** The thread of a background checkpoint: makes one, and ends. */
import { workerData } from 'node:worker_threads';
import { checkpointPassively } from './checkpoint.ts';

checkpointPassively(workerData as string);
