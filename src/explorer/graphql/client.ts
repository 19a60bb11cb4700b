/** The GraphQL client: requests to the server that served the page, and a cache of whole answers. */
import { Client, cacheExchange, fetchExchange } from '@urql/core';
import { readToken } from './token.ts';

function fetchOptions(): RequestInit {
  const token = readToken();
  return token === null ? {} : { headers: { authorization: `Bearer ${token}` } };
}

const options = { url: '/graphql', preferGetMethod: false, fetchOptions } as const;

/** Answers queries from its cache. A correction that it sends makes it ask again what is on the page. */
export const client = new Client({ ...options, exchanges: [cacheExchange, fetchExchange] });

/** Without a cache: for previews of corrections, which change nothing. */
export const uncachedClient = new Client({ ...options, exchanges: [fetchExchange] });
