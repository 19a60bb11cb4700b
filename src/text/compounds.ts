/** Splits hyphenated compounds whose parts are separate names: "London-based", "anti-French", but not "al-Khwarizmi". */
import type { Span } from '../model.ts';
import { PARTICIPLE, PEOPLE_ENDING, PREFIXES, SUFFIXES } from './knowledge/compounds.ts';

const HYPHEN = /[-‐‑]/g;
const CAPITAL = /^\p{Lu}/u;

/** The parts of a word; a hyphen that separates names is a part of its own. A word that is not split is one part. */
export function splitCompound(word: string): Span[] {
  const hyphens = Array.from(word.matchAll(HYPHEN), ({ index }) => index);
  const found: Span[] = [];
  let from = 0;
  for (const [i, hyphen] of hyphens.entries()) {
    const left = word.slice(i === 0 ? 0 : (hyphens[i - 1] ?? 0) + 1, hyphen);
    const right = word.slice(hyphen + 1, hyphens[i + 1]);
    if (!separatesNames(left, right, i === 0)) continue;
    found.push({ start: from, end: hyphen }, { start: hyphen, end: hyphen + 1 });
    from = hyphen + 1;
  }
  found.push({ start: from, end: word.length });
  return found;
}

function separatesNames(left: string, right: string, isFirst: boolean): boolean {
  if (CAPITAL.test(left)) {
    return CAPITAL.test(right) ? PEOPLE_ENDING.test(left) : SUFFIXES.has(right) || PARTICIPLE.test(right);
  }
  return isFirst && PREFIXES.has(left) && /^[\p{Lu}\p{N}]/u.test(right);
}
