/** Word lists that decide whether a hyphen separates names. */
import { wordSet } from '../word-set.ts';

/** Prefixes that are not part of the name after them: "anti-French". */
export const PREFIXES = wordSet(`
  all anti counter ex former half inter intra late mid near neo non pan post pre pro quasi semi sub then trans ultra
`);

/** Suffixes that are not part of the name before them: "London-based". Longer participles match `PARTICIPLE`. */
export const SUFFIXES = wordSet(`
  area aided allied armed backed based born bound built bred chaired designate dominated drawn elect era flagged free friendly funded grown held
  language led level like linked listed made majority member minded nation only owned registered related run rich ruled sanctioned style trained type
  wide wing written themed sized speaking
`);

/** Endings of the names of peoples. A hyphen after one separates two peoples; "Franco-Prussian" has no such ending. */
export const PEOPLE_ENDING = /..(?:ian|ean|can|ese|ish|eli|aqi|ani|han|reek|ench|tch|man)$|^Arab$/u;

/** Participles, long enough not to be a syllable of a name. */
export const PARTICIPLE = /^\p{Ll}{3,}(?:ed|ing)$/u;
