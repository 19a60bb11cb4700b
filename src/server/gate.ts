/** Lets GraphQL requests in, so many of one address in a minute and so many at once, and tells the others when to come back. */
import type { IncomingMessage } from 'node:http';
// By themselves: the limiters of twenty databases take long to load.
import RateLimiterMemory from 'rate-limiter-flexible/lib/RateLimiterMemory.js';
import RateLimiterRes from 'rate-limiter-flexible/lib/RateLimiterRes.js';
import type { Limits } from '../limits.ts';
import type { ErrorCode } from '../problem.ts';
import { clientOf } from './addresses.ts';
import { type InFlight, OVERLOADED } from './in-flight.ts';

const MINUTE_SECONDS = 60;

/** Why a request is not let in. */
export interface Turned {
  readonly status: 429 | 503;
  readonly code: ErrorCode;
  readonly message: string;
  /** Seconds until it is worth another try. */
  readonly retryAfter: number;
}

/** What processes that keep the limit of an address together tell each other. */
export interface Tally {
  /** One more request of that client was let in here. */
  readonly add: (client: string) => void;
  /** Has what is let in elsewhere told to `hear`. */
  readonly onElsewhere: (hear: (client: string, count: number) => void) => void;
}

export interface GateParts {
  readonly limits: Limits;
  /** Proxies in front of the server whose word on a client's address counts. */
  readonly trustedProxies: number;
  /** None for a process that answers alone. */
  readonly tally?: Tally;
}

/** Null for a request that is let in. */
export type Gate = (request: IncomingMessage) => Promise<Turned | null>;

const tooMany = (most: number, retryAfter: number): Turned => ({
  status: 429,
  code: 'TOO_MANY_REQUESTS',
  message: `Your address sent more than ${most} requests in a minute. Try again in ${retryAfter} s, and ask for more in each request.`,
  retryAfter,
});

/** Seconds until an address may ask again; null when it may now. */
function rateLimiter(most: number, tally?: Tally): (client: string) => Promise<number | null> {
  const limiter = new RateLimiterMemory({ points: most, duration: MINUTE_SECONDS });
  tally?.onElsewhere((client, count) => void limiter.penalty(client, count));
  return async (client) => {
    try {
      await limiter.consume(client);
      tally?.add(client);
      return null;
    } catch (exceeded) {
      if (!(exceeded instanceof RateLimiterRes)) throw exceeded;
      return Math.max(Math.ceil(exceeded.msBeforeNext / 1000), 1);
    }
  };
}

/** A gate that looks at the head of a request alone, before its body is read. */
export function openGate({ limits, trustedProxies, tally }: GateParts, { isFull }: InFlight): Gate {
  const { maxRequestsPerMinute } = limits;
  const overloaded = (): Turned | null => (isFull() ? OVERLOADED : null);
  if (maxRequestsPerMinute === 0) return async () => overloaded();
  const wait = rateLimiter(maxRequestsPerMinute, tally);
  return async (request) => {
    const seconds = await wait(clientOf(request, trustedProxies));
    return seconds === null ? overloaded() : tooMany(maxRequestsPerMinute, seconds);
  };
}
