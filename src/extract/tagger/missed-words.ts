/** Adds names of one word that the model missed to those that it found. */
import type { DecodedName } from './decoder.ts';

/** What a missed word is a name of, and how probable that is. */
type Missed = Pick<DecodedName, 'type' | 'probability'>;

/**
 * The names, with those of single words that are part of none, in order. `isMissed` gets the place of a word and that of the last word of
 * the name before it, -1 when there is none.
 */
export function withMissedWords(
  names: readonly DecodedName[],
  length: number,
  { isMissed, ...missed }: Missed & { readonly isMissed: (place: number, named: number) => boolean },
): DecodedName[] {
  const found: DecodedName[] = [];
  let next = 0;
  for (let i = 0; i < length; i++) {
    const name = names[next];
    if (name?.first === i) {
      found.push(name);
      next++;
      i = name.last;
    } else if (isMissed(i, found.at(-1)?.last ?? -1)) {
      found.push({ first: i, last: i, ...missed });
    }
  }
  return found;
}
