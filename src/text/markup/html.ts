/** Removes HTML from a text: tags, comments, what pages do not show, and character references. */
import { decodeHTML } from 'entities';
import { type Revision, revise } from '../edits.ts';

/** Elements whose content is no text of the page. */
const UNSEEN = 'head|iframe|noscript|script|style|svg|template';
/** Elements that begin and end a paragraph. */
const BLOCKS = new Set(
  (
    'address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 ' +
    'h4 h5 h6 header hr html li main nav ol p pre section summary table tbody tfoot thead tr ul'
  ).split(' '),
);
const INLINE =
  'a abbr acronym amp-img audio b bdi bdo big br button cite code data del dfn em embed font i img input ins kbd label link ' +
  'mark meta object option param picture q s samp select small source span strike strong sub sup td th time title tt u var video wbr';
const NAMES = `${UNSEEN}|${[...BLOCKS].join('|')}|${INLINE.replaceAll(' ', '|')}`;

const ATTRIBUTES = String.raw`(?:\s(?:[^<>"']|"[^"]*"|'[^']*')*)?`;
const TAG = `</?(?:${NAMES})${ATTRIBUTES}/?>`;
/** A reference of a reference, such as "&amp;nbsp;", is taken for one reference that was encoded twice. */
const REFERENCE = String.raw`&(?:amp;)*(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,31});|&nbsp(?!;)`;

const REMOVED = new RegExp(
  [
    '<!--[^]*?(?:-->|$)',
    String.raw`<(${UNSEEN})\b[^<>]*>[^]*?(?:</\1\s*>|$)`,
    String.raw`<(?:!doctype|\?xml|!\[CDATA\[)[^<>]*>`,
    TAG,
    REFERENCE,
    '\\n+',
  ].join('|'),
  'gi',
);

const MARKS = new RegExp(`${TAG}|<!--`, 'i');
const REFERENCES = new RegExp(REFERENCE, 'gi');
const PARAGRAPHS = /<(?:br|div|p)[\s/>]/i;

/** Whether a text has tags of HTML, comments, or character references. */
export function hasHtml(text: string): boolean {
  if (text.includes('<') && MARKS.test(text)) return true;
  return text.includes('&') && [...text.matchAll(REFERENCES)].some(([found]) => decode(found) !== found);
}

const UNSEEN_BEGINS = new RegExp(`<(?:!--|(?:${UNSEEN})\\b)`, 'i');

/** Whether a text has what a page does not show, which may have blank lines in it. */
export const hasUnseen = (text: string): boolean => UNSEEN_BEGINS.test(text);

/** The text that a page shows; elements that are no part of a line become line breaks. */
export function removeHtml(text: string): Revision {
  const isPage = PARAGRAPHS.test(text);
  return revise(text, REMOVED, (found) => {
    if (found.startsWith('&')) return decode(found);
    // A page shows a line break as a space; whoever writes no paragraphs means line breaks as they are.
    if (found.startsWith('\n')) return isPage && found.length === 1 ? ' ' : null;
    return standIn(found);
  });
}

function standIn(found: string): string {
  const name = /^<\/?([a-z][a-z\d]*)/i.exec(found)?.[1]?.toLowerCase() ?? '';
  if (name === 'br') return '\n';
  if (name === 'td' || name === 'th') return ' ';
  return BLOCKS.has(name) ? '\n\n' : '';
}

/** The characters of a reference; the reference itself when there is none of that name. */
function decode(reference: string): string {
  const once = reference.replace(/^&(?:amp;)+(?=#|[a-z])/i, '&');
  const decoded = decodeHTML(once.endsWith(';') ? once : `${once};`);
  return decoded.startsWith('&') && decoded.length > 1 ? reference : decoded;
}
