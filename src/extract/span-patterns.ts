/** Corrects the spans that an extractor finds, where the text has a fixed pattern: states, datelines, dates, lists of names. */

import type { Span } from '../model.ts';
import { lastBefore } from '../text/binary-search.ts';
import { fold } from '../text/fold.ts';
import { MONTHS } from '../text/knowledge/calendar.ts';
import type { Article } from './article.ts';
import type { DetectedSpan, Extractor } from './extractor.ts';
import type { Gazetteer } from './gazetteer/gazetteer.ts';
import { STATES, STATES_BY_POSTAL_CODE } from './knowledge/states.ts';
import { ROLES } from './knowledge/titles.ts';

/** The score of a name that a pattern tells. */
const PATTERN_SCORE = 0.95;

/** Wraps an extractor: its spans agree with the patterns of the text. */
export function withSpanPatterns(extractor: Extractor, gazetteer: Gazetteer): Extractor {
  return {
    ...extractor,
    extract: (article, deadline) => {
      const detected = extractor.extract(article, deadline);
      const correct = (spans: readonly DetectedSpan[]) => correctSpans(article, spans, gazetteer);
      return detected instanceof Promise ? detected.then(correct) : correct(detected);
    },
  };
}

function correctSpans(article: Article, detected: readonly DetectedSpan[], gazetteer: Gazetteer): DetectedSpan[] {
  const { text } = article;
  const names = surnamesFirst(text, gazetteer);
  const towns = datelinesOf(article).flatMap(({ start, end }) => findAll(text.slice(start, end), TOWN, 'PLACE', start));
  const isBody = ({ start, end }: Span) =>
    gazetteer.lookup(text.slice(start, end)).some(({ entry }) => entry.kind === 'ORGANIZATION');
  const states = [...findAll(text, STATE_AFTER_TOWN, 'PLACE'), ...findAll(text, STATE_OF_PARTY, 'PLACE')];
  const found = [names, towns.filter((town) => !isBody(town)), states];
  const corrected = found.reduce((spans, some) => replace(text, spans, some), withoutDates(article, detected));
  return citiesBeforeRegions(
    text,
    corrected.filter((span) => !isOffice(text, span)),
    gazetteer,
  );
}

/** Regions that a name or an abbreviation may mean: for a city, those in which there is one called so. */
function regionsOf(name: string, isCity: boolean, gazetteer: Gazetteer): (string | null)[] {
  const found = gazetteer
    .lookup(name)
    .flatMap(({ entry }) => ((entry.type === 'CITY') === isCity ? [entry.region] : []));
  return isCity ? found : [...found, STATES.get(name) ?? null];
}

/**
 * "Salem, Oregon", "Salem (Oregon)": a name before the region in which there is a city called so is that city. What stands before a
 * bracket and was taken for somebody's surname is that city in the whole article; so is what was taken for an organization that nobody knows.
 */
function citiesBeforeRegions(text: string, spans: DetectedSpan[], gazetteer: Gazetteer): DetectedSpan[] {
  const before = spans.map((span, i) => markBeforeRegion(text, span, { next: spans[i + 1], gazetteer }));
  const nameOf = ({ start, end }: Span): string => text.slice(start, end);
  const cities = new Set(spans.filter((_, i) => before[i] !== null).map(nameOf));
  const bracketed = new Set(spans.filter((_, i) => before[i] === ' (').map(nameOf));
  const isListed = (name: string) => gazetteer.lookup(name).some(({ entry }) => entry.kind === 'ORGANIZATION');
  return spans.map((span, i) => {
    const name = nameOf(span);
    const isCity =
      span.kind === 'ORGANIZATION'
        ? before[i] !== null || (cities.has(name) && !isListed(name))
        : span.kind === 'PERSON' && bracketed.has(name);
    return isCity ? { ...span, kind: 'PLACE' } : span;
  });
}

