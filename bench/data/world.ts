/** Generates the entities, by popularity, and the vocabulary of the benchmark's articles. */
import type { Alias, Asserter, EntityKey, EntityRecord, Form, Kind } from '../../src/model.ts';
import { slug } from '../../src/text/fold.ts';
import { createRandom, pick, type Random, whole } from './random.ts';

/** Number of entities in the benchmark's database. */
export const WORLD_SIZE = 50_000;

const SEED = 1;

export const BENCH_EXTRACTOR: Asserter = { type: 'EXTRACTOR', name: 'bench', version: '1' };

/** An entity with its forms in texts, the full name first. */
export interface WorldEntity {
  readonly record: EntityRecord;
  readonly kind: Kind;
  readonly forms: readonly { readonly surface: string; readonly form: Form }[];
}

export interface World {
  /** The most popular first. */
  readonly entities: readonly WorldEntity[];
  /** The most frequent first. */
  readonly words: readonly string[];
}

const ONSETS = 'b br ch d dr f g gr h j k kr l m n p r s sh st t tr v w y z'.split(' ');
const VOWELS = 'a e i o u ai ei ia ou'.split(' ');
const CODAS = ['', '', 'l', 'n', 'r', 's', 'k', 'm', 'th', 'nd'];
const COMMON_WORDS = 'the of and to in a said that for was on with by as at from has its is were'.split(' ');

const capitalized = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

const makeWord = (random: Random, syllables: number): string =>
  Array.from({ length: syllables }, () => pick(random, ONSETS) + pick(random, VOWELS) + pick(random, CODAS)).join('');

const makeWords = (random: Random, count: number): string[] => {
  const words = new Set(COMMON_WORDS);
  while (words.size < count) words.add(makeWord(random, 1 + whole(random, 3)));
  return [...words];
};

const makeKind = (random: Random): Kind => {
  const chance = random();
  if (chance < 0.5) return 'PERSON';
  if (chance < 0.75) return 'ORGANIZATION';
  return chance < 0.95 ? 'PLACE' : 'OTHER';
};

const makeForms = (kind: Kind, [first, second]: readonly [string, string]): WorldEntity['forms'] => {
  switch (kind) {
    case 'PERSON':
      return [
        { surface: `${first} ${second}`, form: 'FULL_NAME' },
        { surface: second, form: 'SHORT_NAME' },
      ];
    case 'ORGANIZATION':
      return [
        { surface: `${first} ${second} Union`, form: 'FULL_NAME' },
        { surface: `${first.charAt(0)}${second.charAt(0)}U`, form: 'ACRONYM' },
      ];
    case 'PLACE':
      return [
        { surface: first + second.toLowerCase(), form: 'FULL_NAME' },
        { surface: `${first}${second.toLowerCase()}ian`, form: 'DEMONYM' },
      ];
    default:
      return [{ surface: `${first} ${second} Prize`, form: 'FULL_NAME' }];
  }
};

const makeEntity = (random: Random): WorldEntity => {
  const kind = makeKind(random);
  const forms = makeForms(kind, [capitalized(makeWord(random, 2)), capitalized(makeWord(random, 2))]);
  const name = (forms[0] as WorldEntity['forms'][number]).surface;
  const aliases: Alias[] = forms.map(({ surface, form }) => ({ name: surface, form, assertedBy: BENCH_EXTRACTOR }));
  const key = `${kind.toLowerCase()}/${slug(name)}` as EntityKey;
  return { record: { key, kind, name, aliases, identifiers: [], formerKeys: [] }, kind, forms };
};

/** A world with `size` entities of different keys. Always the same. */
export function createWorld(size: number): World {
  const random = createRandom(SEED);
  const entities = new Map<string, WorldEntity>();
  while (entities.size < size) {
    const entity = makeEntity(random);
    entities.set(entity.record.key, entity);
  }
  return { entities: [...entities.values()], words: makeWords(random, 8000) };
}
