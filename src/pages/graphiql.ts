/** The GraphiQL page: what it embeds, and what its editor needs of the Content-Security-Policy. */
import type { Example, PageData } from './graphiql-data.ts';
import { assetsPath, entryUrl, type Manifest } from './manifest.ts';
import { contentSecurityPolicy } from './policy.ts';
import type { Page } from './site.ts';

const dataOf = (manifest: Manifest, examples: readonly Example[]): PageData => ({
  examples: examples.map(({ query, variables = '' }) => ({ query, variables })),
  workers: {
    editor: entryUrl('graphiql', manifest, 'editor'),
    graphql: entryUrl('graphiql', manifest, 'graphql'),
    json: entryUrl('graphiql', manifest, 'json'),
  },
});

/** `examples` is asked for each page. */
export const graphiqlPage = (examples: () => readonly Example[]): Page => ({
  name: 'graphiql',
  // The editor adds style elements at run time, and its fonts and icons are data URLs in its style sheet.
  policy: contentSecurityPolicy({ 'style-src': "'self' 'unsafe-inline'", 'font-src': "'self' data:" }),
  html: (manifest) => ({
    assets: assetsPath('graphiql'),
    root: 'graphiql',
    withoutScript: 'GraphiQL needs JavaScript. The endpoint itself answers GraphQL requests at this address.',
    data: dataOf(manifest, examples()),
  }),
});
