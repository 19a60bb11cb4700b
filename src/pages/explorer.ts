/** The explorer: the paths that it answers, all with the same HTML, since its script reads the address. */
import { assetsPath, entryUrl } from './manifest.ts';
import { contentSecurityPolicy } from './policy.ts';
import type { Page } from './site.ts';

const PATHS = /^\/(?:$|(?:article|entity)\/.|(?:graph|compare|trends|queue|log)$)/;

/** Whether a path, without its query, is a view of the explorer. */
export const isExplorerPath = (path: string): boolean => PATHS.test(path);

export const explorerPage: Page = {
  name: 'explorer',
  policy: contentSecurityPolicy(),
  html: (manifest) => ({
    assets: assetsPath('explorer'),
    root: 'explorer',
    withoutScript: 'The explorer needs JavaScript. Without it, ask the GraphQL endpoint at /graphql.',
    data: { workers: { layout: entryUrl('explorer', manifest, 'layout') } },
  }),
};
