/** Tells texts about sport, in which a city may stand for its club. */
import { fold } from '../text/fold.ts';
import { SPORT_WORDS } from './knowledge/sport.ts';

/** How many different words of sport, or scores, make a text one about sport. */
const MIN_SPORT_WORDS = 2;
const SCORE = /\b\d{1,3}-\d{1,3}\b/u;
/** Longer texts are judged by their beginning. */
const MAX_READ = 20_000;

export function isAboutSport(text: string): boolean {
  const beginning = text.slice(0, MAX_READ);
  const words = new Set(fold(beginning).match(/[a-z][a-z'-]+/g) ?? []);
  const count = [...words].filter((word) => SPORT_WORDS.has(word)).length;
  return count + Number(SCORE.test(beginning)) >= MIN_SPORT_WORDS;
}
