/** Says in other units where in a text a UTF-16 offset lies. */

export type OffsetUnit = 'UTF16' | 'CODE_POINT' | 'UTF8';

/**
 * The length in `unit` of what stands before the UTF-16 offset `utf16` of a well-formed text. An offset inside a surrogate
 * pair counts as the pair's start; one past the end as the end.
 */
export function convertOffset(text: string, utf16: number, unit: OffsetUnit): number {
  const end = Math.max(0, Math.min(utf16, text.length));
  if (unit === 'UTF16') return end;
  let length = 0;
  for (let at = 0; at < end; ) {
    const codePoint = text.codePointAt(at) ?? 0;
    at += codePoint > 0xffff ? 2 : 1;
    if (at > end) break;
    length += unit === 'CODE_POINT' ? 1 : utf8Length(codePoint);
  }
  return length;
}

function utf8Length(codePoint: number): number {
  if (codePoint < 0x80) return 1;
  if (codePoint < 0x800) return 2;
  return codePoint < 0x10000 ? 3 : 4;
}
