/** The result of parsing an article, the same for every format. */
import { type DocumentPart, MARKUPS, type Markup, type Span } from '../model.ts';
import type { Problem } from '../problem.ts';
import { clean } from '../text/clean.ts';
import { hasHtml } from '../text/markup/html.ts';
import { hasMojibake } from '../text/markup/mojibake.ts';
import type { FieldNames } from './field-names.ts';
import type { FieldValue, MetadataFields } from './fields.ts';
import { error, type Finding, type SourceLocation, warning } from './problems.ts';

/** An article as its format gives it, before its metadata is parsed. */
export interface ParsedSeed {
  readonly parts: readonly DocumentPart[];
  readonly fields: MetadataFields;
}

export interface ParseResult {
  /** Null when one of the problems is a reason to leave the article out. */
  readonly seed: ParsedSeed | null;
  readonly problems: readonly Problem[];
  /** Where the article is in the text when it is one of several. */
  readonly piece?: Piece | null;
  /** What tells it apart from others of its file when it has no key. */
  readonly localId?: string | null;
}

/** A slice of the text of a file or line, in UTF-16 code units, and the line of the file that it begins on. */
export interface Piece extends Span {
  readonly line: number | null;
}

/** What a parser is given: the text of a file, or of one line. */
export interface Source {
  readonly text: string;
  /** `line` is the line in a file of many articles, null in a file of one. */
  readonly location: SourceLocation;
  /** The number of code points before the text in its file. */
  readonly offset: number;
  readonly names: FieldNames;
}

/** Parses the articles of a text, in their order. Never throws. */
export type Parse = (source: Source) => readonly ParseResult[];

/** Rejects an article for one reason. */
export function reject(location: SourceLocation, finding: Finding): ParseResult {
  return { seed: null, problems: [error(location, finding)] };
}

/** Accepts an article that has a body and whose strings are all well-formed. Mark-up in it is reported, and removed later. */
export function accept({ parts, fields }: ParsedSeed, location: SourceLocation): ParseResult {
  const strings = [...parts, ...Object.values(fields)].map(({ text }) => text);
  if (strings.some((text) => /\p{Surrogate}/u.test(text))) return reject(location, LONE_SURROGATE);
  const hasBody = parts.some(({ role, text }) => role === 'BODY' && text.trim() !== '');
  if (!hasBody) return reject(location, NO_TEXT);
  const seed = { parts: parts.map(withMarkup), fields: plainFields(fields) };
  const found = MARKUPS.filter((markup) => seed.parts.some((part, i) => isUnexpected(markup, part, parts[i])));
  const findings = found.map((markup) => REMOVED[markup]);
  if (strings.some((text) => text.includes('\ufffd'))) findings.push(LOST);
  return { seed, problems: findings.map((finding) => warning(location, finding)) };
}

const LOST: Finding = [
  'NOT_UTF8',
  'It holds characters that stand for lost ones (U+FFFD); get the text again, and save it as UTF-8.',
];

function withMarkup(part: DocumentPart): DocumentPart {
  const { text, markup = [] } = part;
  const found = [...markup, ...markupOf(text)];
  return found.length === 0 ? part : { ...part, markup: MARKUPS.filter((each) => found.includes(each)) };
}

function markupOf(text: string): Markup[] {
  return [...(hasMojibake(text) ? (['MOJIBAKE'] as const) : []), ...(hasHtml(text) ? (['HTML'] as const) : [])];
}

/** Markdown may hold HTML, and a format that says what its text is written in expects it. */
function isUnexpected(markup: Markup, { markup: found = [] }: DocumentPart, given: DocumentPart | undefined): boolean {
  const expected = given?.markup ?? [];
  const isExpected = expected.includes(markup) || (markup === 'HTML' && expected.includes('MARKDOWN'));
  return found.includes(markup) && !isExpected;
}

const REMOVED: Readonly<Record<Markup, Finding>> = {
  MOJIBAKE: [
    'MENDED',
    'Its letters with accents or its quotation marks were decoded in another encoding than UTF-8, and are mended; save it as UTF-8.',
  ],
  MARKDOWN: ['MENDED', 'It holds Markdown, which is taken out; write plain text.'],
  HTML: [
    'MENDED',
    'It holds HTML, whose tags are taken out and whose character references are decoded; write plain text.',
  ],
};

function plainFields(fields: MetadataFields): MetadataFields {
  const plain = ([field, value]: [string, FieldValue]) => {
    const markup = field === 'key' ? [] : markupOf(value.text);
    return [field, markup.length === 0 ? value : { ...value, text: clean(value.text, markup).text }] as const;
  };
  return Object.fromEntries(Object.entries(fields).map(plain));
}

const LONE_SURROGATE: Finding = [
  'LONE_SURROGATE',
  'An escape such as \\ud83d stands for half a character; write both halves or the character itself.',
];
const NO_TEXT: Finding = ['MISSING_FIELD', 'The article has no text; write its body.'];

/** Parses plain text: all of it is the body. A list of addresses is none, and nothing is fetched. */
export const parseText: Parse = ({ text, location }) => [
  ADDRESSES.test(text)
    ? reject(location, ADDRESSES_ONLY)
    : accept({ parts: [{ role: 'BODY', text, at: 0 }], fields: {} }, location),
];

const ADDRESSES = /^(?:\s*https?:\/\/\S+[ \t]*(?:\r?\n|$))+\s*$/;
const ADDRESSES_ONLY: Finding = [
  'NOT_A_SEED',
  'It is a list of addresses, and Dateline opens no address; save the pages, and add them as files.',
];
