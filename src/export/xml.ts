/**
 * Writes XML as text, piece by piece. A library that builds documents would hold a whole graph in memory; what has to be right here are
 * the characters, and a reader of XML checks them in tests.
 */

/** What XML 1.0 cannot hold, not even as a character reference: most control characters, lone surrogates, U+FFFE and U+FFFF. */
const FORBIDDEN = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu;

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  // As they stand, readers make spaces or line feeds of them.
  '\r': '&#13;',
  '\n': '&#10;',
  '\t': '&#9;',
};

/** The text for an element or an attribute, without what XML cannot hold. */
export const xmlText = (text: string): string =>
  text.replace(FORBIDDEN, '').replace(/[&<>"\r\n\t]/g, (character) => ESCAPES[character] as string);

type Attributes = Readonly<Record<string, string | number | null>>;

/** An element with its content, which is XML already; attributes that are null are left out. Empty content closes the tag. */
export function element(name: string, attributes: Attributes = {}, content = ''): string {
  const written = Object.entries(attributes).flatMap(([attribute, value]) =>
    value === null ? [] : ` ${attribute}="${xmlText(String(value))}"`,
  );
  return `<${name}${written.join('')}${content === '' ? '/>' : `>${content}</${name}>`}`;
}

export const XML_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n';
