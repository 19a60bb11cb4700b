/** Renders the HTML of a page: links to its built files, at most one block of data, and no inline script or style. */
import type { Manifest } from './manifest.ts';

export interface PageHtml {
  /** URL path of the built files. */
  readonly assets: string;
  /** Id of the element that the script renders into. */
  readonly root: string;
  /** What a browser without JavaScript shows. */
  readonly withoutScript: string;
  /** JSON for the script, in an element of the id `page-data`. */
  readonly data?: unknown;
}

/** Escapes `<`, so that the JSON cannot end its script element with `</script>` or open a comment. */
const toEmbeddedJson = (data: unknown): string => JSON.stringify(data).replaceAll('<', '\\u003c');

export function renderHtml(
  { script, style, preloads }: Manifest,
  { assets, root, withoutScript, data }: PageHtml,
): string {
  const head = [
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<title>Dateline</title>',
    '<link rel="icon" href="data:,">',
    `<link rel="stylesheet" href="${assets}${style}">`,
    ...preloads.map((file) => `<link rel="modulepreload" href="${assets}${file}">`),
    ...(data === undefined ? [] : [`<script type="application/json" id="page-data">${toEmbeddedJson(data)}</script>`]),
    `<script type="module" src="${assets}${script}"></script>`,
  ];
  return `<!doctype html>
<html lang="en">
  <head>
    ${head.join('\n    ')}
  </head>
  <body>
    <div id="${root}"></div>
    <noscript>${withoutScript}</noscript>
  </body>
</html>
`;
}
