/** Shares rate counts with the other workers, so that the rate limit of an address holds for all of them together. */
import type { SharedRateCounts } from '../../server/rate-limiter.ts';
import { onMessage, sendToSupervisor, type WorkerConfig } from './messages.ts';

/** Counts are sent after so many milliseconds at the latest. */
const MAX_DELAY_MS = 250;
/** The share of the limit by which a client may exceed it, while workers do not have each other's counts. */
const MAX_UNSENT_SHARE = 1 / 20;

/** Sends counts in batches: a message for each request would cost 46 microseconds, more than most responses. */
export function shareRateCounts({ maxRequestsPerMinute, workers }: WorkerConfig['settings']): SharedRateCounts {
  const maxUnsent = Math.max(Math.floor((maxRequestsPerMinute * MAX_UNSENT_SHARE) / workers), 1);
  const unsent = new Map<string, number>();
  let timer: NodeJS.Timeout | undefined;

  function send(): void {
    clearTimeout(timer);
    timer = undefined;
    void sendToSupervisor({ rateCounts: [...unsent] });
    unsent.clear();
  }

  function add(client: string): void {
    const count = (unsent.get(client) ?? 0) + 1;
    unsent.set(client, count);
    if (count >= maxUnsent) send();
    else timer ??= setTimeout(send, MAX_DELAY_MS).unref();
  }

  return {
    add,
    onOthers: (callback) =>
      onMessage('rateCounts', (counts) => {
        for (const [client, count] of counts) callback(client, count);
      }),
  };
}
