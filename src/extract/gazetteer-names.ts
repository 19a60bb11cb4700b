/** Finds the names of the gazetteer in an article of a language that extractors cannot read. */
import type { Span } from '../model.ts';
import type { Article } from './article.ts';
import type { DetectedSpan } from './extractor.ts';
import type { GazetteerEntry, GazetteerMatch } from './gazetteer/entry.ts';
import type { Gazetteer } from './gazetteer/gazetteer.ts';

const MAX_WORDS = 10;
/** Names of seeds are meant as they are; those of the baked gazetteer are English, and may be words of another language. */
const SCORES = { seeded: 0.9, baked: 0.7 } as const;
/** From this weight on a city is taken for meant: more than a million inhabitants, or the capital of a state. */
const MIN_WEIGHT = 1_000_000;

/** The names in a language, in text order. Words begin and end where the script of the language has them do so. */
export function findGazetteerNames(article: Article, language: string, gazetteer: Gazetteer): DetectedSpan[] {
  const segmenter = segmenterOf(language);
  return article.sentences.flatMap(({ start, end }) => {
    const words = wordsIn(segmenter, article.text.slice(start, end), start);
    const found: DetectedSpan[] = [];
    for (let at = 0; at < words.length; at++) {
      const match = longestAt(article.text, words, { at, gazetteer });
      if (match === null) continue;
      found.push(match.span);
      at += match.words - 1;
    }
    return found;
  });
}

const segmenters = new Map<string, Intl.Segmenter>();

function segmenterOf(language: string): Intl.Segmenter {
  const segmenter = segmenters.get(language) ?? new Intl.Segmenter(language, { granularity: 'word' });
  segmenters.set(language, segmenter);
  return segmenter;
}

function wordsIn(segmenter: Intl.Segmenter, sentence: string, start: number): Span[] {
  return Array.from(segmenter.segment(sentence), ({ segment, index, isWordLike }) =>
    isWordLike ? [{ start: start + index, end: start + index + segment.length }] : [],
  ).flat();
}

interface Position {
  readonly at: number;
  readonly gazetteer: Gazetteer;
}

const CAPITAL_OR_DIGIT = /^[\p{Lu}\p{Lt}\p{Lo}\p{N}]/u;

function longestAt(text: string, words: readonly Span[], { at, gazetteer }: Position) {
  const first = words[at];
  if (first === undefined || !CAPITAL_OR_DIGIT.test(text.slice(first.start, first.end))) return null;
  for (let length = Math.min(MAX_WORDS, words.length - at); length > 0; length--) {
    const span = { start: first.start, end: words[at + length - 1]?.end ?? first.end };
    const [match] = gazetteer.lookup(text.slice(span.start, span.end));
    if (match === undefined || !isMeant(match, length)) continue;
    const { entry, form } = match;
    const score = entry.seeded ? SCORES.seeded : SCORES.baked;
    return { span: { ...span, kind: entry.kind, demonym: form === 'DEMONYM', score }, words: length };
  }
  return null;
}

/** Whether a name stands for the entry in any language. A single word has to be that of a seed, of a state or of a large city. */
function isMeant({ entry, form }: GazetteerMatch, words: number): boolean {
  if (entry.seeded) return true;
  if (form === 'DEMONYM') return false;
  return words > 1 || form === 'ACRONYM' || isLarge(entry);
}

const isLarge = ({ type, weight }: GazetteerEntry): boolean =>
  type === 'COUNTRY' || (type === 'CITY' && weight >= MIN_WEIGHT);
