/** Rewrites a text by ordered edits and maps offsets of the old text to the new one. */
import type { Span } from '../model.ts';
import { lastBefore } from './binary-search.ts';

/** Replaces a span of the old text by `with`, which begins at `to` in the new text. */
export interface Edit extends Span {
  readonly with: string;
  readonly to: number;
}

/** The text after a step, and the edits that made it, ordered and disjoint. */
export interface Revision {
  readonly text: string;
  readonly edits: readonly Edit[];
}

/** The replacement of a match; `at` is its offset in `text`. Null keeps the match. */
export type Replace = (match: string, at: number, text: string) => string | null;

/** A replacement of a span of a text. */
export type Replacement = Omit<Edit, 'to'>;

/** Replaces the matches of a global pattern. */
export function revise(text: string, pattern: RegExp, replace: Replace): Revision {
  const replacements: Replacement[] = [];
  for (const { 0: match, index: start } of text.matchAll(pattern)) {
    const replacement = replace(match, start, text);
    if (replacement === null || replacement === match) continue;
    replacements.push({ start, end: start + match.length, with: replacement });
  }
  return reviseAt(text, replacements);
}

/** Makes replacements, which are ordered; one that overlaps the one before it is left out. */
export function reviseAt(text: string, replacements: readonly Replacement[]): Revision {
  const edits: Edit[] = [];
  let [shift, done] = [0, 0];
  for (const { start, end, with: replacement } of replacements) {
    if (start < done) continue;
    edits.push({ start, end, with: replacement, to: start + shift });
    shift += replacement.length - (end - start);
    done = end;
  }
  return { text: apply(text, edits), edits };
}

function apply(text: string, edits: readonly Edit[]): string {
  const pieces: string[] = [];
  let done = 0;
  for (const edit of edits) {
    pieces.push(text.slice(done, edit.start), edit.with);
    done = edit.end;
  }
  return pieces.join('') + text.slice(done);
}

/**
 * Maps an offset of the old text to the new one. The edges of an edit map to the edges of its replacement. An offset inside a
 * replaced span maps to the start of the replacement, and inside a deleted span to null.
 */
export function mapOffset(offset: number, edits: readonly Edit[]): number | null {
  const edit = lastBefore(edits, offset);
  if (!edit) return offset;
  if (offset === edit.start) return edit.to;
  if (offset >= edit.end) return edit.to + edit.with.length + offset - edit.end;
  return edit.with === '' ? null : edit.to;
}
