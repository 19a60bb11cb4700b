/** Counts the requests that are being answered. One whose body is still arriving is none of them: a slow client takes nobody's place. */
import type { ServerResponse } from 'node:http';
import type { Limits } from '../limits.ts';

export const OVERLOADED = {
  status: 503,
  code: 'OVERLOADED',
  message: 'The server has as many requests under way as it takes. Try again in a second.',
  retryAfter: 1,
} as const;

export interface InFlight {
  readonly isFull: () => boolean;
  /** Counts a request that has arrived, until its response closes, however it does. */
  readonly enter: (response: ServerResponse) => void;
}

export function countInFlight({ maxInFlight }: Limits): InFlight {
  let underWay = 0;
  return {
    isFull: () => underWay >= maxInFlight,
    enter(response) {
      underWay++;
      response.on('close', () => underWay--);
    },
  };
}
