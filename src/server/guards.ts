/** Headers on every answer, whatever it is; the GraphiQL page has a policy of its own that lets it run. */
import type { ServerResponse } from 'node:http';

const GUARDS: readonly (readonly [name: string, value: string])[] = [
  ['content-security-policy', "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"],
  ['cross-origin-resource-policy', 'same-origin'],
  ['referrer-policy', 'no-referrer'],
  ['x-content-type-options', 'nosniff'],
  ['x-frame-options', 'DENY'],
];

/** Names and values in turns, as `writeHead` takes them. */
export const GUARDED: readonly string[] = GUARDS.flat();

/** For answers whose head somebody else writes. */
export function guard(response: ServerResponse): void {
  for (const [name, value] of GUARDS) response.setHeader(name, value);
}
