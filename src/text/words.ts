/** Finds the words of a text in any script: word segmentation by the rules and dictionaries of ICU. */
import type { Span } from '../model.ts';

/**
 * How much is segmented at once, in UTF-16 code units. V8 copies the whole string for each segment that it returns, so that the time
 * would grow with the square of a long sentence.
 */
const WINDOW = 1000;
/** Text after the window may still move the boundaries that are so near its end. */
const MARGIN = 100;

const segmenters = new Map<string, Intl.Segmenter>();

function segmenterOf(language: string): Intl.Segmenter {
  const segmenter = segmenters.get(language) ?? new Intl.Segmenter(language, { granularity: 'word' });
  segmenters.set(language, segmenter);
  return segmenter;
}

/** The words of a text, which are those that its language has; no white space or punctuation. */
export function wordsIn(text: string, language: string): Span[] {
  const segmenter = segmenterOf(language);
  const found: Span[] = [];
  for (let from = 0, size = WINDOW; from < text.length; ) {
    const to = Math.min(text.length, from + size);
    const certain = to === text.length ? to : to - MARGIN;
    let done = from;
    for (const { segment, index, isWordLike } of segmenter.segment(text.slice(from, to))) {
      const [start, end] = [from + index, from + index + segment.length];
      if (end > certain) break;
      if (isWordLike) found.push({ start, end });
      done = end;
    }
    // A segment that is longer than the window needs a larger one.
    size = done === from ? size * 2 : WINDOW;
    from = done;
  }
  return found;
}
