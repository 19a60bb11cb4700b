/** Parses a Markdown article: front matter says what it is, the rest is its text, read as plain text. */
import type { DocumentPart } from '../model.ts';
import { countCodePoints } from '../text/offsets.ts';
import { oneLine } from './fields.ts';
import { readFrontMatter } from './front-matter.ts';
import { type Parsed, whole } from './parsed-seed.ts';
import { isProblem, type Place } from './problems.ts';

/** A heading ends within so many characters of the body. */
const MOST = 500;
const FIRST_LINE = /^(\s*)(\S.*?)\r?\n/;
const HEADING = /^#[ \t]+(\S.*?)[ \t]*#*[ \t]*$/;

/** A first line `# Heading` is the headline, unless the front matter gives another title. */
export function parseMd(text: string, place: Place): Parsed {
  const front = readFrontMatter(text, place);
  if (isProblem(front)) return { draft: null, problems: [front] };
  const heading = headingOf(text, front.end);
  const isTitle = heading !== null && (front.title === null || front.title.text === oneLine(heading.part.text));
  const headline = front.title ?? (isTitle ? heading.part : null);
  const start = isTitle ? heading.end : front.end;
  const body: DocumentPart = { role: 'BODY', text: text.slice(start), at: countCodePoints(text, 0, start) };
  const parts = [headline, front.byline, body].filter((part) => part !== null);
  const { draft, problems } = whole({ parts, claims: front.claims }, place);
  return { draft, problems: [...front.problems, ...problems] };
}

function headingOf(text: string, from: number): { readonly part: DocumentPart; readonly end: number } | null {
  const [lead = '', line = ''] = FIRST_LINE.exec(text.slice(from, from + MOST))?.slice(1) ?? [];
  const title = HEADING.exec(line)?.[1];
  if (title === undefined) return null;
  const start = from + lead.length + line.indexOf(title, 1);
  const end = from + lead.length + line.length;
  return { part: { role: 'HEADLINE', text: title, at: countCodePoints(text, 0, start) }, end };
}
