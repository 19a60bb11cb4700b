/** Stretches of a text: their words, what stands around them, and where they stand in every unit. */
import type { Span } from '../../../src/model.ts';
import { within } from './errors.ts';

export interface TextSpan extends Span {
  readonly text: string;
}

export const textSpan = (text: string, { start, end }: Span): TextSpan => ({ text, start, end });

const isHighSurrogate = (character: string): boolean => /[\uD800-\uDBFF]$/.test(character);
const isLowSurrogate = (character: string): boolean => /^[\uDC00-\uDFFF]/.test(character);

export interface UnitArgs {
  readonly unit: 'UTF16' | 'CODE_POINT' | 'UTF8';
}

/** How much of the text stands before an offset; one inside of a surrogate pair is that before the pair. */
export function offsetIn(text: string, offset: number, { unit }: UnitArgs): number {
  if (unit === 'UTF16') return offset;
  const before = text.slice(0, offset);
  const whole = isHighSurrogate(before) ? before.slice(0, -1) : before;
  return unit === 'CODE_POINT' ? [...whole].length : Buffer.byteLength(whole);
}

export interface ContextArgs {
  readonly before: number;
  readonly after: number;
}

const REACH = [0, 1000] as const;

/** No surrogate pair is torn. */
export function contextOf({ text, start, end }: TextSpan, args: ContextArgs) {
  within(REACH, 'before', args.before);
  within(REACH, 'after', args.after);
  const before = text.slice(Math.max(0, start - args.before), start);
  const after = text.slice(end, end + args.after);
  return {
    before: isLowSurrogate(before) ? before.slice(1) : before,
    surface: text.slice(start, end),
    after: isHighSurrogate(after) ? after.slice(0, -1) : after,
  };
}

export const SPAN_FIELDS = {
  start: ({ text, start }: TextSpan, args: UnitArgs) => offsetIn(text, start, args),
  end: ({ text, end }: TextSpan, args: UnitArgs) => offsetIn(text, end, args),
};

export const SLICE_FIELDS = {
  span: (span: TextSpan) => span,
  surface: ({ text, start, end }: TextSpan) => text.slice(start, end),
  context: contextOf,
};
