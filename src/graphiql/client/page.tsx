/** The script of the GraphiQL page: the editor over the endpoint that served it, with the example queries in its tabs. */
import { GraphiQL } from 'graphiql';
import 'graphiql/style.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import type { PageData } from '../page-data.ts';
import './page.css';
import { send } from './send.ts';
import { startWorkersFrom } from './workers.ts';

const element = (id: string): HTMLElement => {
  const found = document.getElementById(id);
  if (found === null) throw new Error(`The page has no element "${id}".`);
  return found;
};

const { examples, workers }: PageData = JSON.parse(element('page-data').textContent);
startWorkersFrom(workers);

// A link may carry a query, as any GET request to the endpoint does: it opens in a tab before the examples.
const link = new URLSearchParams(location.search);
const query = link.get('query');
const variables = link.get('variables') ?? '';
const linked = query === null ? undefined : { query, variables };

createRoot(element('graphiql')).render(
  <StrictMode>
    <GraphiQL
      fetcher={send}
      defaultTabs={linked === undefined ? [...examples] : [linked, ...examples]}
      {...(linked !== undefined && { initialQuery: linked.query, initialVariables: linked.variables })}
    >
      <GraphiQL.Logo>Dateline</GraphiQL.Logo>
    </GraphiQL>
  </StrictMode>,
);
