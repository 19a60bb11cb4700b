/** Compares two stored entities: whether they may be duplicates, and how likely. */
import type { ComparableName } from '../../text/comparable.ts';
import { AMBIGUOUS_REASONS, type LikenessReason, likeness } from '../../text/likeness.ts';
import type { DuplicatesTable } from '../sql/tables/counts.ts';
import type { Profile } from './profiles.ts';

/**
 * A blocking key that more entities share, such as a frequent surname, tells nobody apart and makes no pairs: otherwise their number
 * would grow with the square of the entities. 21 of the 21,132 keys in 6,400 news stories are as frequent. Stored
 * databases depend on it, so it can only change with a migration.
 */
export const MOST_ALIKE = 16;

/**
 * How likely two entities are one, by reason, if their names mean nobody else: the share of pairs that are, as judged by hand (see
 * model/README.md).
 */
export const PRIORS: Readonly<Record<LikenessReason, number>> = {
  SAME_NAME: 0.95,
  SPELLING: 0.92,
  EXTRA_WORDS: 0.85,
  SURNAME: 0.9,
  OTHER_KIND: 0.85,
  WORD_ORDER: 0.8,
  MIDDLE_NAME: 0.75,
  ACRONYM: 0.7,
  INITIALS: 0.6,
};

/** Less likely pairs are not offered. */
export const MIN_SCORE = 0.5;

/** The entities that share a blocking key with a name. */
export type FindAlike = (name: ComparableName) => readonly Profile[];

interface Likeness {
  readonly reason: LikenessReason;
  readonly score: number;
  readonly names: readonly [ComparableName, ComparableName];
}

const weightOf = ({ articles }: Profile): number => 1 + articles;

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);

/**
 * The likelihood that the short name means this long one: its share of the articles of all entities that it may mean. If the short
 * name is in more articles than the long one, the difference counts as those of somebody else who is called so.
 */
function shareOf([short, long]: readonly [Profile, Profile], found: Likeness, findAlike: FindAlike): number {
  const [shortName, longName] = isFirstShort(found) ? found.names : [found.names[1], found.names[0]];
  const mayMean = (name: ComparableName): boolean =>
    likeness(shortName, name) === found.reason && !isOne(longName, name);
  const isRival = (one: Profile): boolean => one.id !== short.id && one.id !== long.id && namesOf(one).some(mayMean);
  const rivals = sum(findAlike(shortName).filter(isRival).map(weightOf));
  return weightOf(long) / (weightOf(long) + rivals + Math.max(0, weightOf(short) - weightOf(long)));
}

/** Whether two names that are not ambiguous are alike. */
function isOne(name: ComparableName, other: ComparableName): boolean {
  const reason = likeness(name, other);
  return reason !== null && !AMBIGUOUS_REASONS.has(reason);
}

const isFirstShort = ({ names: [name, other] }: Likeness): boolean => name.whole.length <= other.whole.length;

const namesOf = ({ names }: Profile): ComparableName[] => [...new Set([...names.values()].flat())];

/** The strongest reason why names of two entities that share a blocking key are alike. */
function findLikeness(first: Profile, second: Profile): Likeness | null {
  let best: Likeness | null = null;
  for (const [key, names] of first.names) {
    for (const name of names) {
      for (const other of second.names.get(key) ?? []) {
        const reason = likeness(name, other);
        if (reason === null || (best && PRIORS[reason] <= best.score)) continue;
        best = { reason, score: PRIORS[reason], names: [name, other] };
      }
    }
  }
  return best;
}

/** The row of two entities that may be duplicates; null when they are not likely enough, or are known to be distinct. */
export function comparePair(one: Profile | null, other: Profile | null, findAlike: FindAlike): DuplicatesTable | null {
  if (one === null || other === null || areDistinct(one, other)) return null;
  const [first, second] = one.key < other.key ? [one, other] : [other, one];
  const found = findLikeness(first, second);
  if (found === null) return null;
  if (found.reason === 'EXTRA_WORDS' && [first, second].some(isOfCountry)) return null;
  const [name, otherName] = found.names;
  const isAmbiguous = AMBIGUOUS_REASONS.has(found.reason);
  const pair = isFirstShort(found) ? ([first, second] as const) : ([second, first] as const);
  const score = found.score * (isAmbiguous ? shareOf(pair, found, findAlike) : 1);
  if (score < MIN_SCORE) return null;
  return {
    entity_id: first.id,
    other_id: second.id,
    score: Math.round(score * 100) / 100,
    reason: found.reason,
    name: name.name,
    other_name: otherName.name,
  };
}

/** Country code at the end of the key of an institution that every country has, such as a foreign ministry. */
const COUNTRY = /-[a-z]{2}$/;
/** "Congress Party" is not a congress of one state. */
const isOfCountry = ({ key }: Profile): boolean => key.startsWith('organization/') && COUNTRY.test(key);
const withoutCountry = (key: string): string => key.replace(COUNTRY, '');

/** Whether two entities are known to be distinct: by a correction, the seeds, their countries, or their identifiers. */
function areDistinct(one: Profile, other: Profile): boolean {
  if (one.keptApart.has(other.id)) return true;
  if ((one.inGazetteer && other.inGazetteer) || (one.isKnown && other.isKnown)) return true;
  if (withoutCountry(one.key) === withoutCountry(other.key)) return true;
  return [...one.identifiers].some(([scheme, values]) => {
    const others = other.identifiers.get(scheme);
    return others !== undefined && ![...values].some((value) => others.has(value));
  });
}
