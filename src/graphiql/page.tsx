/** The script of the GraphiQL page: GraphiQL over the endpoint that served it, with the example queries in its tabs. */
import { GraphiQL, type GraphiQLProps } from 'graphiql';
import 'graphiql/style.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import type { PageData } from '../pages/graphiql-data.ts';
import { readEvents } from './events.ts';
import './page.css';
import { repeatEarlyRuns } from './early-runs.ts';

const element = (id: string): HTMLElement => {
  const found = document.getElementById(id);
  if (found === null) throw new Error(`The page has no element "${id}".`);
  return found;
};

const { examples, workers }: PageData = JSON.parse(element('page-data').textContent);

// Must be set before the editor first renders. Workers keep highlighting and validation off the page's thread.
window.MonacoEnvironment = {
  getWorker: (_id: string, language: string) =>
    new Worker(language === 'json' ? workers.json : language === 'graphql' ? workers.graphql : workers.editor, {
      type: 'module',
    }),
};

type Fetcher = GraphiQLProps['fetcher'];
type Options = Parameters<Fetcher>[1];

const JSON_RESULT = 'application/graphql-response+json, application/json';

/** Whether the operation that is run is a subscription. */
function isSubscription(name: string | null | undefined, options: Options): boolean {
  const operations = (options?.documentAST?.definitions ?? []).filter((each) => each.kind === 'OperationDefinition');
  const run = operations.find((each) => each.name?.value === name) ?? operations[0];
  return run?.operation === 'subscription';
}

/** Posts an operation to the endpoint that served the page. Resolves to its result, GraphQL errors included, or to those of a subscription. */
const fetcher: Fetcher = async (operation, options) => {
  const isStream = isSubscription(operation.operationName, options);
  const response = await fetch(location.pathname, {
    method: 'POST',
    headers: {
      accept: isStream ? 'text/event-stream' : JSON_RESULT,
      'content-type': 'application/json',
      ...options?.headers,
    },
    body: JSON.stringify(operation),
  });
  return isStream ? (readEvents(response) as never) : response.json();
};

// A link may carry a query, as any GET request to the endpoint does: it opens in a tab before the examples.
const link = new URLSearchParams(location.search);
const query = link.get('query');
const variables = link.get('variables') ?? '';
const tabs = query === null ? examples : [{ query, variables }, ...examples];

repeatEarlyRuns(element('graphiql'));

createRoot(element('graphiql')).render(
  <StrictMode>
    <GraphiQL
      fetcher={fetcher}
      defaultTabs={[...tabs]}
      {...(tabs[0] && { initialQuery: tabs[0].query, initialVariables: tabs[0].variables ?? '' })}
    >
      <GraphiQL.Logo>Dateline</GraphiQL.Logo>
    </GraphiQL>
  </StrictMode>,
);
