/** Renders the HTML of the GraphiQL page: links to the built files and one block of data, no inline script. */
import type { Manifest } from './manifest.ts';
import type { Example, PageData } from './page-data.ts';

/** The URL path of the built files. */
export const ASSETS_PATH = '/graphiql/';

/**
 * Allows this server's files only, and no inline scripts. Styles are the exception: the editor adds style elements at
 * run time, and its fonts and icons are data URLs in its style sheet.
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

/** Escapes `<`, so that the JSON cannot end its script element with `</script>` or open a comment. */
const toEmbeddedJson = (data: PageData): string => JSON.stringify(data).replaceAll('<', '\\u003c');

export function renderPage({ script, style, workers }: Manifest, examples: readonly Example[]): string {
  const data: PageData = {
    examples: examples.map(({ query, variables = '' }) => ({ query, variables })),
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
    <script type="application/json" id="page-data">${toEmbeddedJson(data)}</script>
    <script type="module" src="${ASSETS_PATH}${script}"></script>
  </head>
  <body>
    <div id="graphiql"></div>
    <noscript>GraphiQL needs JavaScript. The endpoint itself answers GraphQL requests at this address.</noscript>
  </body>
</html>
`;
}
