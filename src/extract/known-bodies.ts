/** Finds names of known companies and clubs whole: "Johnson & Johnson", "Lloyd's of London". */
import type { Span } from '../model.ts';
import type { Article } from './article.ts';
import type { DetectedSpan, Extractor } from './extractor.ts';
import { lazy } from './gazetteer/baked-entries.ts';
import type { Gazetteer } from './gazetteer/gazetteer.ts';
import { isAboutSport } from './sport.ts';

const KNOWN_SCORE = 0.95;

/** Wraps an extractor: names of listed organizations are found whole where it found parts of them, or nothing. */
export function withKnownBodies(extractor: Extractor, gazetteer: Gazetteer): Extractor {
  return {
    ...extractor,
    extract: (article, deadline) => {
      const detected = extractor.extract(article, deadline);
      const merge = (spans: readonly DetectedSpan[]) =>
        mergeBodies(article.text, spans, findBodies(article, gazetteer));
      return detected instanceof Promise ? detected.then(merge) : merge(detected);
    },
  };
}

interface Body {
  readonly span: DetectedSpan;
  /** Whether it can be nothing else: several words, or a mark within it. */
  readonly isDistinctive: boolean;
}

function findBodies(article: Article, gazetteer: Gazetteer): Body[] {
  const isSport = lazy(() => isAboutSport(article.text));
  return article.tokens.flatMap((tokens) => {
    const found: Body[] = [];
    for (const { first, end: next, matches } of gazetteer.namesIn(article.text, tokens)) {
      const [likeliest] = matches;
      const [start, end] = [tokens[first]?.start ?? 0, tokens[next - 1]?.end ?? 0];
      const surface = article.text.slice(start, end);
      const isAlone = matches.length === 1 && likeliest?.entry.kind === 'ORGANIZATION';
      if (isAlone && HAS_CAPITALS.test(surface)) {
        const { entry, form } = likeliest;
        const span = { start, end, kind: 'ORGANIZATION', demonym: false, score: KNOWN_SCORE } as const;
        const isDistinctive = entry.field !== null && next > first + 1;
        const isOwnName = entry.field !== null && surface === entry.record.name;
        const isShort = form === 'ACRONYM' && first > 0 && MIXED_CASE.test(surface);
        const isOfText = entry.field !== 'CLUB' || isDistinctive || isSport();
        if (isOfText && (isDistinctive || isOwnName || isShort)) found.push({ span, isDistinctive });
      }
    }
    return found;
  });
}

/** "Fed". Acronyms in capitals are left to the extractor. */
const MIXED_CASE = /^\p{Lu}\p{Ll}+$/u;

/** Each word begins with a capital, but for small ones within: "Bank of America". */
const HAS_CAPITALS = /^\p{Lu}[^\s]*(?: (?:(?:of|and|de|&|the) )*[\p{Lu}&][^\s]*)*$/u;

const overlap = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;

/** Surnames of people named in full, and names of people that stand without a possessive: of such a one, "Wendy's" is no shop. */
function namesWithoutPossessive(text: string, detected: readonly DetectedSpan[]): ReadonlySet<string> {
  const people = detected.filter(({ kind }) => kind === 'PERSON');
  return new Set(
    people.flatMap(({ start, end }) => {
      const [surname = '', ...before] = text.slice(start, end).split(' ').reverse();
      return before.length > 0 || !/^['’]s/iu.test(text.slice(end, end + 2)) ? [surname] : [];
    }),
  );
}

/** A distinctive name takes the place of what lies within it; any other only fills a gap. Both lists are in text order. */
function mergeBodies(text: string, detected: readonly DetectedSpan[], bodies: readonly Body[]): DetectedSpan[] {
  if (bodies.length === 0) return [...detected];
  const wordsAt = ({ start, end }: Span): string => text.slice(start, end);
  const people = namesWithoutPossessive(text, detected);
  const result: DetectedSpan[] = [];
  let next = 0;
  for (const { span, isDistinctive } of bodies) {
    while ((detected[next]?.end ?? Infinity) <= span.start) result.push(detected[next++] as DetectedSpan);
    const within: DetectedSpan[] = [];
    while (detected[next] !== undefined && overlap(detected[next] as DetectedSpan, span))
      within.push(detected[next++] as DetectedSpan);
    const isWhole = within.every(({ start, end }) => span.start <= start && end <= span.end);
    const isOwner = within.length === 1 && within[0]?.kind === 'PERSON' && people.has(wordsAt(within[0]));
    const isEqual = within.length === 1 && within[0]?.start === span.start && within[0]?.end === span.end;
    if (within.length === 0 || (isDistinctive && isWhole && !isEqual && !isOwner)) result.push(span);
    else result.push(...within);
  }
  return [...result, ...detected.slice(next)];
}
