/** Whom a request comes from, as far as a limit for each is concerned. */
import type { IncomingMessage } from 'node:http';
import { isIPv6 } from 'node:net';

const MAPPED = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i;

/** The network of 64 bits that an IPv6 address belongs to: whoever has one address of it has them all. */
function networkOf(address: string): string {
  const [head = '', tail] = address.replace(/%.*/, '').split('::');
  const before = head.split(':').filter((group) => group !== '');
  const after = (tail ?? '').split(':').filter((group) => group !== '');
  const zeros = tail === undefined ? [] : Array<string>(Math.max(8 - before.length - after.length, 0)).fill('0');
  const groups = [...before, ...zeros, ...after].slice(0, 4);
  return `${groups.map((group) => Number.parseInt(group, 16).toString(16)).join(':')}::/64`;
}

/**
 * The address of the client. Each trusted proxy appends to X-Forwarded-For the address it was called from; what stands before those is
 * the client's own word and counts for nothing.
 */
export function clientOf(request: IncomingMessage, trustedProxies: number): string {
  const direct = request.socket.remoteAddress ?? '';
  const address = trustedProxies === 0 ? direct : forwardedFor(request, trustedProxies, direct);
  const plain = MAPPED.exec(address)?.[1] ?? address;
  return isIPv6(plain) ? networkOf(plain) : plain.slice(0, 64);
}

function forwardedFor({ headers }: IncomingMessage, trustedProxies: number, direct: string): string {
  const told = [headers['x-forwarded-for'] ?? ''].flat().join(',');
  const forwarded = told.split(',').map((address) => address.trim());
  const chain = [...forwarded.filter((address) => address !== ''), direct];
  return chain[Math.max(chain.length - 1 - trustedProxies, 0)] ?? direct;
}
