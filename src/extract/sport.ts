/** Tells texts about sport, in which a city may stand for its club. */
import { fold } from '../text/fold.ts';
import { SPORT_WORDS } from './knowledge/sport.ts';

/** How many different words of sport, or scores, make a text one about sport. */
const MIN_SPORT_WORDS = 2;
const SCORE = /\b\d{1,3}-\d{1,3}\b/u;
/** Longer texts are judged by their beginning. */
const MAX_READ = 20_000;

/** The text that was judged last, since several steps of reading an article ask. */
let last = { text: '', isAboutSport: false };

export function isAboutSport(text: string): boolean {
  if (text !== last.text) last = { text, isAboutSport: judge(text) };
  return last.isAboutSport;
}

function judge(text: string): boolean {
  const beginning = text.slice(0, MAX_READ);
  const found = new Set<string>();
  for (const word of fold(beginning).match(/[a-z][a-z'-]+/g) ?? []) if (SPORT_WORDS.has(word)) found.add(word);
  return found.size + Number(SCORE.test(beginning)) >= MIN_SPORT_WORDS;
}
