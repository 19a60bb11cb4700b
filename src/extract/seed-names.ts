/** Gives the names of seed gazetteers precedence over the spans that an extractor finds. */
import type { Span } from '../model.ts';
import type { Token } from '../text/tokens.ts';
import type { Article } from './article.ts';
import type { DetectedSpan, Extractor } from './extractor.ts';
import type { Gazetteer } from './gazetteer/gazetteer.ts';

/** A name of a seed gazetteer in a text. */
interface SeedName {
  readonly span: DetectedSpan;
  /** Whether it can hardly be anything else: no demonym, and no single word that begins a sentence. */
  readonly isDistinctive: boolean;
  readonly isSingleWord: boolean;
}

/** The score of a seed's name where the extractor found something else or nothing. */
const SEED_SCORE = 0.95;
/** From this score on, the extractor's kind is kept for a single word: "Jordan" may be a person. */
const RELIABLE_SCORE = 0.9;

/** Wraps an extractor: names of seed gazetteers are found whole and have the kind that the gazetteer gives them. */
export function withSeedNames(extractor: Extractor, gazetteer: Gazetteer): Extractor {
  return {
    ...extractor,
    extract: (article, deadline) => {
      const merge = (detected: readonly DetectedSpan[]) => mergeSpans(detected, findSeedNames(article, gazetteer));
      const detected = extractor.extract(article, deadline);
      return detected instanceof Promise ? detected.then(merge) : merge(detected);
    },
  };
}

function findSeedNames(article: Article, gazetteer: Gazetteer): SeedName[] {
  return article.tokens.flatMap((tokens) => {
    const found: SeedName[] = [];
    for (const { first, end, matches } of gazetteer.namesIn(article.text, tokens)) {
      const [likeliest] = matches;
      if (!likeliest?.entry.seeded) continue;
      const demonym = likeliest.form === 'DEMONYM';
      const span = { ...spanOf(tokens, first, end), kind: likeliest.entry.kind, demonym, score: SEED_SCORE };
      const isSingleWord = end === first + 1;
      found.push({ span, isSingleWord, isDistinctive: !demonym && (!isSingleWord || first > 0) });
    }
    return found;
  });
}

function spanOf(tokens: readonly Token[], from: number, to: number): Span {
  const start = tokens[from]?.start ?? 0;
  return { start, end: tokens[to - 1]?.end ?? start };
}

/** Merges two ordered, disjoint lists into one. */
function mergeSpans(detected: readonly DetectedSpan[], names: readonly SeedName[]): DetectedSpan[] {
  const merged: DetectedSpan[] = [];
  let next = 0;
  for (const name of names) {
    while ((detected[next]?.end ?? Infinity) <= name.span.start) merged.push(detected[next++] as DetectedSpan);
    const overlapping: DetectedSpan[] = [];
    while ((detected[next]?.start ?? Infinity) < name.span.end) overlapping.push(detected[next++] as DetectedSpan);
    merged.push(...resolveOverlap(name, overlapping));
  }
  return [...merged, ...detected.slice(next)];
}

/** Replaces detected spans inside a seed's name by that name; keeps detected spans that are longer or cross its edge. */
function resolveOverlap(
  { span, isDistinctive, isSingleWord }: SeedName,
  overlapping: readonly DetectedSpan[],
): readonly DetectedSpan[] {
  const [only] = overlapping;
  if (only === undefined) return isDistinctive ? [span] : [];
  if (overlapping.length === 1 && only.start === span.start && only.end === span.end)
    return [chooseKind(span, only, isSingleWord)];
  const isWhole = overlapping.every(({ start, end }) => span.start <= start && end <= span.end);
  return isWhole && isDistinctive ? [span] : overlapping;
}

function chooseKind(seed: DetectedSpan, found: DetectedSpan, isSingleWord: boolean): DetectedSpan {
  if (seed.kind === found.kind && seed.demonym === found.demonym) return found;
  const isSeedLikelier = seed.demonym
    ? found.kind === 'OTHER'
    : !isSingleWord || found.kind === 'OTHER' || found.score < RELIABLE_SCORE;
  return isSeedLikelier ? seed : found;
}
