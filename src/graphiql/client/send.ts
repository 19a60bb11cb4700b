/** Sends one operation to the endpoint that served the page and resolves to its answer, errors of GraphQL included. */
import type { GraphiQLProps } from 'graphiql';

export const send: GraphiQLProps['fetcher'] = async (operation, options) => {
  const response = await fetch(location.pathname, {
    method: 'POST',
    headers: {
      accept: 'application/graphql-response+json, application/json',
      'content-type': 'application/json',
      ...options?.headers,
    },
    body: JSON.stringify(operation),
  });
  return response.json();
};
