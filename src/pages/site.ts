/** The request handler of a page and its files. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { sendAsset } from './assets.ts';
import { type PageHtml, renderHtml } from './html.ts';
import { assetsPath, buildFolder, type Manifest, type PageName, readManifest } from './manifest.ts';

export interface Page {
  readonly name: PageName;
  /** The Content-Security-Policy. */
  readonly policy: string;
  /** Asked for each request. */
  readonly html: (manifest: Manifest) => PageHtml;
}

export interface Site {
  /** `status` is 200 by default; 404 for a path at which there is nothing, which the page then says. */
  readonly sendPage: (response: ServerResponse, status?: 200 | 404) => void;
  /** Sends the file at `path`. Resolves to false, with nothing sent, if there is no such file. */
  readonly sendFile: (path: string, request: IncomingMessage, response: ServerResponse) => Promise<boolean>;
}

const NOT_BUILT = 'This page has not been built: run "npm run build". GraphQL requests are answered all the same.\n';

/** Opens what `npm run build` wrote to `folder`. Without a build the page answers 503 and says how to build it. */
export function openSite(page: Page, folder: string = buildFolder(page.name)): Site {
  const manifest = readManifest(folder);
  const files = new Set(manifest?.files);
  const assets = assetsPath(page.name);
  return {
    sendPage(response, status = 200) {
      const html = manifest && renderHtml(manifest, page.html(manifest));
      response.writeHead(html === null ? 503 : status, {
        'content-type': html === null ? 'text/plain; charset=utf-8' : 'text/html; charset=utf-8',
        'cache-control': 'no-cache',
        vary: 'accept',
        'content-security-policy': page.policy,
        'referrer-policy': 'no-referrer',
        'x-content-type-options': 'nosniff',
      });
      response.end(html ?? NOT_BUILT);
    },
    async sendFile(path, request, response) {
      const name = path.slice(assets.length);
      if (!path.startsWith(assets) || !files.has(name)) return false;
      await sendAsset(request, response, `${folder}/${name}`);
      return true;
    },
  };
}
