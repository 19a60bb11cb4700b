/** Tells the other workers which clients were let in here, so that the limit of an address holds for all of them together. */
import type { Tally } from '../../server/gate.ts';
import { onTold, tellCrew } from './channel.ts';
import type { Order } from './messages.ts';

/** What is not told by then is told now, in milliseconds. */
const LATEST_MS = 250;
/** The part of its limit that a client may have over in all workers together because they have not heard of each other yet. */
const UNTOLD_PART = 1 / 20;

/** To ask the others at every request would cost more than most answers do. */
export function tallyWithOthers({ maxRequestsPerMinute, workers }: Order['settings']): Tally {
  const most = Math.max(Math.floor((maxRequestsPerMinute * UNTOLD_PART) / workers), 1);
  const untold = new Map<string, number>();
  let timer: NodeJS.Timeout | undefined;

  function tell(): void {
    clearTimeout(timer);
    timer = undefined;
    void tellCrew({ counts: [...untold] });
    untold.clear();
  }

  function add(client: string): void {
    const count = (untold.get(client) ?? 0) + 1;
    untold.set(client, count);
    if (count >= most) tell();
    else timer ??= setTimeout(tell, LATEST_MS).unref();
  }

  return {
    add,
    onElsewhere: (hear) =>
      onTold('counts', (counts) => {
        for (const [client, count] of counts) hear(client, count);
      }),
  };
}
