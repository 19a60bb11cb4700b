/** Rewrites a text by ordered edits and keeps them, so that an offset of the old text can be followed into the new one. */
import type { Span } from '../model.ts';
import { lastBefore } from './last-before.ts';

/** The span of the old text that `with` takes the place of; `to` is where `with` begins in the new text. */
export interface Edit extends Span {
  readonly with: string;
  readonly to: number;
}

/** A text after one step, with the edits that made it, ordered and disjoint. */
export interface Revision {
  readonly text: string;
  readonly edits: readonly Edit[];
}

/** What to put in the place of a match (`at` is its offset in `text`); null leaves it as it is. */
export type Replace = (match: string, at: number, text: string) => string | null;

/** Replaces the matches of a global pattern. */
export function revise(text: string, pattern: RegExp, replace: Replace): Revision {
  const edits: Edit[] = [];
  let shift = 0;
  for (const { 0: match, index: start } of text.matchAll(pattern)) {
    const substitute = replace(match, start, text);
    if (substitute === null || substitute === match) continue;
    edits.push({ start, end: start + match.length, with: substitute, to: start + shift });
    shift += substitute.length - match.length;
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
 * Where an offset of the old text lies in the new one. The edges of an edit map to the edges of what replaced it; inside
 * a replaced span it is the start of the replacement, and inside a dropped span null.
 */
export function follow(offset: number, edits: readonly Edit[]): number | null {
  const edit = lastBefore(edits, offset);
  if (!edit) return offset;
  if (offset === edit.start) return edit.to;
  if (offset >= edit.end) return edit.to + edit.with.length + offset - edit.end;
  return edit.with === '' ? null : edit.to;
}
