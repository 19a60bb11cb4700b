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
  const ownerOf = indexOwners(article.text, placeMentions);
  return (mention) => {
    const withOwner = splitOwner(mention.name, gazetteer);
    if (withOwner !== null) return withOwner.country === null ? null : withOwner;
    const words = coreWords(mention.words);
    if (!isStateInstitution(words)) return null;
    const owner = ownerOf(mention);
    return { words, country: owner === null ? null : places.countryOf(owner) };
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
    if (!isStateInstitution(rest)) continue;
    const [owner] = gazetteer.lookup(words.slice(0, length).join(' '));
    if (owner) return { words: rest, country: owner.entry.type === 'COUNTRY' ? owner.entry.country : null };
  }
  return null;
}

const OWNER_BEFORE = /^(?:['’]s?)? (?:new |own |federal )?$/u;
const OWNER_AFTER = /^ (?:of|in) (?:the )?$/u;

/** No text that matches one of them is longer. */
const MAX_BETWEEN = 12;

/** Returns the place directly before or after an institution, in its sentence; null when there is none. */
function indexOwners(
  text: string,
  places: readonly MentionContext[],
): (institution: MentionContext) => MentionContext | null {
  // The first of several places with the same end counts, so they are entered from the last to the first.
  const backwards = [...places].reverse();
  const byEnd = new Map(backwards.map((place) => [place.end, place]));
  const byStart = new Map(backwards.filter(({ demonym }) => !demonym).map((place) => [place.start, place]));
  return (institution) => {
    const { start, end, sentence } = institution;
    const found: MentionContext[] = [];
    for (let gap = 0; gap <= MAX_BETWEEN; gap++) {
      const [before, after] = [byEnd.get(start - gap), byStart.get(end + gap)];
      if (before && OWNER_BEFORE.test(text.slice(before.end, start))) found.push(before);
      if (after && OWNER_AFTER.test(text.slice(end, after.start))) found.push(after);
    }
    const [first = null] = found.filter((place) => place.sentence === sentence).sort((a, b) => a.start - b.start);
    return first;
  };
}
