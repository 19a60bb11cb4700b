/** Tells the country of "Parliament" or "the Supreme Court" where no place stands beside it: by the dateline, its sentence or the headline. */
import type { Article } from '../article.ts';
import type { MentionContext } from './model.ts';
import type { PlaceClustering } from './places.ts';

/** ISO 3166 alpha-2; null when nothing tells. */
export type InstitutionCountry = (institution: MentionContext) => string | null;

/** After these a country is what is spoken of rather than whose institution speaks: "aid to Ukraine", "the war in Iraq". */
const PREPOSITION =
  /(?:^|\s)(?:to|with|on|against|in|from|of|for|over|about|into|near|at|by|as|between|and|like|than|toward|towards|through|around|across|via) (?:the )?(?:\p{L}+ern )?$/iu;
const REACH = 24;

const BEFORE_SCENE = /^(?:in|at) (?:the )?(?:\p{L}+ern )?$/iu;

/** Whether a sentence begins with where it happens: "In Lusaka, the Supreme Court ...". */
const isScene = (text: string, { start, end, sentence, demonym }: MentionContext): boolean =>
  !demonym && text[end] === ',' && start - sentence < REACH && BEFORE_SCENE.test(text.slice(sentence, start));

export function createInstitutionCountry(
  { text, passages }: Article,
  placeMentions: readonly MentionContext[],
  { countryOf }: Pick<PlaceClustering, 'countryOf'>,
): InstitutionCountry {
  const isSubject = ({ start, demonym }: MentionContext): boolean =>
    demonym || !PREPOSITION.test(text.slice(Math.max(0, start - REACH), start));
  const countries = new Map<number, Set<string>>();
  const scenes = new Map<number, string>();
  for (const mention of placeMentions) {
    const country = isScene(text, mention) ? countryOf(mention) : null;
    if (country !== null) scenes.set(mention.sentence, country);
  }
  for (const mention of placeMentions.filter(isSubject)) {
    const country = countryOf(mention);
    if (country === null) continue;
    const known = countries.get(mention.sentence) ?? new Set();
    countries.set(mention.sentence, known.add(country));
  }
  const onlyCountry = (sentence: number | undefined): string | null => {
    const [only, another] = countries.get(sentence ?? -1) ?? [];
    return another === undefined ? (only ?? null) : null;
  };
  const startOf = (wanted: string) => passages.find(({ role }) => role === wanted)?.start;
  const elsewhere = onlyCountry(startOf('DATELINE')) ?? null;
  const headline = onlyCountry(startOf('HEADLINE'));
  return ({ sentence }) => scenes.get(sentence) ?? elsewhere ?? onlyCountry(sentence) ?? headline;
}
