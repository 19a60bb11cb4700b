/** Exports for the server: a thread for each, which ends with the response, so that nobody else waits for one. */
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { readArticleFilter } from '../../../schema/article-filter.ts';
import { chooseStream } from '../../export/one-stream.ts';
import { builtPath } from '../../package-root.ts';
import { DatelineError } from '../../problem.ts';
import type { ExportRequest, OpenedExport } from '../../server/exports.ts';
import type { Settings } from '../../settings.ts';
import { type ExportConfig, type FromExportThread, NEXT } from './messages.ts';

const ENTRY = builtPath('src/cli/exports/export-thread.ts');

/** Megabytes of a thread's heap. Exports keep some articles and chunks, and nothing grows with the articles. */
const HEAP = { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 16 };

const MS_PER_SECOND = 1000;

/** Rejects when the thread fails or ends; an abort ends it. */
async function nextMessage(worker: Worker, signal: AbortSignal): Promise<FromExportThread> {
  const exited = new AbortController();
  worker.once('exit', () => exited.abort(new Error('A thread that exports ended early')));
  const [message] = await once(worker, 'message', { signal: AbortSignal.any([signal, exited.signal]) });
  const received = message as FromExportThread;
  if ('failure' in received) throw new DatelineError(received.failure.code, received.failure.message);
  return received;
}

async function* chunksOf(worker: Worker, signal: AbortSignal): AsyncGenerator<Uint8Array> {
  try {
    for (;;) {
      worker.postMessage(NEXT);
      const message = await nextMessage(worker, signal);
      if (!('chunk' in message)) return;
      yield message.chunk;
    }
  } finally {
    await worker.terminate();
  }
}

/** Opens an export. Rejects with what the choice of a stream, the filter and the opening throw. */
export function createExports({ database, operationSeconds }: Pick<Settings, 'database' | 'operationSeconds'>) {
  return async ({ signal, ...request }: ExportRequest): Promise<OpenedExport> => {
    const { mediaType, fileName } = chooseStream(request);
    if (request.filter !== null) readArticleFilter(request.filter);
    const config: ExportConfig = { ...request, database, milliseconds: operationSeconds * MS_PER_SECOND };
    const worker = new Worker(ENTRY, { workerData: config, resourceLimits: HEAP });
    worker.unref();
    signal.addEventListener('abort', () => void worker.terminate());
    try {
      await nextMessage(worker, signal);
      return { mediaType, fileName, chunks: chunksOf(worker, signal) };
    } catch (error) {
      await worker.terminate();
      throw error;
    }
  };
}
