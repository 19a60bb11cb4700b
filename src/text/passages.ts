/** Cuts laid out parts into passages and tells headline, byline, dateline and paragraphs apart. */
import type { Part, Passage, Span } from '../model.ts';
import { isByline } from './byline.ts';
import { datelineEnd } from './dateline.ts';
import { isHeadline } from './headline.ts';
import { paragraphs } from './lines.ts';

/** A cleaned part and where it begins in the whole text. */
interface Piece {
  readonly part: Part;
  readonly start: number;
  readonly text: string;
}

/** How many passages from the top a byline may stand. */
const BYLINE_REACH = 3;

/** The passages of pieces that follow one another in one text, in the offsets of that text. */
export function passages(pieces: readonly Piece[]): Passage[] {
  const titled = pieces.some(({ part }) => part.role === 'HEADLINE');
  let headlineMayCome = !titled;
  return pieces.flatMap((piece) => {
    const found = piece.part.role === 'BODY' ? body(piece.text, headlineMayCome) : [whole(piece)];
    headlineMayCome &&= piece.part.role !== 'BODY';
    return found.map(({ role, start, end }) => ({ role, start: piece.start + start, end: piece.start + end }));
  });
}

function whole({ part, text }: Piece): Passage {
  return { role: part.role === 'BYLINE' ? 'BYLINE' : 'HEADLINE', start: text.search(/\S/), end: text.trimEnd().length };
}

function body(text: string, headlineMayCome: boolean): Passage[] {
  const blocks = paragraphs(text);
  return blocks.flatMap((block, index): Passage[] => {
    const surface = text.slice(block.start, block.end);
    if (index < BYLINE_REACH && isByline(surface)) return [{ role: 'BYLINE', ...block }];
    if (index === 0 && headlineMayCome && isHeadline(text, block, blocks[1])) return [{ role: 'HEADLINE', ...block }];
    return paragraph(surface, block);
  });
}

function paragraph(surface: string, { start, end }: Span): Passage[] {
  const cut = datelineEnd(surface);
  if (cut === null) return [{ role: 'PARAGRAPH', start, end }];
  const rest = surface.slice(cut);
  return [
    { role: 'DATELINE', start, end: start + cut },
    { role: 'PARAGRAPH', start: end - rest.trimStart().length, end },
  ];
}
