/** The words of the text that somebody selected. */
import { useEffect, useState } from 'react';
import type { Stretch } from './rows.ts';

export interface Selected extends Stretch {
  /** Below which point of the page they stand, in CSS pixels of the document. */
  readonly left: number;
  readonly top: number;
}

const rowOf = (node: Node): HTMLElement | null =>
  (node instanceof Element ? node : node.parentElement)?.closest<HTMLElement>('.row-text') ?? null;

/** The place of a boundary of a range in the text of the article; null outside of it. */
function placeOf(node: Node, offset: number): number | null {
  const row = rowOf(node);
  if (row === null) return null;
  const range = document.createRange();
  range.setStart(row, 0);
  range.setEnd(node, offset);
  return Number(row.dataset.start) + range.toString().length;
}

/** Without the spaces around the words. */
function trimmed(text: string, { start, end }: Stretch): Stretch {
  const words = text.slice(start, end);
  return {
    start: start + (words.length - words.trimStart().length),
    end: end - (words.length - words.trimEnd().length),
  };
}

function readSelection(text: string): Selected | null {
  const selection = document.getSelection();
  if (selection === null || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  const start = placeOf(range.startContainer, range.startOffset);
  const end = placeOf(range.endContainer, range.endOffset);
  if (start === null || end === null) return null;
  const words = trimmed(text, { start, end });
  if (words.start >= words.end) return null;
  const { left, bottom } = range.getBoundingClientRect();
  return { ...words, left: left + window.scrollX, top: bottom + window.scrollY };
}

/** Null when nothing is selected. */
export function useSelection(text: string): Selected | null {
  const [selected, setSelected] = useState<Selected | null>(null);
  useEffect(() => {
    const read = () => setSelected(readSelection(text));
    document.addEventListener('selectionchange', read);
    return () => document.removeEventListener('selectionchange', read);
  }, [text]);
  return selected;
}
