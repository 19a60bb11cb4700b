/** Joins the parts of a document to one canonical text with passages, and maps offsets of the file to it. */
import type { DocumentPart, Passage } from '../model.ts';
import { lastBefore } from './binary-search.ts';
import { clean } from './clean.ts';
import { mapOffset, type Revision } from './edits.ts';
import { createUtf16Offsets, type Utf16Offsets } from './offsets.ts';
import { passages } from './passages.ts';

export interface Layout {
  /** The canonical text; empty when nothing remains after cleaning. */
  readonly text: string;
  /** Ordered and disjoint; together they cover everything but white space. */
  readonly passages: readonly Passage[];
  /**
   * Maps a code point offset of the seed file to a UTF-16 offset of `text`. The end of a character that was kept maps to its end;
   * an offset inside a composed character maps to its start. Null inside deleted text and outside parts with a known offset.
   */
  readonly at: (fileCodePoint: number) => number | null;
}

/** A part after cleaning. */
interface CleanPart {
  readonly part: DocumentPart;
  /** Where it begins in the canonical text. */
  readonly start: number;
  readonly text: string;
  /** Maps code points of the raw part to UTF-16. */
  readonly rawOffsets: Utf16Offsets;
  readonly revisions: readonly Revision[];
}

const SEPARATOR = '\n\n';

/** Lays parts out in their order. Parts that are empty after cleaning are dropped. */
export function layOut(parts: readonly DocumentPart[]): Layout {
  const cleaned = cleanParts(parts);
  const text = cleaned.map((part) => part.text).join(SEPARATOR);
  const located = cleaned.flatMap((part) => (part.part.at === null ? [] : [{ start: part.part.at, part }]));
  const inFile = located.sort((a, b) => a.start - b.start);
  return { text, passages: passages(cleaned), at: (offset) => mapToText(offset, lastBefore(inFile, offset)) };
}

function cleanParts(parts: readonly DocumentPart[]): CleanPart[] {
  const kept: CleanPart[] = [];
  let start = 0;
  for (const part of parts) {
    const cleaned = clean(part.text, part.markup);
    if (cleaned.text === '') continue;
    kept.push({ part, start, rawOffsets: createUtf16Offsets(part.text), ...cleaned });
    start += cleaned.text.length + SEPARATOR.length;
  }
  return kept;
}

/** `located` is the last part that begins at or before the offset in the file. Parts do not overlap there. */
function mapToText(fileCodePoint: number, located: { start: number; part: CleanPart } | undefined): number | null {
  if (located === undefined) return null;
  const { start, rawOffsets, revisions } = located.part;
  const raw = rawOffsets(fileCodePoint - located.start);
  const mapped = revisions.reduce<number | null>((at, { edits }) => (at === null ? null : mapOffset(at, edits)), raw);
  return mapped === null ? null : start + mapped;
}
