/** Which hyphens join words that are names apart, and which stand inside one name. */

/** Parts before a name that are no part of it: "anti-French". */
export const PREFIXES: ReadonlySet<string> = new Set([
  ...[
    'all',
    'anti',
    'counter',
    'ex',
    'former',
    'half',
    'inter',
    'intra',
    'late',
    'mid',
    'near',
    'neo',
    'non',
    'pan',
    'post',
  ],
  ...['pre', 'pro', 'quasi', 'semi', 'sub', 'then', 'trans', 'ultra'],
]);

/** Parts after a name that are no part of it: "London-based". Longer participles are known by their ending. */
export const SUFFIXES: ReadonlySet<string> = new Set([
  ...[
    'area',
    'aided',
    'allied',
    'armed',
    'backed',
    'based',
    'born',
    'bound',
    'built',
    'bred',
    'chaired',
    'designate',
    'dominated',
  ],
  ...[
    'drawn',
    'elect',
    'era',
    'flagged',
    'free',
    'friendly',
    'funded',
    'grown',
    'held',
    'language',
    'led',
    'level',
    'like',
  ],
  ...[
    'linked',
    'listed',
    'made',
    'majority',
    'member',
    'minded',
    'nation',
    'only',
    'owned',
    'registered',
    'related',
    'run',
  ],
  ...[
    'rich',
    'ruled',
    'sanctioned',
    'style',
    'trained',
    'type',
    'wide',
    'wing',
    'written',
    'themed',
    'sized',
    'speaking',
  ],
]);

/** Endings of peoples' names: a hyphen after one joins two peoples, "Franco-Prussian" aside. */
export const PEOPLE_ENDING = /..(?:ian|ean|can|ese|ish|eli|aqi|ani|han|reek|ench|tch|man)$|^Arab$/u;

/** Endings of participles long enough not to be a syllable of a name. */
export const PARTICIPLE = /^\p{Ll}{3,}(?:ed|ing)$/u;
