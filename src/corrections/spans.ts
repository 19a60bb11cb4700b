/** Compares spans. */
import type { Sentence, Span } from '../model.ts';
import { lastBefore } from '../text/binary-search.ts';

export function isSameSpan(one: Span, other: Span): boolean {
  return one.start === other.start && one.end === other.end;
}

/** Whether a span is not empty and lies inside another. */
export function isWithin({ start, end }: Span, outer: Span): boolean {
  return outer.start <= start && start < end && end <= outer.end;
}

/** The sentence that contains a span; undefined when there is none. */
export function sentenceAround(sentences: readonly Sentence[], span: Span): Sentence | undefined {
  const sentence = lastBefore(sentences, span.start);
  return sentence && isWithin(span, sentence) ? sentence : undefined;
}

/** Orders spans by start, then by end. */
export function bySpan(one: Span, other: Span): number {
  return one.start - other.start || one.end - other.end;
}
