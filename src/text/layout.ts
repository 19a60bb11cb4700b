/** Lays the parts of a document out as one canonical text, cut into passages, traceable to its file. */
import type { Part, Passage } from '../model.ts';
import { clean } from './clean.ts';
import { createUnits, type Units } from './code-points.ts';
import { follow, type Revision } from './edits.ts';
import { passages } from './passages.ts';

/** A canonical text, its passages (ordered, disjoint, together covering all but white space), and the way back to the file. */
export interface Layout {
  readonly text: string;
  readonly passages: readonly Passage[];
  /**
   * The offset of `text` (UTF-16) at which a code point offset of the seed file lies. An offset just past a character that
   * stayed is just past its image; inside a composed cluster it is the cluster's start; inside something dropped, or outside
   * every part with a known place, it is null.
   */
  readonly at: (fileCodePoint: number) => number | null;
}

/** A part after cleaning and where it begins in the canonical text. */
interface Placed {
  readonly part: Part;
  readonly start: number;
  readonly text: string;
  /** UTF-16 offsets of the part before cleaning. */
  readonly units: Units;
  readonly revisions: readonly Revision[];
}

const BETWEEN_PARTS = '\n\n';

/** Lays parts out in their order. Parts of which nothing remains are left out; the text may be empty, and then has no passages. */
export function layOut(parts: readonly Part[]): Layout {
  const placed = place(parts);
  const text = placed.map((piece) => piece.text).join(BETWEEN_PARTS);
  return { text, passages: passages(placed), at: (offset) => trace(offset, placed) };
}

function place(parts: readonly Part[]): Placed[] {
  const placed: Placed[] = [];
  let start = 0;
  for (const part of parts) {
    const cleaned = clean(part.text);
    if (cleaned.text === '') continue;
    placed.push({ part, start, units: createUnits(part.text), ...cleaned });
    start += cleaned.text.length + BETWEEN_PARTS.length;
  }
  return placed;
}

function trace(fileCodePoint: number, placed: readonly Placed[]): number | null {
  for (const { part, start, units, revisions } of placed) {
    if (part.at === null || fileCodePoint < part.at) continue;
    const raw = units(fileCodePoint - part.at);
    if (raw === null) continue;
    const offset = revisions.reduce<number | null>((at, { edits }) => (at === null ? null : follow(at, edits)), raw);
    return offset === null ? null : start + offset;
  }
  return null;
}
