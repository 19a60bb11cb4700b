/** The text around a span has whole characters and the length that was requested. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { around } from '../../src/text/around.ts';

test('around: returns well-formed text beside the span, of at most the requested length', () => {
  const arbitrary = fc.tuple(
    fc.array(fc.constantFrom('a', 'é', '🎩', '\n', '한'), { maxLength: 30 }),
    fc.nat(),
    fc.nat(),
  );
  fc.assert(
    fc.property(arbitrary, fc.nat(12), fc.nat(12), ([characters, one, other], before, after) => {
      const cuts = [one, other].map((cut) => cut % (characters.length + 1)).sort((a, b) => a - b);
      const [start = 0, end = 0] = cuts.map((cut) => characters.slice(0, cut).join('').length);
      const text = characters.join('');
      const shown = around(text, { start, end }, { before, after });
      expect(text.slice(0, start).endsWith(shown.before)).toBe(true);
      expect(text.slice(end).startsWith(shown.after)).toBe(true);
      for (const [part, asked, there] of [
        [shown.before, before, start],
        [shown.after, after, text.length - end],
      ] as const) {
        expect(Buffer.from(part).toString()).toBe(part);
        expect(part.length).toBeLessThanOrEqual(asked);
        expect(part.length).toBeGreaterThanOrEqual(Math.min(asked, there) - 1);
      }
    }),
  );
});
