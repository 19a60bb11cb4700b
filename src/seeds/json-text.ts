/** Finds in a JSON text where the fields of its object stand, and which of their texts stand there letter for letter. */
import { countCodePoints } from '../text/offsets.ts';

/** The offset of each value of the outermost object by name; the last one where a name stands twice. The text must be valid JSON. */
export function membersOf(json: string): ReadonlyMap<string, number> {
  const members = new Map<string, number>();
  let [depth, name]: [number, string | null] = [0, null];
  for (let i = 0; i < json.length; i++) {
    const char = json[i];
    if (char === '"') {
      const end = stringEnd(json, i);
      if (depth === 1 && name === null) name = JSON.parse(json.slice(i, end));
      i = end - 1;
    } else if (char === '{' || char === '[') depth++;
    else if (char === '}' || char === ']') depth--;
    else if (depth === 1 && char === ',') name = null;
    else if (depth === 1 && char === ':' && name !== null) members.set(name, nextCharacter(json, i + 1));
  }
  return members;
}

/** A piece of a string's value, and where it stands in the file in code points; null where an escape stands within it. */
export interface Located {
  readonly text: string;
  readonly at: number | null;
}

/** The paragraphs of a JSON string, cut at empty lines: each can be found in the file though its neighbours hold escapes. */
export function paragraphsAt(json: string, opening: number): Located[] {
  const end = stringEnd(json, opening);
  const value: string = JSON.parse(json.slice(opening, end));
  const origins = end - opening - 2 === value.length ? null : originsOf(json, opening + 1, value.length);
  const originOf = (index: number) => origins?.[index] ?? opening + 1 + index;
  const counted = runningCount(json);
  return cut(value).map(([from, to]) => {
    const start = originOf(from);
    const literal = originOf(to) - start === to - from;
    return { text: value.slice(from, to), at: literal ? counted(start) : null };
  });
}

const EMPTY_LINES = /(?:\r\n?|\n)(?:[ \t]*(?:\r\n?|\n))+/g;

function cut(value: string): [from: number, to: number][] {
  const pieces: [number, number][] = [];
  let from = 0;
  for (const { index, 0: gap } of value.matchAll(EMPTY_LINES)) {
    pieces.push([from, index]);
    from = index + gap.length;
  }
  pieces.push([from, value.length]);
  return pieces.filter(([start, end]) => value.slice(start, end).trim() !== '');
}

/** Where each UTF-16 code unit of a string's value stands in the JSON text. */
function originsOf(json: string, start: number, length: number): Uint32Array {
  const origins = new Uint32Array(length + 1);
  for (let i = 0, at = start; i <= length; i++) {
    origins[i] = at;
    at += json[at] !== '\\' ? 1 : json[at + 1] === 'u' ? 6 : 2;
  }
  return origins;
}

/** Code points before growing offsets of a text, counted on from the last one. */
function runningCount(text: string): (offset: number) => number {
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

function nextCharacter(json: string, from: number): number {
  let i = from;
  while (i < json.length && ' \t\r\n'.includes(json[i] as string)) i++;
  return i;
}
