/** Finds names in headlines, where every word has a capital: only what is known well, or what the body names. */
import { fold } from '../../text/fold.ts';
import type { Spotted } from '../extractor.ts';
import type { Gazetteer } from '../gazetteer.ts';
import type { Word } from './words.ts';

const WELL_KNOWN = 500_000;
const LONGEST_IN_WORDS = 6;

export interface TitleLine {
  readonly text: string;
  readonly words: readonly Word[];
}

export function spotInTitle({ text, words }: TitleLine, body: readonly Spotted[], gazetteer: Gazetteer): Spotted[] {
  const named = new Map(body.map((spotted) => [fold(text.slice(spotted.start, spotted.end)), spotted]));
  const found: Spotted[] = [];
  let at = 0;
  while (at < words.length) {
    const hit = inBody({ text, words }, at, named) ?? inGazetteer({ text, words }, at, gazetteer);
    if (hit) found.push(hit.spotted);
    at = hit?.to ?? at + 1;
  }
  return found;
}

interface Hit {
  readonly spotted: Spotted;
  readonly to: number;
}

function inBody({ text, words }: TitleLine, at: number, named: ReadonlyMap<string, Spotted>): Hit | null {
  const first = words[at];
  for (let to = Math.min(at + LONGEST_IN_WORDS, words.length); to > at; to--) {
    const last = words[to - 1];
    if (first === undefined || last === undefined) return null;
    const spotted = named.get(fold(text.slice(first.start, last.end)));
    if (spotted) return { spotted: { ...spotted, start: first.start, end: last.end }, to };
  }
  return null;
}

function inGazetteer({ text, words }: TitleLine, at: number, gazetteer: Gazetteer): Hit | null {
  const match = gazetteer.match(text, words, at);
  const [naming] = match?.namings ?? [];
  const [first, last] = [words[at], words[(match?.end ?? 0) - 1]];
  if (match === null || naming === undefined || first === undefined || last === undefined) return null;
  const { type, weight, kind } = naming.known;
  if ((type === 'CITY' || type === 'REGION') && weight < WELL_KNOWN) return null;
  const demonym = naming.form === 'DEMONYM';
  return { spotted: { start: first.start, end: last.end, kind, demonym, score: 0.85 }, to: match.end };
}
