/** Parses a Markdown article: front matter with metadata, and a body. */
import type { DocumentPart } from '../model.ts';
import { countCodePoints } from '../text/offsets.ts';
import { oneLine } from './fields.ts';
import { readFrontMatter } from './front-matter.ts';
import { accept, type Parse, type ParseResult, type Source } from './parsed-seed.ts';
import { isProblem } from './problems.ts';

/** The number of characters of the body in which a heading ends. */
const MAX_HEADING = 500;
const FIRST_LINE = /^(\s*)(\S.*?)\r?\n/;
const HEADING = /^#[ \t]+(\S.*?)[ \t]*#*[ \t]*$/;

/** A first line `# Heading` is the headline, unless the front matter has another title. */
export const parseMarkdown: Parse = (source) => [parseArticle(source)];

function parseArticle({ text, location, names }: Source): ParseResult {
  const front = readFrontMatter(text, location, names);
  if (isProblem(front)) return { seed: null, problems: [front] };
  const heading = findHeading(text, front.end);
  const isTitle = heading !== null && (front.title === null || front.title.text === oneLine(heading.part.text));
  const headline = front.title ?? (isTitle ? heading.part : null);
  const start = isTitle ? heading.end : front.end;
  const body: DocumentPart = {
    role: 'BODY',
    text: text.slice(start),
    at: countCodePoints(text, 0, start),
    markup: ['MARKDOWN'],
  };
  const parts = [headline, front.byline, body].filter((part) => part !== null);
  const { seed, problems } = accept({ parts, fields: front.fields }, location);
  return { seed, problems: [...front.problems, ...problems] };
}

function findHeading(text: string, from: number): { readonly part: DocumentPart; readonly end: number } | null {
  const [lead = '', line = ''] = FIRST_LINE.exec(text.slice(from, from + MAX_HEADING))?.slice(1) ?? [];
  const title = HEADING.exec(line)?.[1];
  if (title === undefined) return null;
  const start = from + lead.length + line.indexOf(title, 1);
  const end = from + lead.length + line.length;
  return { part: { role: 'HEADLINE', text: title, at: countCodePoints(text, 0, start), markup: ['MARKDOWN'] }, end };
}
