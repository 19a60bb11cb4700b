/** Draws small seeds for the model: a few articles in which each word that may be a mention is printed once. */
import fc from 'fast-check';
import type { ArticleRecord, EntityKey, Kind } from '../../../../src/model.ts';
import { articleOf, entityOf } from '../../article-of.ts';
import type { Seeds } from '../../base.ts';

export const ARTICLES = ['a', 'b', 'c'] as const;
export const KEYS = ['person/ada', 'person/byron', 'place/london', 'other/prize'] as EntityKey[];

/** A sentence of a text, and what its first word names: an entity, one of two candidates, or nothing known when []; null is no mention. */
interface Slot {
  readonly index: number;
  readonly names: readonly EntityKey[] | null;
}

export interface SeedArticle {
  readonly slots: readonly Slot[];
  /** How many other sentences come before them. */
  readonly shift: number;
  readonly source: string | null;
}

export interface World {
  readonly articles: ReadonlyMap<string, SeedArticle>;
  /** The entities in the gazetteer. */
  readonly known: readonly EntityKey[];
}

/** A text by its sentences, and how many others come before them. */
export interface Text {
  readonly shift: number;
  readonly slots: readonly number[];
}

const KIND_OF: Readonly<Record<string, Kind>> = { person: 'PERSON', place: 'PLACE', other: 'OTHER' };

export const kindOf = (key: EntityKey): Kind => KIND_OF[key.split('/')[0] as string] as Kind;
export const nameOf = (key: EntityKey): string => key.slice(key.indexOf('/') + 1);

/** The words of a sentence that may be mentions. In seeds the first is one. */
export const partsOf = (index: number): string[] => [
  `Alpha${index}`,
  `Alpha${index} Beta${index}`,
  `Beta${index}`,
  `Beta${index} Gamma${index}`,
  `Gamma${index}`,
];

/** The number of the sentence with these words. */
export const slotOf = (surface: string): number => Number(surface.at(-1));

// All sentences have the same words on either side, more of them than the context of an anchor: only the words in the middle differ.
const sentence = (article: string, first: string, index: number): string =>
  `In article ${article}, as it is printed here, the words are ${first} Beta${index} Gamma${index}, and nothing more is printed in this place.`;

const lay = (article: string, shift: number, sentences: readonly string[]): string =>
  `Headline of ${article}\n\n${[...Array<string>(shift).fill('So.'), 'It begins.', ...sentences].join(' ')}`;

export const textOf = (article: string, { shift, slots }: Text): string =>
  lay(
    article,
    shift,
    slots.map((index) => sentence(article, `Alpha${index}`, index)),
  );

const link = ({ index, names }: Slot): string => {
  if (names === null) return `Alpha${index}`;
  return `[Alpha${index}](${names.join('&')} SHORT_NAME ${names.length > 1 ? 'CANDIDATE' : 'ACCEPTED'})`;
};

const record = (article: string, { slots, shift, source }: SeedArticle): ArticleRecord =>
  articleOf(
    article,
    lay(
      article,
      shift,
      slots.map((slot) => sentence(article, link(slot), slot.index)),
    ),
    { title: `Headline of ${article}`, source },
  );

export const seedsOf = ({ articles, known }: World): Seeds => ({
  articles: [...articles].map(([article, seed]) => record(article, seed)),
  known: known.map((key) => entityOf(key)),
});

const key = fc.constantFrom(...KEYS);
const names = fc.oneof(
  { weight: 6, arbitrary: key.map((one) => [one]) },
  { weight: 1, arbitrary: fc.constant([]) },
  { weight: 1, arbitrary: fc.constant(KEYS.slice(0, 2)) },
  { weight: 1, arbitrary: fc.constant(null) },
);
const article: fc.Arbitrary<SeedArticle> = fc.record({
  slots: fc
    .tuple(fc.subarray([0, 1, 2], { minLength: 1 }), fc.array(names, { minLength: 3, maxLength: 3 }))
    .map(([slots, all]) => slots.map((index) => ({ index, names: all[index] ?? null }))),
  shift: fc.nat(2),
  source: fc.option(fc.constantFrom('Memoirs', 'Gazette')),
});

export const world: fc.Arbitrary<World> = fc.record({
  articles: fc
    .tuple(fc.subarray([...ARTICLES], { minLength: 2 }), fc.array(article, { minLength: 3, maxLength: 3 }))
    .map(([there, all]) => new Map(there.map((one, index) => [one as string, all[index] as SeedArticle]))),
  known: fc.subarray(KEYS, { minLength: 1 }),
});
