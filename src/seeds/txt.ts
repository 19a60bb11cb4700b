/** Parses a plain text: all of it is the article. */
import { type Parsed, whole } from './parsed-seed.ts';
import type { Place } from './problems.ts';

export function parseTxt(text: string, place: Place): Parsed {
  return whole({ parts: [{ role: 'BODY', text, at: 0 }], claims: {} }, place);
}
