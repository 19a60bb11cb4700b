/** Splits the parts of a document into passages: headline, bylines, datelines, paragraphs, captions, credits. */
import type { DocumentPart, Passage, Span } from '../model.ts';
import { closingCredit, creditOrCaption } from './credits.ts';
import { paragraphs } from './lines.ts';
import { datelineEnd, isByline, isHeadline } from './passage-patterns.ts';

/** A cleaned part, and where it begins in the canonical text. */
interface CleanPart {
  readonly part: DocumentPart;
  readonly start: number;
  readonly text: string;
}

/** The number of passages at the top among which bylines are recognized. Some agencies sign below the story. */
const BYLINE_PASSAGES = 3;

/** The passages of consecutive parts, in offsets of the canonical text. */
export function passages(parts: readonly CleanPart[]): Passage[] {
  let mayHaveHeadline = !parts.some(({ part }) => part.role === 'HEADLINE');
  return parts.flatMap(({ part, start: offset, text }) => {
    const found = part.role === 'BODY' ? bodyPassages(text, mayHaveHeadline) : [wholePart(part.role, text)];
    mayHaveHeadline &&= part.role !== 'BODY';
    return found.map(({ role, start, end }) => ({ role, start: offset + start, end: offset + end }));
  });
}

const wholePart = (role: 'HEADLINE' | 'BYLINE', text: string): Passage => ({
  role,
  start: text.search(/\S/),
  end: text.trimEnd().length,
});

function bodyPassages(text: string, mayHaveHeadline: boolean): Passage[] {
  const blocks = paragraphs(text);
  return blocks.flatMap((block, index): Passage[] => {
    const surface = text.slice(block.start, block.end);
    const mayBeByline = index < BYLINE_PASSAGES || index === blocks.length - 1;
    if (mayBeByline && isByline(surface)) return [{ role: 'BYLINE', ...block }];
    const role = creditOrCaption(surface);
    if (role !== null) return [{ role, ...block }];
    if (index === 0 && mayHaveHeadline && isHeadline(text, block, blocks[1])) return [{ role: 'HEADLINE', ...block }];
    return splitCredit(surface, block);
  });
}

function splitCredit(surface: string, { start, end }: Span): Passage[] {
  const at = closingCredit(surface);
  if (at === null) return splitDateline(surface, { start, end });
  const story = surface.slice(0, at).trimEnd();
  return [...splitDateline(story, { start, end: start + story.length }), { role: 'CREDIT', start: start + at, end }];
}

function splitDateline(surface: string, { start, end }: Span): Passage[] {
  const length = datelineEnd(surface);
  if (length === null) return [{ role: 'PARAGRAPH', start, end }];
  const rest = surface.slice(length);
  return [
    ...datelineAndAgency(surface.slice(0, length), start),
    { role: 'PARAGRAPH', start: end - rest.trimStart().length, end },
  ];
}

/** The agency in a dateline, "(Reuters) -", is credited like one below the story. */
function datelineAndAgency(dateline: string, start: number): Passage[] {
  const at = dateline.search(AGENCY_IN_DATELINE);
  if (at < 0) return [{ role: 'DATELINE', start, end: start + dateline.length }];
  const place = dateline.slice(0, at).trimEnd();
  const agency: Passage = { role: 'CREDIT', start: start + at, end: start + dateline.length };
  return place === '' ? [agency] : [{ role: 'DATELINE', start, end: start + place.length }, agency];
}

/** With the mark that ends the dateline. */
const AGENCY_IN_DATELINE = /(?:\([^()]*\)|\/[^/]*\/)\s*\S{0,2}$/u;
