/** Creates variants of annotated news that it lacks: headlines in title case and upper case, datelines, bylines. */
import { labelOf, namesOf, OUTSIDE, POSITION, TYPES } from '../../src/extract/tagger/labels.ts';

/** Sentences of words, and the labels of all words. */
export interface Labelled {
  readonly sentences: readonly (readonly string[])[];
  readonly labels: Uint8Array;
}

const SMALL = new Set(
  'a an and as at but by for from in of on or over the to with is are be has his her its'.split(' '),
);
const AGENCIES = ['AP', 'AFP', 'Reuters', 'VOA News'];
const MONTHS = ['January', 'March', 'June', 'Sept.', 'Nov.'];
const EVERY = 5;

const titleCase = (word: string): string => (SMALL.has(word) ? word : word.charAt(0).toUpperCase() + word.slice(1));

/** A variant of the article by turn: of its first sentence, its first place or its first person; null when it has none. */
export function variantOf({ sentences, labels }: Labelled, turn: number): Labelled | null {
  const first = sentences[0] ?? [];
  const own = labels.slice(0, first.length);
  const headline = first.at(-1) === '.' ? first.slice(0, -1) : first;
  switch (turn % EVERY) {
    case 0:
      return { sentences: [headline.map(titleCase)], labels: own.slice(0, headline.length) };
    case 1:
      return { sentences: [headline.map((word) => word.toUpperCase())], labels: own.slice(0, headline.length) };
    case 2:
      return dateline(surfacesOf({ sentences, labels }, 'LOC'), turn);
    case 3:
      return byline(surfacesOf({ sentences, labels }, 'PER'));
    default:
      return openers({ sentences, labels });
  }
}

const BEFORE_NOUNS = new Set('the a an his her its their some many these those of and with'.split(' '));
const MAX_OPENERS = 6;

/** Sentences that begin in the middle, so that common words stand at their beginning: "Votes were counted". */
function openers({ sentences, labels }: Labelled): Labelled | null {
  const cut: string[][] = [];
  const kept: number[] = [];
  let at = 0;
  for (const words of sentences) {
    const from = words.findIndex(
      (word, i) =>
        /^\p{Ll}{3,}$/u.test(word) &&
        BEFORE_NOUNS.has(words[i - 1] ?? '') &&
        !BEFORE_NOUNS.has(word) &&
        labels[at + i] === OUTSIDE,
    );
    if (from > 0 && cut.length < MAX_OPENERS) {
      const [first = '', ...others] = words.slice(from);
      cut.push([first.charAt(0).toUpperCase() + first.slice(1), ...others]);
      kept.push(...labels.subarray(at + from, at + words.length));
    }
    at += words.length;
  }
  return cut.length === 0 ? null : { sentences: cut, labels: Uint8Array.from(kept) };
}

function surfacesOf({ sentences, labels }: Labelled, type: 'LOC' | 'PER'): string[] | null {
  const words = sentences.flat();
  const name = namesOf(labels).find(
    (found) => TYPES[found.type] === type && (type === 'LOC' || found.last > found.first),
  );
  return name ? words.slice(name.first, name.last + 1) : null;
}

function labelsFor(type: 'LOC' | 'ORG' | 'PER', length: number): number[] {
  const number = TYPES.indexOf(type);
  return Array.from({ length }, (_, i) => {
    if (length === 1) return labelOf(number, POSITION.UNIT);
    return labelOf(number, i === 0 ? POSITION.BEGIN : i === length - 1 ? POSITION.LAST : POSITION.INSIDE);
  });
}

function dateline(place: string[] | null, turn: number): Labelled | null {
  if (!place) return null;
  const agency = AGENCIES[turn % AGENCIES.length]?.split(' ') ?? [];
  const date = [',', MONTHS[turn % MONTHS.length] ?? '', String(1 + (turn % 28))];
  const words = [...place.map((word) => word.toUpperCase()), ...date, '(', ...agency, ')', '-'];
  const labels = [
    ...labelsFor('LOC', place.length),
    ...date.map(() => OUTSIDE),
    OUTSIDE,
    ...labelsFor('ORG', agency.length),
  ];
  return { sentences: [words], labels: Uint8Array.from([...labels, OUTSIDE, OUTSIDE]) };
}

function byline(person: string[] | null): Labelled | null {
  if (!person) return null;
  return { sentences: [['By', ...person]], labels: Uint8Array.from([OUTSIDE, ...labelsFor('PER', person.length)]) };
}
