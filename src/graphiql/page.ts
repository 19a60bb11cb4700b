/** The HTML of the GraphiQL page: no script of its own, one block of data, and the built files it needs. */
import type { Manifest } from './manifest.ts';
import type { Example, PageData } from './page-data.ts';

/** Where the built files are served. */
export const ASSETS_PATH = '/graphiql/';

/**
 * Everything comes from this server, and no script stands in the page. Styles are the exception: the editor writes
 * style elements as it runs, and its fonts and icons are data inside its style sheet.
 */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self'",
  "connect-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "font-src 'self' data:",
  "img-src 'self' data:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** JSON that may stand inside a script element: `</script>` and `<!--` cannot occur in it. */
const embeddable = (data: PageData): string => JSON.stringify(data).replaceAll('<', '\\u003c');

export function renderPage({ script, style, workers }: Manifest, examples: readonly Example[]): string {
  const data: PageData = {
    examples: examples.map(({ query }) => ({ query })),
    workers: {
      editor: ASSETS_PATH + workers.editor,
      graphql: ASSETS_PATH + workers.graphql,
      json: ASSETS_PATH + workers.json,
    },
  };
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Dateline</title>
    <link rel="icon" href="data:,">
    <link rel="stylesheet" href="${ASSETS_PATH}${style}">
    <script type="application/json" id="page-data">${embeddable(data)}</script>
    <script type="module" src="${ASSETS_PATH}${script}"></script>
  </head>
  <body>
    <div id="graphiql"></div>
    <noscript>GraphiQL needs JavaScript. The endpoint itself answers GraphQL requests at this address.</noscript>
  </body>
</html>
`;
}
