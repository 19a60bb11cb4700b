/** Reads the fields of a front matter in JSON: an object at the beginning of the file. */
import type { FrontValue, FrontValues } from './front-values.ts';
import { textsOf } from './json-fields.ts';
import { valueEnd } from './json-text.ts';

const OPENING = /^\{[ \t\r\n]*"/;

/** Where the object ends; null when the text does not begin with one. */
export function endOfJson(text: string): number | null {
  return OPENING.test(text) ? valueEnd(text, 0) : null;
}

/** Never throws. */
export function readJsonFields(source: string): FrontValues {
  try {
    const values = Object.entries(JSON.parse(source) as Readonly<Record<string, unknown>>);
    return new Map(values.map(([name, value]) => [name, toValue(value)]));
  } catch {
    return {
      line: 0,
      finding: ['SYNTAX', 'The front matter is not JSON; look for a missing quote, comma or bracket.'],
    };
  }
}

function toValue(value: unknown): FrontValue {
  if (value === null) return { text: '', first: '', line: 0, source: null };
  const texts = textsOf(
    Array.isArray(value) ? value.map(String) : typeof value === 'boolean' ? String(value) : value,
    [],
  );
  return { text: texts.length === 0 ? null : texts.join(', '), first: texts[0] ?? null, line: 0, source: null };
}
