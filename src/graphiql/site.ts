/** The request handler of the GraphiQL page and its files. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { sendAsset } from './assets.ts';
import { BUILD_FOLDER, readManifest } from './manifest.ts';
import { ASSETS_PATH, CONTENT_SECURITY_POLICY, renderPage } from './page.ts';
import type { Example } from './page-data.ts';

export interface GraphiqlSite {
  readonly sendPage: (response: ServerResponse) => void;
  /** Sends the file at `path`. Resolves to false, with nothing sent, if there is no such file. */
  readonly sendFile: (path: string, request: IncomingMessage, response: ServerResponse) => Promise<boolean>;
}

const NOT_BUILT =
  'The GraphiQL page has not been built: run "npm run build". GraphQL requests are answered all the same.\n';

/** Opens what `npm run build` wrote to `folder`. `examples` is asked for each page. Without a build the page answers 503 and says how to build it. */
export function openSite(examples: () => readonly Example[], folder: string = BUILD_FOLDER): GraphiqlSite {
  const manifest = readManifest(folder);
  const files = new Set(manifest?.files);
  return {
    sendPage(response) {
      const page = manifest && renderPage(manifest, examples());
      response.writeHead(page === null ? 503 : 200, {
        'content-type': page === null ? 'text/plain; charset=utf-8' : 'text/html; charset=utf-8',
        'cache-control': 'no-cache',
        vary: 'accept',
        'content-security-policy': CONTENT_SECURITY_POLICY,
        'referrer-policy': 'no-referrer',
        'x-content-type-options': 'nosniff',
      });
      response.end(page ?? NOT_BUILT);
    },
    async sendFile(path, request, response) {
      const name = path.slice(ASSETS_PATH.length);
      if (!path.startsWith(ASSETS_PATH) || !files.has(name)) return false;
      await sendAsset(request, response, `${folder}/${name}`);
      return true;
    },
  };
}
