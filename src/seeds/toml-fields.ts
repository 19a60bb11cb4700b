/** Reads the fields of a front matter in TOML. */
import { parse, TomlError } from 'smol-toml';
import type { FrontValue, FrontValues } from './front-values.ts';

/** Never throws. Tables are no fields. */
export function readTomlFields(source: string): FrontValues {
  try {
    const values = Object.entries(parse(source));
    return new Map(values.map(([name, value]) => [name, toValue(value, findSource(source, name))]));
  } catch (cause) {
    const line = cause instanceof TomlError ? cause.line : 1;
    return { line, finding: ['SYNTAX', 'This is not TOML; write name = "value", with texts in quotes.'] };
  }
}

function toValue(value: unknown, source: Found): FrontValue {
  const items = (Array.isArray(value) ? value : [value]).map(textOf);
  const text = items.includes(null) ? null : items.join(', ');
  return { text, first: items[0] ?? null, ...source };
}

function textOf(value: unknown): string | null {
  if (value instanceof Date) return value.toISOString();
  return typeof value === 'object' ? null : String(value);
}

type Found = Pick<FrontValue, 'line' | 'source'>;

/** The line of a field, and its value if it is a string on that line. */
function findSource(source: string, name: string): Found {
  const written = RegExp(`^[ \\t]*["']?${name.replace(/[^\w-]/g, '.')}["']?[ \\t]*=[ \\t]*`, 'm');
  const match = written.exec(source);
  if (!match) return { line: 1, source: null };
  const start = match.index + match[0].length;
  const end = start + (/^"[^"\\\n]*"|^'[^'\n]*'/.exec(source.slice(start))?.[0].length ?? 0);
  return { line: source.slice(0, start).split('\n').length, source: { start, end } };
}
