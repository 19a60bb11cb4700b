/** Counts the requests that are being answered. One whose body is still arriving is none of them: a slow client takes nobody's place. */
import type { ServerResponse } from 'node:http';
import { GraphQLError } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import type { Limits } from '../limits.ts';

export const OVERLOADED = {
  status: 503,
  code: 'OVERLOADED',
  message: 'The server has as many requests under way as it takes. Try again in a second.',
  retryAfter: 1,
} as const;

export interface InFlight {
  readonly isFull: () => boolean;
  /** Counts a request until its response closes, however it does. */
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

const turnedAway = (): GraphQLError => {
  const { status, code, message, retryAfter } = OVERLOADED;
  const http = { status, headers: { 'retry-after': String(retryAfter) } };
  return new GraphQLError(message, { extensions: { code, http } });
};

/** Counts a request from when all of it has arrived, and turns it away when there is no room by then. */
export const boundedInFlight = ({ isFull, enter }: InFlight): Plugin<object, { res: ServerResponse }> => ({
  onParams({ context, setResult }) {
    if (isFull()) setResult({ errors: [turnedAway()] });
    else enter(context.res);
  },
});
