/** Compares two stored entities: whether they may be duplicates, and how likely. */
import type { ComparableName } from '../../text/comparable.ts';
import { AMBIGUOUS_REASONS, LIKENESS_REASONS, type LikenessReason, likeness } from '../../text/likeness.ts';
import type { DuplicatesTable } from '../sql/tables/counts.ts';
import type { SharesCompany } from './company.ts';
import type { Profile } from './profiles.ts';

/**
 * A blocking key that more entities share, such as a frequent surname, tells nobody apart and makes no pairs: otherwise their number
 * would grow with the square of the entities. 21 of the 21,132 keys in 6,400 news stories are as frequent. Stored
 * databases depend on it, so it can only change with a migration.
 */
export const MOST_ALIKE = 16;

/** How likely two entities are one, if their names mean nobody else. */
interface Prior {
  /** If there is an entity beside both. */
  readonly shared: number;
  readonly apart: number;
}

/** The share of pairs with a reason that are one, as judged by hand (see model/README.md). */
export const PRIORS: Readonly<Record<LikenessReason, Prior>> = {
  SAME_NAME: { shared: 0.97, apart: 0.7 },
  SPELLING: { shared: 0.96, apart: 0.65 },
  EXTRA_WORDS: { shared: 0.95, apart: 0.55 },
  SURNAME: { shared: 0.94, apart: 0.3 },
  OTHER_KIND: { shared: 0.93, apart: 0.6 },
  WORD_ORDER: { shared: 0.87, apart: 0.6 },
  MIDDLE_NAME: { shared: 0.86, apart: 0.6 },
  ACRONYM: { shared: 0.85, apart: 0.6 },
  INITIALS: { shared: 0.7, apart: 0.4 },
};

/** Less likely pairs are not offered. */
export const MIN_SCORE = 0.5;

/** The entities that share a blocking key with a name. */
type FindAlike = (name: ComparableName) => readonly Profile[];

/** What a comparison knows of other entities. */
export interface Context {
  readonly findAlike: FindAlike;
  readonly sharesCompany: SharesCompany;
}

interface Likeness {
  readonly reason: LikenessReason;
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

/** Of two equal acronyms the one of an entity that has no other name is the short one. */
const isFirstShort = ({ names: [name, other] }: Likeness): boolean =>
  name.whole.length === other.whole.length ? !name.hasFullName : name.whole.length < other.whole.length;

const namesOf = ({ names }: Profile): ComparableName[] => [...new Set([...names.values()].flat())];

const rankOf = (reason: LikenessReason): number => LIKENESS_REASONS.indexOf(reason);

/** The strongest reason why names of two entities that share a blocking key are alike. */
function findLikeness(first: Profile, second: Profile): Likeness | null {
  let best: Likeness | null = null;
  for (const [key, names] of first.names) {
    for (const name of names) {
      for (const other of second.names.get(key) ?? []) {
        const reason = likeness(name, other);
        if (reason === null || (best && rankOf(reason) >= rankOf(best.reason))) continue;
        best = { reason, names: [name, other] };
      }
    }
  }
  return best;
}

/** The row of two entities that may be duplicates; null when they are not likely enough, or are known to be distinct. */
export function comparePair(
  one: Profile | null,
  other: Profile | null,
  { findAlike, sharesCompany }: Context,
): DuplicatesTable | null {
  if (one === null || other === null) return null;
  const [first, second] = one.key < other.key ? [one, other] : [other, one];
  const found = findLikeness(first, second);
  if (found === null || areDistinct(one, other)) return null;
  if (found.reason === 'EXTRA_WORDS' && [first, second].some(isOfCountry)) return null;
  const [name, otherName] = found.names;
  const pair = isFirstShort(found) ? ([first, second] as const) : ([second, first] as const);
  const share = AMBIGUOUS_REASONS.has(found.reason) ? shareOf(pair, found, findAlike) : 1;
  const { shared, apart } = PRIORS[found.reason];
  if (shared * share < MIN_SCORE) return null;
  const score = share * (sharesCompany(first.id, second.id) ? shared : apart);
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

/** Country and region at the end of the key of a place. */
const REGION = /(?<=^place\/.+)-[a-z]{2}(-[a-z0-9]+)?$/;
const isNamesakePlace = (one: string, other: string): boolean =>
  REGION.test(one) && REGION.test(other) && one.replace(REGION, '') === other.replace(REGION, '');

/** Whether two entities are known to be distinct: by a correction, the seeds, their countries, or their identifiers. */
function areDistinct(one: Profile, other: Profile): boolean {
  if (one.keptApart.has(other.id)) return true;
  if ((one.inGazetteer && other.inGazetteer) || (one.isKnown && other.isKnown)) return true;
  if (withoutCountry(one.key) === withoutCountry(other.key) || isNamesakePlace(one.key, other.key)) return true;
  const otherIdentifiers = other.identifiers();
  return [...one.identifiers()].some(([scheme, values]) => {
    const others = otherIdentifiers.get(scheme);
    return others !== undefined && ![...values].some((value) => others.has(value));
  });
}
