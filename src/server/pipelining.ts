/**
 * Limits pipelining: requests that a connection sends before it has the answers of those before. All that arrive in one piece are parsed
 * before anything else runs, so that to answer the thousands that a few connections send at once, if only by rejections, holds up
 * everybody for seconds. No client in use pipelines more than a few.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { LRUCache } from 'lru-cache';
import { shortAddress } from './rate-limiter.ts';

/** Requests of one connection that may wait for their answers. */
const MOST_PIPELINED = 10;

/** How long connections of an address are closed at once after one that sent more, in milliseconds: even to parse requests takes time. */
const REFUSED_MS = 1000;
const MAX_ADDRESSES = 10_000;

interface PipelineCheck {
  /** To be called for each new connection. */
  readonly connected: (socket: Socket) => void;
  /** Whether a request may be answered; if not, its connection is closed. */
  readonly enter: (request: IncomingMessage, response: ServerResponse) => boolean;
}

/** Behind a proxy all clients have its address, so that no address is refused. */
export function createPipelineCheck(trustedProxies: number): PipelineCheck {
  const unanswered = new WeakMap<Socket, number>();
  const refused = new LRUCache<string, true>({ max: MAX_ADDRESSES, ttl: REFUSED_MS });
  const addressOf = ({ remoteAddress = '' }: Socket): string => shortAddress(remoteAddress);

  function add(socket: Socket, change: number): number {
    const count = (unanswered.get(socket) ?? 0) + change;
    unanswered.set(socket, count);
    return count;
  }

  return {
    connected(socket) {
      if (trustedProxies === 0 && refused.has(addressOf(socket))) socket.destroy();
    },
    enter({ socket }, response) {
      if (socket.destroyed) return false;
      if (add(socket, 1) > MOST_PIPELINED) {
        refused.set(addressOf(socket), true);
        socket.destroy();
        return false;
      }
      response.on('close', () => add(socket, -1));
      return true;
    },
  };
}
