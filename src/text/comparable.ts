/** Prepares the names of entities for comparison: their words without what names of one entity may leave out. */
import type { Kind } from '../model.ts';
import { fold } from './fold.ts';
import { consonantSkeleton, skeleton } from './spelling.ts';

/** A name as an entity has it. */
export interface EntityName {
  readonly kind: Kind;
  readonly name: string;
  readonly isAcronym: boolean;
  /** Whether the entity has a full name. */
  readonly hasFullName: boolean;
  /** Whether the shipped gazetteer has the entity. */
  readonly isKnown: boolean;
}

/** A name prepared for comparison. */
export interface ComparableName extends EntityName {
  /** Its folded words, without particles ("of", "the", "al-"). */
  readonly words: readonly string[];
  /** The words joined: how a name is divided into words varies. */
  readonly whole: string;
  /** The words without plural endings, legal forms and the like; of a person the words. */
  readonly core: readonly string[];
  /** The words of a person's name by their consonants, so that names that differ in word order only are equal. */
  readonly ordered: readonly string[];
  /** The initials of the words, with and without particles. */
  readonly initials: readonly string[];
}

const PARTICLES = new Set('a al an and at de del der des di du el for in la le of on the to und van von y'.split(' '));
/** Within names of persons. They are no given names there: "Al Gore" begins with one. */
const PERSON_PARTICLES = new Set('al ar as ash at bin da de del der di dos du el ibn la le ul van von y'.split(' '));
/** Legal forms, and what an organization or region may be called besides. Our own list. */
const OPTIONAL_ENDINGS = new Set(
  (
    'ab ag asa bhd co company corp corporation gmbh group holding holdings inc incorporated kk limited llc lp ltd movement nv oy oyj ' +
    'party plc province provinces pty sa se spa'
  ).split(' '),
);
/** The bodies of the United States and the United Nations are called with and without these. */
const OPTIONAL_BEGINNINGS = ['u s', 'us', 'united states', 'u n', 'un', 'united nations'].map((words) =>
  words.split(' '),
);

const foldedWords = (name: string): string[] =>
  fold(name)
    .split(/[^\p{L}\p{N}']+/u)
    .map((word) => word.replaceAll("'", ''))
    .filter((word) => word !== '');

const orAll = (some: readonly string[], all: readonly string[]): readonly string[] => (some.length > 0 ? some : all);

const wordsOfPerson = (all: readonly string[], name: string): readonly string[] => {
  const beginsWithParticle = /^\s*\p{L}+-/u.test(name);
  return orAll(
    all.filter((word, i) => !PERSON_PARTICLES.has(word) || (i === 0 && !beginsWithParticle)),
    all,
  );
};

/** Shorter words are no plurals: "Laos" alone, "Bus" in a name. */
const [MIN_PLURAL, MIN_SINGLE_PLURAL] = [4, 6];

function singulars(words: readonly string[]): string[] {
  const least = words.length > 1 ? MIN_PLURAL : MIN_SINGLE_PLURAL;
  const isPlural = (word: string): boolean => word.length >= least && !word.endsWith('ss');
  return words.map((word) => (isPlural(word) ? word.replace(/ies$/, 'y').replace(/s$/, '') : word));
}

/** At least one word is left. */
function coreOf(words: readonly string[]): readonly string[] {
  const beginning = OPTIONAL_BEGINNINGS.find((optional) => optional.every((word, i) => words[i] === word));
  const rest = words.slice(beginning?.length ?? 0);
  while (rest.length > 1 && OPTIONAL_ENDINGS.has(rest.at(-1) ?? '')) rest.pop();
  return singulars(rest.length > (beginning ? 1 : 0) ? rest : words);
}

const byConsonants = (words: readonly string[]): readonly string[] =>
  [...words].sort((a, b) => (consonantSkeleton(a) < consonantSkeleton(b) ? -1 : 1));

const initialsOf = (words: readonly string[]): string => words.map((word) => word[0] ?? '').join('');

export function comparable(entityName: EntityName): ComparableName {
  const { kind, name } = entityName;
  const all = foldedWords(name);
  const isPerson = kind === 'PERSON';
  const words = isPerson
    ? wordsOfPerson(all, name)
    : orAll(
        all.filter((word) => !PARTICLES.has(word)),
        all,
      );
  return {
    ...entityName,
    words,
    whole: words.join(''),
    core: isPerson ? words : coreOf(words),
    ordered: isPerson ? byConsonants(words) : [],
    initials: [...new Set([initialsOf(words), initialsOf(all)])],
  };
}

/** The fewest letters of an acronym, and of initials that may be one by chance. */
const [MIN_ACRONYM, MIN_INITIALS] = [2, 3];
/** Names of so many letters are also found by one half, which a misspelling in the other half leaves. */
const MIN_HALVED = 7;

/** Blocking keys: two names are compared only if they share one. Names that are alike share one. */
export function likenessKeys({ kind, words, core, whole, initials, isAcronym }: ComparableName): readonly string[] {
  if (isAcronym) return whole.length < MIN_ACRONYM ? [] : [`initials ${whole}`];
  const keys = [`words ${core.map(consonantSkeleton).sort().join(' ')}`, ...halves(whole)];
  if (kind === 'PERSON') return [...keys, ...personKeys(words)];
  return [...keys, ...initials.filter(({ length }) => length >= MIN_INITIALS).map((letters) => `initials ${letters}`)];
}

function personKeys(words: readonly string[]): string[] {
  const last = words.at(-1) ?? '';
  const surname = `surname ${skeleton(last)}`;
  return words.length === 1 ? [surname] : [surname, `ends ${words[0]?.[0] ?? ''} ${consonantSkeleton(last)}`];
}

/** Two lengths of halves, so that names of which one has a letter more share one. */
function halves(whole: string): string[] {
  if (whole.length < MIN_HALVED) return [];
  const lengths = [...new Set([Math.floor(whole.length / 2), Math.floor((whole.length + 1) / 2)])];
  return lengths.flatMap((length) => [`head ${whole.slice(0, length)}`, `tail ${whole[0]} ${whole.slice(-length)}`]);
}
