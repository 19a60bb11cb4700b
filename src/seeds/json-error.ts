/** Tells on which line a text stops being JSON. */

/** The line, from 1, on which a text that is no JSON goes wrong; the last one when it breaks off. */
export function errorLine(text: string): number {
  const message = errorOf(text) ?? '';
  const position = /at position (\d+)/.exec(message)?.[1];
  if (position !== undefined) return text.slice(0, Number(position)).split('\n').length;
  return message.startsWith(NO_POSITION) ? firstLineWith(text) : text.split('\n').length;
}

/** The one error of the engine that names no position. A text cut off before the token fails with another one. */
const NO_POSITION = 'Unexpected token';

function firstLineWith(text: string): number {
  const ends: number[] = [];
  for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1)) ends.push(end);
  ends.push(text.length);
  let [low, high] = [0, ends.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (errorOf(text.slice(0, ends[middle]))?.startsWith(NO_POSITION)) high = middle;
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
