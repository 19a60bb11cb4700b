/** Checks the host that a request names. On a loopback address only known hosts are answered, against DNS rebinding. */
import type { IncomingMessage } from 'node:http';
import { BlockList, isIP } from 'node:net';
import { LRUCache } from 'lru-cache';
import { shortened } from '../problem.ts';

interface HostError {
  readonly status: 400 | 421;
  readonly message: string;
}

const LOOPBACK = new BlockList();
LOOPBACK.addSubnet('127.0.0.0', 8);
LOOPBACK.addAddress('::1', 'ipv6');

/** Also true of an IPv4 address in an IPv6 one, such as `::ffff:127.0.0.1`. */
const isLoopbackAddress = (address: string): boolean =>
  isIP(address) !== 0 && LOOPBACK.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');

/** A name or an address, and a port that is ignored. Without user information, which would hide another host. */
const HOST = /^(\[[0-9a-f:.]+\]|[^\s/?#@:\\[\]]+)(?::\d*)?$/i;

/** In lower case, without port, brackets and the full stop of a name that is absolute; null when it is not valid. */
function hostnameOf(host: string): string | null {
  const [, name] = HOST.exec(host) ?? [];
  if (name === undefined || !URL.canParse(`http://${host}/`)) return null;
  return name.toLowerCase().replace(/\.$/, '').replaceAll(/[[\]]/g, '');
}

const isLoopbackName = (name: string): boolean =>
  name === 'localhost' || name.endsWith('.localhost') || isLoopbackAddress(name);

/** The start of a request target in absolute form, as clients send it to proxies. */
const ABSOLUTE = /^https?:\/\/([^/?#]*)/i;

const HOST_LENGTH = 'host'.length;

function hostHeaders({ rawHeaders }: IncomingMessage): string[] {
  const hosts: string[] = [];
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const name = rawHeaders[at] as string;
    if (name.length === HOST_LENGTH && name.toLowerCase() === 'host') hosts.push(rawHeaders[at + 1] as string);
  }
  return hosts;
}

const INVALID: HostError = { status: 400, message: 'The header "host" has to name one host.' };

const misdirected = (host: string): HostError => ({
  status: 421,
  message: `This server does not answer for the host ${JSON.stringify(shortened(host, 100))}, only for localhost and those of its setting --hosts.`,
});

/** Distinct values of the header kept; clients send a handful. */
const MAX_ENTRIES = 100;

/** Gives null when the request is to be answered. If no host is listed, only a server on a loopback address restricts hosts. */
type HostCheck = (request: IncomingMessage) => HostError | null;

/** `boundAddress` gives the address that the server is bound to; undefined when it is bound to none. */
export function createHostCheck(listed: readonly string[], boundAddress: () => string | undefined): HostCheck {
  const known = new Set(listed.map(hostnameOf));
  const errors = new LRUCache<string, { readonly error: HostError | null }>({ max: MAX_ENTRIES });

  function isRestricted({ socket }: IncomingMessage): boolean {
    return listed.length > 0 || isLoopbackAddress(boundAddress() ?? socket.localAddress ?? '');
  }

  function check(host: string, request: IncomingMessage): HostError | null {
    const name = hostnameOf(host);
    if (name === null) return INVALID;
    return isLoopbackName(name) || known.has(name) || !isRestricted(request) ? null : misdirected(host);
  }

  function cached(host: string, request: IncomingMessage): HostError | null {
    const entry = errors.get(host) ?? { error: check(host, request) };
    errors.set(host, entry);
    return entry.error;
  }

  return (request) => {
    const [host, ...others] = hostHeaders(request);
    if (others.length > 0) return INVALID;
    const { url = '' } = request;
    const target = url.startsWith('/') ? undefined : ABSOLUTE.exec(url)?.[1];
    const error = target === undefined ? null : cached(target, request);
    // Without a header, the request is of HTTP/1.0: no browser sends it.
    return error ?? (host === undefined ? null : cached(host, request));
  };
}

/** The path and query of a request target in absolute form; any other target as it is. */
export function originForm(target: string): string {
  if (target.startsWith('/')) return target;
  const rest = target.replace(ABSOLUTE, '');
  return rest === target || rest.startsWith('/') ? rest : `/${rest}`;
}
