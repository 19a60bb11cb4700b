/** Cuts a hyphenated compound where its hyphens join separate names: "London-based", "anti-French", but not "al-Khwarizmi". */
import type { Span } from '../model.ts';
import { PARTICIPLE, PEOPLE_ENDING, PREFIXES, SUFFIXES } from './knowledge/compounds.ts';

const HYPHEN = /[-‐‑]/g;
const CAPITAL = /^\p{Lu}/u;

/** The pieces of a word, hyphens that part names being pieces of their own; a word to be kept whole is one piece. */
export function splitCompound(word: string): Span[] {
  const hyphens = Array.from(word.matchAll(HYPHEN), ({ index }) => index);
  const found: Span[] = [];
  let from = 0;
  for (const [order, hyphen] of hyphens.entries()) {
    const left = word.slice(order === 0 ? 0 : (hyphens[order - 1] ?? 0) + 1, hyphen);
    const right = word.slice(hyphen + 1, hyphens[order + 1]);
    if (!partsNames(left, right, order === 0)) continue;
    found.push({ start: from, end: hyphen }, { start: hyphen, end: hyphen + 1 });
    from = hyphen + 1;
  }
  found.push({ start: from, end: word.length });
  return found;
}

function partsNames(left: string, right: string, opens: boolean): boolean {
  if (CAPITAL.test(left)) {
    return CAPITAL.test(right) ? PEOPLE_ENDING.test(left) : SUFFIXES.has(right) || PARTICIPLE.test(right);
  }
  return opens && PREFIXES.has(left) && /^[\p{Lu}\p{N}]/u.test(right);
}
