/** Finds where an article says what initials stand for: "International Fund (IF)", "the IF, or International Fund". */
import type { Article } from '../extractor.ts';
import { isAcronym } from './body-name.ts';
import type { Draft } from './draft.ts';

const OPENS =
  /^,? ?(?:\(|\[|— ?|(?:or|also known as|known as|known by its initials|abbreviated|abbreviated as|called) (?:the )?)["“]?(?:the |or )?$/iu;

/** For each acronym the mention that stands beside it as its long form; in text order, the first time counts. */
export function readExpansions({ text }: Article, drafts: readonly Draft[]): ReadonlyMap<string, Draft> {
  const found = new Map<string, Draft>();
  for (const [i, draft] of drafts.entries()) {
    const next = drafts[i + 1];
    if (next === undefined || !OPENS.test(text.slice(draft.end, next.start))) continue;
    const [short, long] = isAcronym(next.name) ? [next, draft] : [draft, next];
    if (isAcronym(short.name) && !isAcronym(long.name) && !found.has(short.name)) found.set(short.name, long);
  }
  return found;
}
