/** The heads of answers that succeed, as Yoga writes them: asked of it once for each way in which clients ask. */
import type { IncomingMessage } from 'node:http';
import { LRUCache } from 'lru-cache';
import type { Head } from './answers.ts';
import { GUARDED } from './guards.ts';

/** Asks Yoga, over no network. */
export type Fetch = (url: string, init: { headers: Record<string, string> }) => Response | Promise<Response>;

/** Ways kept; clients have a handful of them. */
const KEPT = 100;
/** Characters of an `Accept` that is kept. */
const LONGEST = 200;

const ASKED = 'http://localhost/graphql?query=%7B__typename%7D';

/** The head but for the length; null when it is not the one of a single answer in JSON. */
function headOf({ status, headers }: Response): Head | null {
  const kind = headers.get('content-type') ?? '';
  if (status !== 200 || !/^application\/(graphql-response\+)?json;/.test(kind)) return null;
  return [...GUARDED, ...[...headers].filter(([name]) => name !== 'content-length').flat()];
}

export interface Heads {
  /** Null where the answer is not to be sent as it is; undefined when it is not known yet. */
  readonly known: (request: IncomingMessage) => Head | null | undefined;
  readonly learn: (request: IncomingMessage) => Promise<Head | null>;
}

/** An origin that is not listed makes no difference. */
export function rememberHeads(fetch: Fetch, corsOrigins: readonly string[]): Heads {
  const heads = new LRUCache<string, { readonly head: Head | null }>({ max: KEPT });
  const originOf = ({ headers: { origin } }: IncomingMessage): string | undefined =>
    origin !== undefined && corsOrigins.includes(origin) ? origin : undefined;
  const keyOf = (request: IncomingMessage): string => {
    const { accept = '' } = request.headers;
    const origin = originOf(request);
    return origin === undefined ? accept : `${accept}\n${origin}`;
  };
  return {
    known: (request) => ((request.headers.accept?.length ?? 0) > LONGEST ? null : heads.get(keyOf(request))?.head),
    async learn(request) {
      const { accept } = request.headers;
      const origin = originOf(request);
      const head = headOf(
        await fetch(ASKED, { headers: { ...(accept !== undefined && { accept }), ...(origin && { origin }) } }),
      );
      heads.set(keyOf(request), { head });
      return head;
    },
  };
}
