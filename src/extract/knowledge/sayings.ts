/** Verbs that people and bodies do and places seldom, as the news prints them right after a name. */
import { wordSet } from './word-set.ts';

export const SAYINGS = wordSet(`
  said says told tells added adds announced announces argued argues asked asks asserted asserts believes called calls claimed claims commented comments
  complained complains conceded confirmed confirms criticized declared declares denied denies described describes explained explains expressed insisted insists
  maintained noted notes predicted predicts promised promises quoted replied reported reports responded reiterated remarked stated states stressed stresses
  suggested suggests testified thinks urged urges vowed vows warned warns wrote writes acknowledged acknowledges alleged alleges accused accuses admitted admits
`);
