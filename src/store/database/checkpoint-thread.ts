/** The thread that writes the write-ahead log back while the process goes on: what it does once, and then ends. */
import { workerData } from 'node:worker_threads';
import { writeBack } from './checkpoint.ts';

writeBack(workerData as string);
