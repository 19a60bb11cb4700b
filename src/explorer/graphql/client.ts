/** The GraphQL client: requests to the server that served the page, and a cache of whole answers. */
import {
  Client,
  cacheExchange,
  fetchExchange,
  makeOperation,
  mapExchange,
  type Operation,
  type OperationResult,
} from '@urql/core';
import { patientFetch } from './patient-fetch.ts';
import { readToken } from './token.ts';

function fetchOptions(): RequestInit {
  const token = readToken();
  return token === null ? {} : { headers: { authorization: `Bearer ${token}` } };
}

/** The cache drops what has a type that a mutation has too: one that all have, also answers that found nothing. */
const withSharedType = (operation: Operation): Operation =>
  makeOperation(operation.kind, operation, { ...operation.context, additionalTypenames: ['Anything'] });

/** A correction without an answer drops nothing from the cache: the page could not ask again, and would lose what it shows. */
function withoutSharedType(result: OperationResult): OperationResult {
  const { operation, data, error } = result;
  if (operation.kind !== 'mutation' || !error || data) return result;
  const context = { ...operation.context, additionalTypenames: [] };
  return { ...result, operation: makeOperation('mutation', operation, context) };
}

const options = { url: '/graphql', preferGetMethod: false, fetch: patientFetch, fetchOptions } as const;

/** Answers queries from its cache. A correction that it sends makes it ask again whatever it had asked. */
export const client = new Client({
  ...options,
  exchanges: [
    mapExchange({ onOperation: withSharedType }),
    cacheExchange,
    mapExchange({ onResult: withoutSharedType }),
    fetchExchange,
  ],
});

/** Without a cache: for previews of corrections, which change nothing. */
export const uncachedClient = new Client({ ...options, exchanges: [fetchExchange] });
