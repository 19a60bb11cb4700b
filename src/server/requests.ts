/** What a GraphQL request may look like: GET with a query, or POST of JSON; whatever else is refused with a reason. */
import { GraphQLError } from 'graphql';
import type { Plugin } from 'graphql-yoga';

const refusal = (status: number, message: string): GraphQLError =>
  new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT', http: { status } } });

// Only JSON: a page of another origin can post a form or plain text without asking, but not this.
const isJson = (contentType: string | null): boolean => /^application\/json\s*(;|$)/i.test(contentType ?? '');

/** What parsing threw, as the sender's mistake where it is one: status 400 whatever the answer's media type. */
function explain(error: unknown): unknown {
  if (error instanceof SyntaxError) return refusal(400, 'The parameters "variables" and "extensions" must be JSON.');
  const isBadRequest = error instanceof GraphQLError && error.extensions.code === 'BAD_REQUEST';
  return isBadRequest ? refusal(400, error.message) : error;
}

/** Refuses bodies that are not JSON, and tells malformed parameters apart from defects of the server. */
export const strictRequests: Plugin = {
  onRequestParse({ request, requestParser, setRequestParser }) {
    if (request.method === 'POST' && !isJson(request.headers.get('content-type'))) {
      throw refusal(415, 'Post a JSON body with the header "content-type: application/json".');
    }
    if (requestParser === undefined) return;
    setRequestParser(async (parsed) => {
      try {
        return await requestParser(parsed);
      } catch (error) {
        throw explain(error);
      }
    });
  },
};
