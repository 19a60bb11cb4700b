/** A thread that writes one export, chunk by chunk as they are asked for, from a snapshot of its own. */
import { parentPort, workerData } from 'node:worker_threads';
import { readArticleFilter } from '../../../schema/article-filter.ts';
import { chunksOf } from '../../export/chunks.ts';
import { chooseStream } from '../../export/one-stream.ts';
import { openSnapshot } from '../../export/snapshot.ts';
import { DatelineError } from '../../problem.ts';
import type { ExportConfig, FromExportThread } from './messages.ts';

const config = workerData as ExportConfig;

const send = (message: FromExportThread): void =>
  parentPort?.postMessage(message, 'chunk' in message ? [message.chunk.buffer] : []);

/** Errors that are not expected end the thread, and the thread that answers HTTP sees them. */
function reporting(work: () => void): void {
  try {
    work();
  } catch (error) {
    if (!(error instanceof DatelineError)) throw error;
    send({ failure: { code: error.code, message: error.publicMessage } });
  }
}

reporting(() => {
  const filter = config.filter === null ? null : readArticleFilter(config.filter);
  const { records, close } = openSnapshot(config.database, { filter, milliseconds: config.milliseconds });
  const chunks = chunksOf(chooseStream(config).write(records));
  parentPort?.on('message', () =>
    reporting(() => {
      const { done, value } = chunks.next();
      if (!done) {
        send({ chunk: value });
        return;
      }
      close();
      send({ ended: true });
      parentPort?.close();
    }),
  );
  send({ opened: true });
});
