/** Tells whose ministry, parliament or army a mention means. */
import type { Article } from '../extractor.ts';
import type { Gazetteer } from '../gazetteer.ts';
import { coreWords, isStateBody } from './body-name.ts';
import type { Draft } from './draft.ts';
import type { Places } from './places.ts';

/** The words of a body without its country, and the country's ISO code; null when nothing beside it says which. */
export interface StateBody {
  readonly words: readonly string[];
  readonly country: string | null;
}

export type StateBodies = (draft: Draft) => StateBody | null;

/** `placeDrafts` are the article's mentions of places and demonyms, in text order. The answer is null for any other body. */
export function readStateBodies(
  article: Article,
  { placeDrafts, places, gazetteer }: { placeDrafts: readonly Draft[]; places: Places; gazetteer: Gazetteer },
): StateBodies {
  return (draft) => {
    const words = coreWords(draft.words);
    if (!isStateBody(words)) return null;
    const own = ownCountry(words, gazetteer);
    if (own) return own;
    const owner = placeDrafts.find((place) => isOwner(article.text, place, draft));
    return { words, country: owner === undefined ? null : places.countryOf(owner) };
  };
}

/** "Ruritanian Parliament" is Ruritania's "parliament". */
function ownCountry(words: readonly string[], gazetteer: Gazetteer): StateBody | null {
  for (const length of [2, 1]) {
    const [before, after] = [words.slice(0, length), words.slice(length)];
    if (after.length === 0 || !isStateBody(after)) continue;
    const naming = gazetteer.named(before.join(' ')).find(({ known }) => known.type === 'COUNTRY');
    if (naming) return { words: after, country: naming.known.country };
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
