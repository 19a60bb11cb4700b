/** The addresses of the views. The server knows them too (src/pages/explorer.ts). */

/** Characters of a key stay readable; what would change the path is escaped. */
const escapeKey = (key: string): string => {
  const parts = key.split('/').map(encodeURIComponent);
  // Browsers resolve "." and "..": such a key is one segment, with its slashes escaped.
  return parts.some((part) => part === '.' || part === '..') ? parts.join('%2F') : parts.join('/');
};

export const articlePath = (key: string): string => `/article/${escapeKey(key)}`;
export const entityPath = (key: string): string => `/entity/${escapeKey(key)}`;

const PREFIXED = /^\/(article|entity)\/(.+)$/s;

/** What a view gets. */
export interface ViewProps {
  /** The natural key of the article or entity; '' in other views. */
  readonly itemKey: string;
}

export interface Place extends ViewProps {
  /** The first segment of the path: '' is the search. */
  readonly view: string;
}

function unescapeKey(escaped: string): string {
  try {
    return decodeURIComponent(escaped);
  } catch {
    return escaped;
  }
}

/** What a pathname shows. */
export function placeOf(pathname: string): Place {
  const [, view = pathname.slice(1), escaped = ''] = PREFIXED.exec(pathname) ?? [];
  return { view, itemKey: unescapeKey(escaped) };
}
