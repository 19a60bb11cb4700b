/** Finds the names of the gazetteer in an article of a language that extractors cannot read. */
import type { Span } from '../model.ts';
import { fold } from '../text/fold.ts';
import { wordsIn } from '../text/words.ts';
import type { Article } from './article.ts';
import type { GazetteerEntry, GazetteerMatch } from './gazetteer/entry.ts';
import type { Gazetteer } from './gazetteer/gazetteer.ts';
import type { AnnotatedSpan } from './resolve/model.ts';

/** A name of the gazetteer in a text, and the confidence in it. */
export type KnownName = AnnotatedSpan & { readonly score: number };

const MAX_WORDS = 10;
/** Names of seeds are meant as they are; those of the baked gazetteer are English, and may be words of another language. */
const SCORES = { seeded: 0.9, baked: 0.7 } as const;
/** From this weight on a city is taken for meant: more than a million inhabitants, or the capital of a state. */
const MIN_WEIGHT = 1_000_000;

/** The names in a language, in text order. Words begin and end where the script of the language has them do so. */
export function findGazetteerNames(article: Article, language: string, gazetteer: Gazetteer): KnownName[] {
  const states = statesIn(language);
  return article.sentences.flatMap(({ start, end }) => {
    const words = wordsOf(article.text.slice(start, end), start, language);
    const found: KnownName[] = [];
    for (let at = 0; at < words.length; at++) {
      const match = longestAt(article.text, words, { at, gazetteer, states, language });
      if (match === null) continue;
      found.push(match.name);
      at += match.words - 1;
    }
    return found;
  });
}

/** The codes of states by their folded names in a language, for each language that was asked for. */
const statesByLanguage = new Map<string, ReadonlyMap<string, string>>();

function statesIn(language: string): ReadonlyMap<string, string> {
  const known = statesByLanguage.get(language);
  if (known !== undefined) return known;
  const names = new Intl.DisplayNames(language, { type: 'region', fallback: 'none' });
  const codes = LETTERS.flatMap((first) => LETTERS.map((second) => first + second)).filter(isCurrent);
  const states = new Map(codes.map((code) => [fold(names.of(code) ?? ''), code]));
  states.delete('');
  statesByLanguage.set(language, states);
  return states;
}

/** Codes that were replaced have the names of those that replaced them. */
const isCurrent = (code: string): boolean => new Intl.Locale(`und-${code}`).region === code;

const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];

/** The words of a sentence that begins at `start`, without an article that is elided before them. */
function wordsOf(sentence: string, start: number, language: string): Span[] {
  return wordsIn(sentence, language).map((word) => {
    const elided = ELIDED.exec(sentence.slice(word.start, word.end))?.[0].length ?? 0;
    return { start: start + word.start + elided, end: start + word.end };
  });
}

/** An article or preposition that has lost its vowel before a name, as in "l'Allemagne" and "dell'Italia". */
const ELIDED = /^(?:[cdjlmnst]|qu|dell|nell|all|dall|sull|un|quell)['’](?=\p{Lu})/iu;

interface Position {
  readonly at: number;
  readonly gazetteer: Gazetteer;
  readonly states: ReadonlyMap<string, string>;
  readonly language: string;
}

const isSmallPlace = ({ entry }: GazetteerMatch): boolean =>
  !entry.seeded && (entry.type === 'CITY' || entry.type === 'REGION');

/** Whether a word with a capital follows a name, so that it begins a longer one: "La Unión Europea". In German every noun has one. */
function goesOn(text: string, { end }: Span, next: Span | undefined, language: string): boolean {
  if (next === undefined || language.startsWith('de') || text.slice(end, next.start) !== ' ') return false;
  return /^\p{Lu}\p{Ll}/u.test(text.slice(next.start, next.end));
}

const CAPITAL_OR_DIGIT = /^[\p{Lu}\p{Lt}\p{Lo}\p{N}]/u;

interface Match {
  readonly name: KnownName;
  readonly words: number;
}

function longestAt(text: string, words: readonly Span[], { at, gazetteer, states, language }: Position): Match | null {
  const first = words[at];
  if (first === undefined || !CAPITAL_OR_DIGIT.test(text.slice(first.start, first.end))) return null;
  for (let length = Math.min(MAX_WORDS, words.length - at); length > 0; length--) {
    const span = { start: first.start, end: words[at + length - 1]?.end ?? first.end };
    const surface = text.slice(span.start, span.end);
    const [match, another] = gazetteer.lookup(surface).filter((found) => isMeant(found, length));
    if (match !== undefined && !(isSmallPlace(match) && goesOn(text, span, words[at + length], language)))
      return { name: nameOf(span, match, another), words: length };
    const state = gazetteer.byIdentifier({ scheme: 'iso3166', value: states.get(fold(surface)) ?? '' });
    if (state !== null) return { name: nameOf(span, { entry: state, form: 'FULL_NAME' }), words: length };
  }
  return null;
}

/** A name with its entity, unless seeds have two of that name. */
function nameOf(span: Span, { entry, form }: GazetteerMatch, another?: GazetteerMatch): KnownName {
  const isAmbiguous = entry.seeded && another?.entry.seeded === true;
  const entity = isAmbiguous ? null : { key: entry.record.key, name: null, identifiers: [] };
  const score = entry.seeded ? SCORES.seeded : SCORES.baked;
  return { span, kind: entry.kind, form: form === 'FULL_NAME' ? null : form, entity, score };
}

/** Whether a name stands for the entry in any language. A single word has to be that of a seed, of a state or of a large city. */
function isMeant({ entry, form }: GazetteerMatch, words: number): boolean {
  if (entry.seeded) return true;
  if (form === 'DEMONYM') return false;
  return words > 1 || form === 'ACRONYM' || isLarge(entry);
}

const isLarge = ({ type, weight }: GazetteerEntry): boolean =>
  type === 'COUNTRY' || (type === 'CITY' && weight >= MIN_WEIGHT);
