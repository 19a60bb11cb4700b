/** The schema, whole. */
import type { GraphQLSchema } from 'graphql';
import { builder } from './builder.ts';
import './mutations/articles.ts';
import './mutations/mutations.ts';
import './scalars.ts';
import './subscriptions/articles.ts';
import './subscriptions/changes.ts';
import './subscriptions/runs.ts';
import './types/article.ts';
import './types/asserter.ts';
import './types/change.ts';
import './types/changed.ts';
import './types/duplicate.ts';
import './types/entity.ts';
import './types/graph.ts';
import './types/mention.ts';
import './types/node.ts';
import './types/passage.ts';
import './types/path.ts';
import './types/role.ts';
import './types/run.ts';
import './types/search.ts';
import './types/similar.ts';
import './types/sentence.ts';
import './types/statement.ts';
import './types/statistics.ts';
import './types/suggestion.ts';
import './types/trend.ts';

builder.queryType({ description: 'Everything there is to ask.' });

builder.mutationType({
  description:
    'Everything a person may change. Each takes a bearer token with the scope `correct` (`ingestArticles`: `ingest`) in the header `authorization` of a POST; without one every field answers the same error (UNAUTHORIZED) and nothing is changed. Each is made, and written down in the log of changes, in one step.',
  authScopes: { scope: 'correct' },
});

builder.subscriptionType({
  description:
    'What happens, as it happens: over server-sent events (`accept: text/event-stream`) or WebSocket (subprotocol `graphql-transport-ws`). Each event is sent once, in the order of the log it is from. A client that was away goes on with `after` or the header Last-Event-ID.',
});

export const schema: GraphQLSchema = builder.toSchema();