/** What stands between a name and the region after it in which there is a city called so; null when there is none. */
function markBeforeRegion(
  text: string,
  span: DetectedSpan,
  { next, gazetteer }: { readonly next: DetectedSpan | undefined; readonly gazetteer: Gazetteer },
): ', ' | ' (' | null {
  if (next?.kind !== 'PLACE' || next.start - span.end !== 2) return null;
  const between = text.slice(span.end, next.start);
  if (between !== ', ' && (between !== ' (' || text[next.end] !== ')')) return null;
  const regions = new Set(regionsOf(text.slice(next.start, next.end), false, gazetteer));
  const cities = regionsOf(text.slice(span.start, span.end), true, gazetteer);
  return cities.some((region) => region !== null && regions.has(region)) ? between : null;
}

const datelinesOf = ({ passages }: Article) => passages.filter(({ role }) => role === 'DATELINE');

/** A month and a day are no place and no person; in a dateline they are no name at all. */
function withoutDates(article: Article, detected: readonly DetectedSpan[]): DetectedSpan[] {
  const datelines = datelinesOf(article);
  const isInDateline = (span: Span) => span.end <= (lastBefore(datelines, span.start)?.end ?? 0);
  const isDate = ({ start, end }: Span) => DATE.test(article.text.slice(start, end));
  return detected.filter((span) => !isDate(span) || (span.kind === 'OTHER' && !isInDateline(span)));
}

