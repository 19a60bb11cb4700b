/** Which requests are GraphQL requests: GET with a query, or POST of JSON. Others are rejected with a reason. */
import type { IncomingMessage } from 'node:http';
import { GraphQLError } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import type { JsonPart } from '../../schema/execute.ts';
import type { Limits } from '../limits.ts';
import type { ErrorCode } from '../problem.ts';
import type { Credentials } from '../store/database/callers.ts';
import { FairShare } from './fair-share.ts';
import type { Subscription } from './live/subscription.ts';

const KILOBYTE = 1024;

/** The body of a request: null when it was too large, undefined when the request is not a POST of JSON. */
export type ReadBody = string | null | undefined;

/** Who sends a request. */
export interface Sender {
  /** The address of the client. */
  readonly client: string;
  readonly credentials: Credentials;
  /** The header Last-Event-ID: the last event that a client knows of a subscription; null when it is absent. */
  readonly lastEventId: string | null;
  /** Calls back when the client has left, or has its response. */
  readonly onLeave: (callback: () => void) => void;
}

/** Yoga's server context: what the server knows of a request beside what Yoga reads of it. */
export interface RequestState {
  readonly body: ReadBody;
  readonly sender: Sender;
  /** Set when the response has errors. */
  hasErrors: boolean;
  /** Set when the response is sent in parts, past Yoga, which would make one string of them. */
  parts: readonly JsonPart[] | null;
  /** Where a subscription is put that was opened: its events are sent past Yoga. */
  readonly opened: { subscription: Subscription | null };
  /** Whether the client takes a stream of events. */
  readonly streams: boolean;
}

// A page of another origin can post a form or plain text without a preflight request, but not JSON. Yoga wants it in lower case.
const isJson = (contentType: string | null | undefined): boolean => /^application\/json(;|$)/.test(contentType ?? '');

export const hasJsonBody = ({ method, headers }: IncomingMessage): boolean =>
  method === 'POST' && isJson(headers['content-type']);

const textOf = (chunks: readonly Buffer[]): string =>
  (chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks)).toString();

export interface Body {
  readonly text: string;
}

/** A body that was not read: `too large`, or `no room` because too many arrive at once. */
type Unread = 'too large' | 'no room';

/** Reads bodies, which take no more memory while they arrive than those of all requests that may be in flight. */
export function createBodyReader({ maxBodyKilobytes, maxInFlight }: Limits) {
  const limit = maxBodyKilobytes * KILOBYTE;
  const share = new FairShare(limit * maxInFlight);

  /** Never resolves when the client leaves before the end of the body. */
  return (request: IncomingMessage, client: string): Promise<Body | Unread> => {
    const length = Number(request.headers['content-length'] ?? limit);
    if (length > limit) return Promise.resolve('too large');
    if (!share.mayTake(client, length)) return Promise.resolve('no room');
    share.take(client, length);
    request.on('close', () => share.release(client, length));
    return new Promise((resolve) => {
      const chunks: Buffer[] = [];
      let size = 0;
      const onData = (chunk: Buffer): void => {
        size += chunk.length;
        chunks.push(chunk);
        if (size <= limit) return;
        request.off('data', onData).pause();
        resolve('too large');
      };
      request.on('data', onData).on('end', () => resolve({ text: textOf(chunks) }));
    });
  };
}

interface HttpExtension {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
}

const badRequest = (message: string, http: HttpExtension, code: ErrorCode = 'BAD_USER_INPUT'): GraphQLError =>
  new GraphQLError(message, { extensions: { code, http } });

const bodyTooLarge = (kilobytes: number): GraphQLError =>
  badRequest(
    `The body is larger than ${kilobytes} kilobytes. Send fewer values in variables, or ask in several requests.`,
    // On a connection that stays open the unread rest of the body would be taken for the next request.
    { status: 413, headers: { connection: 'close' } },
    'BODY_TOO_LARGE',
  );

/** Turns what Yoga's parser throws for malformed parameters into status 400, whatever the media type of the response. */
function explainParserError(error: unknown): unknown {
  if (error instanceof SyntaxError) {
    return badRequest('The parameters "variables" and "extensions" must be JSON.', { status: 400 });
  }
  const isBadRequest = error instanceof GraphQLError && error.extensions.code === 'BAD_REQUEST';
  return isBadRequest ? badRequest(error.message, { status: 400 }) : error;
}

/** Passes the body that was read to Yoga's parser. */
const withBody = (body: string) => ({ json: async (): Promise<unknown> => JSON.parse(body) }) as Request;

/** Rejects bodies that are not JSON or too large, and tells malformed parameters apart from defects of the server. */
export const strictRequests = ({ maxBodyKilobytes }: Limits): Plugin<object, RequestState> => ({
  onRequestParse({ request, serverContext, requestParser, setRequestParser }) {
    if (request.method === 'POST' && !isJson(request.headers.get('content-type'))) {
      throw badRequest('Post a JSON body with the header "content-type: application/json".', { status: 415 });
    }
    const { body } = serverContext;
    if (body === null) throw bodyTooLarge(maxBodyKilobytes);
    if (requestParser === undefined) return;
    setRequestParser(async (unread) => {
      try {
        return await requestParser(body === undefined ? unread : withBody(body));
      } catch (error) {
        throw explainParserError(error);
      }
    });
  },
});
