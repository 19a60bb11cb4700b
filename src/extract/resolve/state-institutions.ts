/** Determines the state of institutions that every state has: a ministry, a parliament, an army. */
import type { Article } from '../article.ts';
import type { Gazetteer } from '../gazetteer/gazetteer.ts';
import { wordsOf } from './mention-context.ts';
import type { MentionContext } from './model.ts';
import { coreWords, isStateInstitution } from './organization-names.ts';
import type { PlaceClustering } from './places.ts';

export interface StateInstitution {
  /** The words of its name without its country. */
  readonly words: readonly string[];
  /** ISO 3166 alpha-2 of its country; null when unknown. */
  readonly country: string | null;
}

/** The state institution that a mention names; null when it names anything else. */
export type StateInstitutionReader = (mention: MentionContext) => StateInstitution | null;

interface Context {
  /** The article's mentions of places, and demonyms. */
  readonly placeMentions: readonly MentionContext[];
  readonly places: PlaceClustering;
  readonly gazetteer: Gazetteer;
}

export function createStateInstitutionReader(
  article: Article,
  { placeMentions, places, gazetteer }: Context,
): StateInstitutionReader {
  return (mention) => {
    const withOwner = splitOwner(mention.name, gazetteer);
    if (withOwner !== null) return withOwner.country === null ? null : withOwner;
    const words = coreWords(mention.words);
    if (!isStateInstitution(words)) return null;
    const owner = placeMentions.find((place) => isOwner(article.text, place, mention));
    return { words, country: owner === undefined ? null : places.countryOf(owner) };
  };
}

const MAX_OWNER_WORDS = 3;

/**
 * Splits a name that begins with its owner: "Ruritanian Parliament" is the "parliament" of Ruritania, and "UN Security Council"
 * belongs to no country. Null when the name does not begin with a known name.
 */
function splitOwner(name: string, gazetteer: Gazetteer): StateInstitution | null {
  const words = name.split(' ');
  for (let length = Math.min(MAX_OWNER_WORDS, words.length - 1); length > 0; length--) {
    const rest = coreWords(wordsOf(words.slice(length).join(' ')));
    const [owner] = gazetteer.lookup(words.slice(0, length).join(' '));
    if (owner && isStateInstitution(rest))
      return { words: rest, country: owner.entry.type === 'COUNTRY' ? owner.entry.country : null };
  }
  return null;
}

const OWNER_BEFORE = /^(?:['’]s?)? (?:new |own |federal )?$/u;
const OWNER_AFTER = /^ (?:of|in) (?:the )?$/u;

function isOwner(text: string, place: MentionContext, institution: MentionContext): boolean {
  if (place.sentence !== institution.sentence) return false;
  if (place.end <= institution.start) return OWNER_BEFORE.test(text.slice(place.end, institution.start));
  const isAfter = institution.end <= place.start && !place.demonym;
  return isAfter && OWNER_AFTER.test(text.slice(institution.end, place.start));
}
