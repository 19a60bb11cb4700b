/** The result of parsing an article, the same for every format. */
import type { DocumentPart } from '../model.ts';
import type { Problem } from '../problem.ts';
import type { MetadataFields } from './fields.ts';
import { error, type Finding, type SourceLocation } from './problems.ts';

/** An article as its format gives it, before its metadata is parsed. */
export interface ParsedSeed {
  readonly parts: readonly DocumentPart[];
  readonly fields: MetadataFields;
}

export interface ParseResult {
  /** Null when one of the problems is a reason to leave the article out. */
  readonly seed: ParsedSeed | null;
  readonly problems: readonly Problem[];
}

/**
 * Parses the text of one article. `location.line` is its line in a file of many articles, null in a file of one; `offset` is the
 * number of code points before the text in its file. Never throws.
 */
export type Parse = (text: string, location: SourceLocation, offset: number) => ParseResult;

/** Rejects an article for one reason. */
export function reject(location: SourceLocation, finding: Finding): ParseResult {
  return { seed: null, problems: [error(location, finding)] };
}

/** Accepts an article that has a body and whose strings are all well-formed. */
export function accept(seed: ParsedSeed, location: SourceLocation): ParseResult {
  const strings = [...seed.parts, ...Object.values(seed.fields)].map(({ text }) => text);
  if (strings.some((text) => /\p{Surrogate}/u.test(text))) return reject(location, LONE_SURROGATE);
  const hasBody = seed.parts.some(({ role, text }) => role === 'BODY' && text.trim() !== '');
  return hasBody ? { seed, problems: [] } : reject(location, NO_TEXT);
}

const LONE_SURROGATE: Finding = [
  'LONE_SURROGATE',
  'An escape such as \\ud83d stands for half a character; write both halves or the character itself.',
];
const NO_TEXT: Finding = ['MISSING_FIELD', 'The article has no text; write its body.'];

/** Parses plain text: all of it is the body. */
export const parseText: Parse = (text, location) =>
  accept({ parts: [{ role: 'BODY', text, at: 0 }], fields: {} }, location);
