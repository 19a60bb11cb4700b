/** Bounds the memory of large answers that clients are slow to read: whoever holds the most loses the oldest of them. */
import type { ServerResponse } from 'node:http';
import { MEGABYTE } from '../store/database/budget.ts';

/** Smaller answers are bounded by the number of requests in flight. */
const LARGE_BYTES = MEGABYTE;

interface Unsent {
  readonly client: string;
  readonly response: ServerResponse;
  readonly bytes: number;
}

/** To be called with each answer that was written to its response. */
type HoldUnsent = (client: string, response: ServerResponse) => void;

/** `onDrop` is called with the client whose connection is closed. */
export function createUnsent(mostBytes: number, onDrop: (client: string) => void): HoldUnsent {
  /** The oldest first. */
  const held = new Set<Unsent>();

  function findGreediest(): string | undefined {
    const bytesOf = new Map<string, number>();
    for (const { client, bytes } of held) bytesOf.set(client, (bytesOf.get(client) ?? 0) + bytes);
    return [...bytesOf].sort(([, one], [, other]) => other - one)[0]?.[0];
  }

  function dropOne(): void {
    const client = findGreediest();
    const oldest = [...held].find((each) => each.client === client);
    if (!oldest) return;
    held.delete(oldest);
    // Not the response alone, which has no socket yet when it waits behind another one of its connection.
    oldest.response.req.socket.destroy();
    onDrop(oldest.client);
  }

  const total = (): number => [...held].reduce((sum, { bytes }) => sum + bytes, 0);

  return (client, response) => {
    const bytes = response.writableLength;
    if (bytes < LARGE_BYTES || response.destroyed) return;
    const unsent = { client, response, bytes };
    held.add(unsent);
    response.on('close', () => held.delete(unsent));
    while (held.size > 1 && total() > mostBytes) dropOne();
  };
}
