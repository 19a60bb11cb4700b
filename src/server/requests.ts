/** What a GraphQL request may look like: GET with a query, or POST of JSON; whatever else is refused with a reason. */
import type { IncomingMessage } from 'node:http';
import { GraphQLError } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import type { Limits } from '../limits.ts';
import type { ErrorCode } from '../problem.ts';

/** What the server knows of a request that Yoga is asked to answer. */
export interface Sent {
  /** The body; null when it was too large, undefined when the request is one whose body is not read. */
  readonly body: string | null | undefined;
  /** Whether there are errors in the answer; set once there is one. */
  failed: boolean;
}

// Only JSON: a page of another origin can post a form or plain text without asking, but not this. Yoga wants it in small letters.
const isJson = (contentType: string | null | undefined): boolean => /^application\/json(;|$)/.test(contentType ?? '');

export const hasJson = ({ method, headers }: IncomingMessage): boolean =>
  method === 'POST' && isJson(headers['content-type']);

interface Http {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
}

const refusal = (message: string, http: Http, code: ErrorCode = 'BAD_USER_INPUT'): GraphQLError =>
  new GraphQLError(message, { extensions: { code, http } });

const tooLarge = (kilobytes: number): GraphQLError =>
  refusal(
    `The body is larger than ${kilobytes} kilobytes. Send fewer values in variables, or ask in several requests.`,
    // The rest of a body that was not read to its end would be taken for the next request.
    { status: 413, headers: { connection: 'close' } },
    'BODY_TOO_LARGE',
  );

/** What parsing threw, as the sender's mistake where it is one: status 400 whatever the answer's media type. */
function explain(error: unknown): unknown {
  if (error instanceof SyntaxError) {
    return refusal('The parameters "variables" and "extensions" must be JSON.', { status: 400 });
  }
  const isBadRequest = error instanceof GraphQLError && error.extensions.code === 'BAD_REQUEST';
  return isBadRequest ? refusal(error.message, { status: 400 }) : error;
}

/** Looks to a parser like a request whose body has not been read. */
const unread = (body: string) => ({ json: async (): Promise<unknown> => JSON.parse(body) }) as Request;

/** Refuses bodies that are not JSON or too large, and tells malformed parameters apart from defects of the server. */
export const strictRequests = ({ maxBodyKilobytes }: Limits): Plugin<object, Sent> => ({
  onRequestParse({ request, serverContext, requestParser, setRequestParser }) {
    if (request.method === 'POST' && !isJson(request.headers.get('content-type'))) {
      throw refusal('Post a JSON body with the header "content-type: application/json".', { status: 415 });
    }
    const { body } = serverContext;
    if (body === null) throw tooLarge(maxBodyKilobytes);
    if (requestParser === undefined) return;
    setRequestParser(async (parsed) => {
      try {
        return await requestParser(body === undefined ? parsed : unread(body));
      } catch (error) {
        throw explain(error);
      }
    });
  },
});
