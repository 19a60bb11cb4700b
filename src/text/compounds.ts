/** Splits hyphenated compounds whose parts are separate names: "London-based", "anti-French", but not "al-Khwarizmi". */
import type { Span } from '../model.ts';
import {
  AMERICAN_STATES,
  BEFORE_CAPITALS,
  CONNECTIONS,
  isPeopleOrState,
  PARTICIPLE,
  PARTIES,
  PREFIXES,
  SUFFIXES,
  WHOLE_NAMES,
} from './knowledge/compounds.ts';

const HYPHEN = /[-‐‑]/g;
const CAPITAL = /^\p{Lu}/u;

/**
 * The parts of a word, given the text after it; a hyphen that separates names is a part of its own. A word that is not split is
 * one part.
 */
export function splitCompound(word: string, textAfter = ''): Span[] {
  const connects = CONNECTIONS.test(textAfter) && !WHOLE_NAMES.has(word);
  const hyphens = Array.from(word.matchAll(HYPHEN), ({ index }) => index);
  const found: Span[] = [];
  let from = 0;
  for (const [i, hyphen] of hyphens.entries()) {
    const left = word.slice(i === 0 ? 0 : (hyphens[i - 1] ?? 0) + 1, hyphen);
    const right = word.slice(hyphen + 1, hyphens[i + 1]);
    if (!separatesNames(left, right, i === 0) && !(connects && isCapital(left) && isCapital(right))) continue;
    found.push({ start: from, end: hyphen }, { start: hyphen, end: hyphen + 1 });
    from = hyphen + 1;
  }
  found.push({ start: from, end: word.length });
  return found;
}

const isCapital = (word: string): boolean => CAPITAL.test(word);

function separatesNames(left: string, right: string, isFirst: boolean): boolean {
  if (!isCapital(left)) return isFirst && PREFIXES.has(left) && /^[\p{Lu}\p{N}]/u.test(right);
  if (!isCapital(right)) return SUFFIXES.has(right) || PARTICIPLE.test(right);
  return (
    isPeopleOrState(left) ||
    (isFirst && BEFORE_CAPITALS.has(left)) ||
    (isFirst && PARTIES.has(left) && AMERICAN_STATES.has(right))
  );
}
