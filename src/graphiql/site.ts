/** The GraphiQL page and its files as a handler of requests. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { sendAsset } from './assets.ts';
import { BUILD_FOLDER, readManifest } from './manifest.ts';
import { ASSETS_PATH, CONTENT_SECURITY_POLICY, renderPage } from './page.ts';
import type { Example } from './page-data.ts';

export interface GraphiqlSite {
  readonly sendPage: (response: ServerResponse) => void;
  /** Sends the file at `path`; false when there is none and nothing was sent. */
  readonly sendFile: (path: string, request: IncomingMessage, response: ServerResponse) => Promise<boolean>;
}

const NOT_BUILT =
  'The GraphiQL page has not been built: run "npm run build". GraphQL requests are answered all the same.\n';

/** The site as `npm run build` left it; without a build its page says so. */
export function openSite(examples: readonly Example[], folder: string = BUILD_FOLDER): GraphiqlSite {
  const manifest = readManifest(folder);
  const page = manifest && renderPage(manifest, examples);
  const files = new Set(manifest?.files);
  return {
    sendPage(response) {
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
