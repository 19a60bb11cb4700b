/** Rate limiter: so many GraphQL requests a minute for each client address. */
import type { IncomingMessage } from 'node:http';
import { isIPv6 } from 'node:net';
import { LRUCache } from 'lru-cache';
import type { Limits } from '../limits.ts';
import type { Rejection } from './admission.ts';

const WINDOW_MS = 60_000;
/** Addresses that are counted at once; the one that was silent for longest goes first. */
const MAX_ADDRESSES = 100_000;
/** An IPv4 address as an IPv6 socket shows it. */
const IPV4_MAPPED = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i;
const MAX_ADDRESS_LENGTH = 64;

/** Shares counts with the other workers of a cluster, so that the limit holds for all of them together. */
export interface SharedRateCounts {
  /** Counts a request that this worker admitted. */
  readonly add: (client: string) => void;
  /** Calls back with counts that other workers admitted. */
  readonly onOthers: (callback: (client: string, count: number) => void) => void;
}

/** The /64 network of an IPv6 address: one subscriber has all of its addresses. */
function networkOf(address: string): string {
  const [head = '', tail] = address.replace(/%.*/, '').split('::');
  const before = head.split(':').filter((group) => group !== '');
  const after = (tail ?? '').split(':').filter((group) => group !== '');
  const zeros = tail === undefined ? [] : Array<string>(Math.max(8 - before.length - after.length, 0)).fill('0');
  const groups = [...before, ...zeros, ...after].slice(0, 4);
  return `${groups.map((group) => Number.parseInt(group, 16).toString(16)).join(':')}::/64`;
}

/** Each trusted proxy appends the address that called it; what stands before those came from the client and is ignored. */
function forwardedFor({ headers }: IncomingMessage, trustedProxies: number, peer: string): string {
  const header = [headers['x-forwarded-for'] ?? ''].flat().join(',');
  const forwarded = header.split(',').map((address) => address.trim());
  const chain = [...forwarded.filter((address) => address !== ''), peer];
  return chain[Math.max(chain.length - 1 - trustedProxies, 0)] ?? peer;
}

/** The IPv4 address, or the IPv6 network. */
export function shortAddress(address: string): string {
  const plain = IPV4_MAPPED.exec(address)?.[1] ?? address;
  return plain.includes(':') && isIPv6(plain) ? networkOf(plain) : plain.slice(0, MAX_ADDRESS_LENGTH);
}

/** The client's IPv4 address or IPv6 network. */
export function clientAddress(request: IncomingMessage, trustedProxies: number): string {
  const peer = request.socket.remoteAddress ?? '';
  return shortAddress(trustedProxies === 0 ? peer : forwardedFor(request, trustedProxies, peer));
}

const tooManyRequests = (limit: number, retryAfter: number): Rejection => ({
  status: 429,
  code: 'TOO_MANY_REQUESTS',
  message: `Your address sent more than ${limit} requests in a minute. Try again in ${retryAfter} s, and ask for more in each request.`,
  retryAfter,
});

/** The requests of an address since its window began. */
interface Window {
  readonly endsAt: number;
  count: number;
}

/** Null for a request within the limit, which `maxRequestsPerMinute: 0` switches off. A window begins with the first request. */
export function createRateLimiter(
  { maxRequestsPerMinute: limit }: Limits,
  sharedRateCounts?: SharedRateCounts,
): (client: string) => Rejection | null {
  if (limit === 0) return () => null;
  const windows = new LRUCache<string, Window>({ max: MAX_ADDRESSES });
  const windowOf = (client: string): Window => {
    const now = performance.now();
    const open = windows.get(client);
    if (open && open.endsAt > now) return open;
    const window = { endsAt: now + WINDOW_MS, count: 0 };
    windows.set(client, window);
    return window;
  };
  sharedRateCounts?.onOthers((client, count) => {
    windowOf(client).count += count;
  });
  return (client) => {
    const window = windowOf(client);
    if (window.count >= limit)
      return tooManyRequests(limit, Math.ceil((window.endsAt - performance.now()) / 1000) || 1);
    window.count++;
    sharedRateCounts?.add(client);
    return null;
  };
}
