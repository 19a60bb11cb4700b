/** Words for relatives, folded, with the sex that they say; null when they say none. */
import { wordSet } from '../../text/word-set.ts';

export type Sex = 'FEMALE' | 'MALE';

const FEMALE = wordSet(`
  wife widow mother daughter sister aunt niece grandmother granddaughter girlfriend fiancee bride mom mum ex-wife ex-girlfriend stepmother stepdaughter
  stepsister half-sister godmother goddaughter mother-in-law daughter-in-law sister-in-law great-aunt great-grandmother
`);
const MALE = wordSet(`
  husband widower father son brother uncle nephew grandfather grandson boyfriend fiance groom dad ex-husband ex-boyfriend stepfather stepson
  stepbrother half-brother godfather godson father-in-law son-in-law brother-in-law great-uncle great-grandfather
`);
const EITHER = wordSet(
  'cousin child children parent parents spouse twin sibling siblings namesake relative kin brothers sisters sons daughters',
);

export const KIN: ReadonlyMap<string, Sex | null> = new Map<string, Sex | null>([
  ...[...FEMALE].map((word) => [word, 'FEMALE'] as const),
  ...[...MALE].map((word) => [word, 'MALE'] as const),
  ...[...EITHER].map((word) => [word, null] as const),
]);
