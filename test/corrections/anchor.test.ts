/** Anchors are found again where their context matches, and nowhere else. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anchorOf, locate } from '../../src/corrections/anchor.ts';

const text = fc.stringMatching(/^[ab 😀]{0,60}$/u);

const spanIn = (words: string) =>
  fc
    .tuple(fc.nat(words.length), fc.nat(words.length))
    .map(([one, other]) => ({ start: Math.min(one, other), end: Math.max(one, other) }))
    .filter(({ start, end }) => start < end);

const placed = text.filter((words) => words.length > 0).chain((words) => fc.tuple(fc.constant(words), spanIn(words)));

describe('anchors', () => {
  test('are found at the same span in the same text, however often their words occur', () => {
    fc.assert(
      fc.property(placed, ([words, span]) => {
        expect(locate(words, anchorOf(words, span))).toEqual({ span, placement: 'KEPT' });
      }),
    );
  });

  test('are found at the same words, or nowhere', () => {
    fc.assert(
      fc.property(placed, text, ([words, span], other) => {
        const { span: found, placement } = locate(other, anchorOf(words, span));
        expect(found === null).toBe(placement === 'AMBIGUOUS' || placement === 'ORPHANED');
        if (found) expect(other.slice(found.start, found.end)).toBe(words.slice(span.start, span.end));
      }),
    );
  });

  test('move with text that is inserted before them', () => {
    const old = 'Ada met Charles. Ada rests.';
    const anchor = anchorOf(old, { start: 17, end: 20 });
    expect(locate(`In London ${old}`, anchor)).toEqual({ span: { start: 27, end: 30 }, placement: 'MOVED' });
  });

  test('are ambiguous when their context matches twice', () => {
    const anchor = anchorOf('Ada', { start: 0, end: 3 });
    expect(locate('Ada, Ada', anchor)).toEqual({ span: null, placement: 'AMBIGUOUS' });
  });

  test('are orphaned when none of their context matches', () => {
    const anchor = anchorOf('It was Ada who wrote.', { start: 7, end: 10 });
    expect(locate('Nobody but Ada, then.', anchor)).toEqual({ span: null, placement: 'ORPHANED' });
  });
});
