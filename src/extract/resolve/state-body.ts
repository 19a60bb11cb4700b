/** Tells whose ministry, parliament or army a mention means. */
import type { Article } from '../extractor.ts';
import type { Gazetteer } from '../gazetteer.ts';
import { coreWords, isStateBody } from './body-name.ts';
import { type Draft, wordsOf } from './draft.ts';
import type { Places } from './places.ts';

export interface StateBody {
  /** The words of its name, without its country. */
  readonly words: readonly string[];
  /** ISO 3166 alpha-2 of the country whose it is; null when nothing says. */
  readonly country: string | null;
}

/** What a mention of a body says of the state it belongs to; null when it is no body that every state has. */
export type StateBodies = (draft: Draft) => StateBody | null;

/** `placeDrafts` are the article's mentions of places and demonyms. */
export function readStateBodies(
  article: Article,
  { placeDrafts, places, gazetteer }: { placeDrafts: readonly Draft[]; places: Places; gazetteer: Gazetteer },
): StateBodies {
  return (draft) => {
    const own = splitOwner(draft.name, gazetteer);
    if (own !== null) return own.country === null ? null : own;
    const words = coreWords(draft.words);
    if (!isStateBody(words)) return null;
    const owner = placeDrafts.find((place) => isOwner(article.text, place, draft));
    return { words, country: owner === undefined ? null : places.countryOf(owner) };
  };
}

const LONGEST_OWNER = 3;

/** "Ruritanian Parliament" is Ruritania's "parliament"; "UN Security Council" is no state's. Null when no known name leads. */
function splitOwner(name: string, gazetteer: Gazetteer): StateBody | null {
  const parts = name.split(' ');
  for (let length = Math.min(LONGEST_OWNER, parts.length - 1); length > 0; length--) {
    const words = coreWords(wordsOf(parts.slice(length).join(' ')));
    const [owner] = gazetteer.named(parts.slice(0, length).join(' '));
    if (owner && isStateBody(words))
      return { words, country: owner.known.type === 'COUNTRY' ? owner.known.country : null };
  }
  return null;
}

const BEFORE = /^(?:['’]s?)? (?:new |own |federal )?$/u;
const AFTER = /^ (?:of|in) (?:the )?$/u;

function isOwner(text: string, place: Draft, body: Draft): boolean {
  if (place.sentence !== body.sentence) return false;
  if (place.end <= body.start) return BEFORE.test(text.slice(place.end, body.start));
  return body.end <= place.start && !place.demonym && AFTER.test(text.slice(body.end, place.start));
}