const escapeStops = (name: string): string => name.replaceAll('.', String.raw`\.`);
const ABBREVIATION = [...STATES.keys()].map(escapeStops).join('|');
const POSTAL_CODE = [...STATES_BY_POSTAL_CODE.keys()].join('|');
const WORD = String.raw`\p{Lu}[\p{L}'’-]+`;
/** "Hartford, Conn.", "Reno, NV," and "BOISE, ID -". In capitals two letters may be a word. */
const STATE_AFTER_TOWN = new RegExp(
  String.raw`(?<=${WORD}, )(?:(?:${ABBREVIATION})(?!\p{L})|(?<=\p{Ll}, )(?:${POSTAL_CODE})(?=[,.;:)]|\s*$)|` +
    String.raw`(?<=^(?:\p{Lu}+ ){0,2}\p{Lu}+, )(?:${POSTAL_CODE})(?= (?:\(|--?|[–—])))`,
  'gmu',
);
/** "D-Calif.", "R-Utah", "(D-NV)". */
const STATE_OF_PARTY = new RegExp(
  String.raw`(?<=(?<![\p{L}\p{N}-])[DRI]-)(?:(?:${ABBREVIATION})(?!\p{L})|(?:${POSTAL_CODE})(?![\p{L}\p{N}]))`,
  'gu',
);
/** What stands first in a dateline. */
const TOWN = /^\p{Lu}[\p{L}\p{M}.'’]*(?:[ -]\p{Lu}[\p{L}\p{M}.'’]*)*(?=,? | ?[-–—.]|$)/gu;
/** "Dec 24", "24 December". */
const DATE = new RegExp(String.raw`^(?:(?:${MONTHS.join('|')})\.? \d{1,2}|\d{1,2} (?:${MONTHS.join('|')}))\.?$`, 'u');
/** "DOE, John", "van der Berg, Piet" on a line of its own, and "Smith, Mary R." also at the beginning of a sentence. */
const SURNAME_FIRST =
  /(?:(?<=^)(?:(?:van|von|der|den|ter|de|del|della|di|da|dos|la|le|bin|al) ){0,3}\p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}'’-]+)?, \p{Lu}\p{Ll}[\p{L}'’-]*(?: \p{Lu}[\p{L}.'’-]*){0,2}$|(?<=^|[.!?] )\p{Lu}[\p{L}'’-]+, \p{Lu}\p{Ll}[\p{L}'’-]+ \p{Lu}\.(?= \p{Ll}))/gmu;

/** How many known names make the other lines a list of names too. */
const MIN_LISTED = 2;

function surnamesFirst(text: string, gazetteer: Gazetteer): DetectedSpan[] {
  const found = findAll(text, SURNAME_FIRST, 'PERSON');
  const isKnown = (span: Span) => isSurnameFirst(text, span, gazetteer);
  const isListed = ({ start, end }: Span) =>
    /^(?:\n|$)/u.test(text.slice(end, end + 1)) && !isPlace(text.slice(start, end));
  const isPlace = (line: string) =>
    line
      .split(', ')
      .some((part) => gazetteer.lookup(part).some(({ entry }) => entry.kind === 'PLACE' && entry.type !== 'CITY'));
  const isList = found.filter((span) => isListed(span) && isKnown(span)).length >= MIN_LISTED;
  return found.filter((span) => isKnown(span) || (isList && isListed(span)));
}

/** "Mr. Chairman", "Madam Speaker": an office instead of a name. */
function isOffice(text: string, { start, end }: Span): boolean {
  return (
    ROLES.has(fold(text.slice(start, end))) &&
    /(?<!\p{L})(?:Mr|Mrs|Ms|Madam|Madame|Mister)\.? $/u.test(text.slice(Math.max(0, start - 8), start))
  );
}

/** Whether a known given name follows the comma, or a known family name in capitals precedes it, but no other given name: "Tom, Dick and ..." is a list. */
function isSurnameFirst(text: string, { start, end }: Span, gazetteer: Gazetteer): boolean {
  const [surname = '', given = ''] = text.slice(start, end).split(', ');
  const isSurname = surname === surname.toUpperCase() || !gazetteer.isGivenName(fold(surname));
  if (isSurname && gazetteer.isGivenName(fold(given.split(' ')[0] ?? ''))) return true;
  const isFamily =
    /^\p{Lu}{2}/u.test(surname) && surname === surname.toUpperCase() && gazetteer.isFamilyName(fold(surname));
  return isFamily && gazetteer.lookup(given).every(({ entry }) => entry.kind !== 'PLACE');
}

function findAll(text: string, pattern: RegExp, kind: DetectedSpan['kind'], offset = 0): DetectedSpan[] {
  return [...text.matchAll(pattern)].map(({ 0: { length }, index }) => {
    const start = offset + index;
    return { start, end: start + length, kind, demonym: false, score: PATTERN_SCORE };
  });
}

/** Puts spans in the place of what they overlap. What stands before one in a detected span remains a name. */
function replace(text: string, detected: readonly DetectedSpan[], found: readonly DetectedSpan[]): DetectedSpan[] {
  const ordered = [...found].sort((a, b) => a.start - b.start);
  const kept: DetectedSpan[] = [];
  let next = 0;
  for (const span of detected) {
    while ((ordered[next]?.end ?? Infinity) <= span.start) next++;
    const inside = ordered[next];
    const isApart = inside === undefined || inside.start >= span.end;
    const rest = isApart ? span : { ...span, end: span.start + restLength(text, span, inside) };
    if (rest.end > rest.start) kept.push(isTownBefore(rest, inside) ? { ...rest, kind: 'PLACE' } : rest);
  }
  return [...kept, ...ordered].sort((a, b) => a.start - b.start);
}

/** How much of a span stands before a state in it, without comma and party: "DALTON" of "DALTON, Ga.". */
const restLength = (text: string, { start }: Span, inside: Span): number =>
  text.slice(start, Math.max(start, inside.start)).replace(/[\s,(]*(?:(?<!\p{L})[DRI]-)?$/u, '').length;

/** Whether a span stands before a state and a comma, and is no name of a person. */
const isTownBefore = ({ end, kind }: DetectedSpan, state?: DetectedSpan): boolean =>
  state?.kind === 'PLACE' && kind !== 'PERSON' && state.start - end === ', '.length;
