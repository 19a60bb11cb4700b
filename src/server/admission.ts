/** Admission control: limits the requests in flight, of each client too, and their wait, and throttles the connections of rejected ones. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Limits } from '../limits.ts';
import type { ErrorCode } from '../problem.ts';
import { FairShare } from './fair-share.ts';

/** Why a request is not admitted. */
export interface Rejection {
  readonly status: 429 | 503;
  readonly code: ErrorCode;
  readonly message: string;
  /** Seconds after which the client may try again. */
  readonly retryAfter: number;
}

export const OVERLOADED: Rejection = {
  status: 503,
  code: 'OVERLOADED',
  message: 'The server has more requests than it can answer at once. Try again in a second.',
  retryAfter: 1,
};

interface InFlight {
  /** A rejection while the client has as many requests in flight as it may have; otherwise null. */
  readonly checkRoom: (client: string) => Rejection | null;
  /** Counts a request as in flight until its response closes, or `leave` is called. */
  readonly enter: (client: string, response: ServerResponse) => Entered;
}

interface Entered {
  /**
   * To be called when the request's turn comes: gives a rejection when the request has waited for too long: another one can still be
   * answered in time.
   */
  readonly checkWait: () => Rejection | null;
  /** For a response that stays open. */
  readonly leave: () => void;
}

/** Counts requests whose body has arrived, so that slow clients take no room. */
export function createInFlight({ maxInFlight, maxWaitSeconds }: Limits): InFlight {
  const share = new FairShare(maxInFlight);
  return {
    checkRoom: (client) => (share.mayTake(client) ? null : OVERLOADED),
    enter(client, response) {
      share.take(client);
      let isIn = true;
      const leave = (): void => {
        if (isIn) share.release(client);
        isIn = false;
      };
      response.on('close', leave);
      const deadline = performance.now() + maxWaitSeconds * 1000;
      return { checkWait: () => (performance.now() > deadline ? OVERLOADED : null), leave };
    },
  };
}

/** Less than the second of `retryAfter`, and long enough to leave most of the time to admitted requests. */
const THROTTLE_MS = 500;

/**
 * Throttles rejected connections: pauses reading for 500 ms, so that clients that retry at once cannot starve the others. With 2,000
 * such clients for 20 s (`npm run bench -- overload`) the server answers 57,000 requests; without throttling 3,600.
 */
export function throttleConnection(request: IncomingMessage, response: ServerResponse): void {
  const { socket } = request;
  const resume = (): void => {
    socket.resume();
  };
  // Node resumes the socket by itself until the request is read and the response is sent.
  const pause = (): void => {
    if (!request.readableEnded || !response.writableFinished) return;
    socket.pause();
    setTimeout(resume, THROTTLE_MS).unref();
  };
  request.on('end', pause);
  response.on('finish', pause);
}
