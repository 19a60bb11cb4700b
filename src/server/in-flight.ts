/** Counts the requests that are being answered. One whose body is still arriving is none of them: a slow client takes nobody's place. */
import type { ServerResponse } from 'node:http';
import type { Limits } from '../limits.ts';

export const OVERLOADED = {
  status: 503,
  code: 'OVERLOADED',
  message: 'The server has more to answer than it can at once. Try again in a second.',
  retryAfter: 1,
} as const;

export interface InFlight {
  readonly isFull: () => boolean;
  /** Counts a request that has arrived, until its response closes, however it does. The result tells whether it has waited too long. */
  readonly enter: (response: ServerResponse) => () => boolean;
}

export function countInFlight({ maxInFlight, maxWaitSeconds }: Limits): InFlight {
  let underWay = 0;
  return {
    isFull: () => underWay >= maxInFlight,
    enter(response) {
      underWay++;
      response.on('close', () => underWay--);
      const latest = performance.now() + maxWaitSeconds * 1000;
      return () => performance.now() > latest;
    },
  };
}
