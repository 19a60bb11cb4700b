/** Finds positions in a JSON text: of members, of paragraphs inside a string, and of a syntax error. */
import { hasUnseen } from '../text/markup/html.ts';
import { countCodePoints } from '../text/offsets.ts';

/** The offset of the value of each member of the object at `opening`; the last one of duplicates. The JSON must be valid. */
export function membersAt(json: string, opening: number): ReadonlyMap<string, number> {
  const members = new Map<string, number>();
  for (const { name, at } of valuesAt(json, opening)) if (name !== null) members.set(name, at);
  return members;
}

/** The offset of each item of the array at `opening`. The JSON must be valid. */
export function itemsAt(json: string, opening: number): number[] {
  return [...valuesAt(json, opening)].map(({ at }) => at);
}

interface Value {
  /** Null in an array. */
  readonly name: string | null;
  readonly at: number;
}

/** The members of an object, or the items of an array. */
function* valuesAt(json: string, opening: number): Generator<Value> {
  const isObject = json[opening] === '{';
  let i = skipSpace(json, opening + 1);
  while (i < json.length && json[i] !== '}' && json[i] !== ']') {
    let name: string | null = null;
    if (isObject) {
      const end = stringEnd(json, i);
      name = JSON.parse(json.slice(i, end));
      i = skipSpace(json, skipSpace(json, end) + 1);
    }
    yield { name, at: i };
    i = skipSpace(json, valueEnd(json, i));
    if (json[i] === ',') i = skipSpace(json, i + 1);
  }
}

/** Where the value at `start` ends. */
export function valueEnd(json: string, start: number): number {
  if (json[start] === '"') return stringEnd(json, start);
  if (json[start] !== '{' && json[start] !== '[') return scalarEnd(json, start);
  let depth = 0;
  for (let i = start; i < json.length; i++) {
    const char = json[i];
    if (char === '"') i = stringEnd(json, i) - 1;
    else if (char === '{' || char === '[') depth++;
    else if ((char === '}' || char === ']') && --depth === 0) return i + 1;
  }
  return json.length;
}

function scalarEnd(json: string, start: number): number {
  let i = start;
  while (i < json.length && !' \t\r\n,}]'.includes(json[i] as string)) i++;
  return i;
}

/** A part of a string's value. `at` is its code point offset in the JSON text; null when it contains an escape. */
export interface Located {
  readonly text: string;
  readonly at: number | null;
}

/** The paragraphs of the string at `opening`, separated by blank lines. An escape affects the offset of its paragraph only. */
export function paragraphsAt(json: string, opening: number): Located[] {
  const end = stringEnd(json, opening);
  const value: string = JSON.parse(json.slice(opening, end));
  const offsets = end - opening - 2 === value.length ? null : offsetsOf(json, opening + 1, value.length);
  const offsetOf = (index: number) => offsets?.[index] ?? opening + 1 + index;
  const codePointsBefore = createCounter(json);
  return splitParagraphs(value).map(([from, to]) => {
    const start = offsetOf(from);
    const isVerbatim = offsetOf(to) - start === to - from;
    return { text: value.slice(from, to), at: isVerbatim ? codePointsBefore(start) : null };
  });
}

const BLANK_LINES = /(?:\r\n?|\n)(?:[ \t]*(?:\r\n?|\n))+/g;

function splitParagraphs(value: string): [from: number, to: number][] {
  const paragraphs: [number, number][] = [];
  let from = 0;
  if (hasUnseen(value)) return [[0, value.length]];
  for (const { index, 0: gap } of value.matchAll(BLANK_LINES)) {
    paragraphs.push([from, index]);
    from = index + gap.length;
  }
  paragraphs.push([from, value.length]);
  return paragraphs.filter(([start, end]) => value.slice(start, end).trim() !== '');
}

/** The offset in the JSON text of each UTF-16 code unit of a string's value. */
function offsetsOf(json: string, start: number, length: number): Uint32Array {
  const offsets = new Uint32Array(length + 1);
  for (let i = 0, at = start; i <= length; i++) {
    offsets[i] = at;
    at += json[at] !== '\\' ? 1 : json[at + 1] === 'u' ? 6 : 2;
  }
  return offsets;
}

/** Counts code points before ascending offsets, each time from the last offset on. */
function createCounter(text: string): (offset: number) => number {
  let [last, count] = [0, 0];
  return (offset) => {
    count += countCodePoints(text, last, offset);
    last = offset;
    return count;
  };
}

function stringEnd(json: string, opening: number): number {
  for (let i = opening + 1; i < json.length; i++) {
    if (json[i] === '\\') i++;
    else if (json[i] === '"') return i + 1;
  }
  return json.length;
}

function skipSpace(json: string, from: number): number {
  let i = from;
  while (i < json.length && ' \t\r\n'.includes(json[i] as string)) i++;
  return i;
}

/** The line, from 1, of the syntax error in an invalid JSON text; the last line when the text ends too early. */
export function errorLine(text: string): number {
  const message = errorOf(text) ?? '';
  const position = /at position (\d+)/.exec(message)?.[1];
  if (position !== undefined) return text.slice(0, Number(position)).split('\n').length;
  return message.startsWith(WITHOUT_POSITION) ? firstLineWithError(text) : text.split('\n').length;
}

/** The one error of V8 without a position. A text that is cut off before the unexpected token fails with another error. */
const WITHOUT_POSITION = 'Unexpected token';

/** Binary search for the first line up to which the text fails with an unexpected token. */
function firstLineWithError(text: string): number {
  const ends: number[] = [];
  for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1)) ends.push(end);
  ends.push(text.length);
  let [low, high] = [0, ends.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (errorOf(text.slice(0, ends[middle]))?.startsWith(WITHOUT_POSITION)) high = middle;
    else low = middle + 1;
  }
  return low + 1;
}

function errorOf(text: string): string | null {
  try {
    JSON.parse(text);
    return null;
  } catch (cause) {
    return cause instanceof Error ? cause.message : String(cause);
  }
}
