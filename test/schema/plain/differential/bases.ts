/** Knowledge bases to ask: the library, and parts of a made-up world, each corrected and then reseeded. */
import fc from 'fast-check';
import type { ArticleKey, ArticleRecord, EntityKey, EntityRecord } from '../../../../src/model.ts';
import type { Problem } from '../../../../src/problem.ts';
import { applyChange } from '../../../../src/store/corrections/apply-change.ts';
import { migrate } from '../../../../src/store/database/migrate.ts';
import { openStore, type Store } from '../../../../src/store/database/open.ts';
import { articleOf } from '../../../store/article-of.ts';
import { reseedTo, type Seeds } from '../../../store/base.ts';
import { OPTIONS, tryChange } from '../../../store/corrections/histories.ts';
import { draw } from '../../../store/corrections/requests.ts';
import { withRolesAndStatements } from '../../../store/roles-and-statements-of.ts';
import { range, story } from '../../../store/story.ts';
import { WORLD } from '../../../store/world.ts';
import { KNOWN, WITH_GUESTS } from '../../library.ts';
import type { Random } from '../operations/random.ts';

/** Which share of the articles of the world each base but the first holds. The last has entities in more than 64 articles. */
const SHARES = [0.1, 0.2, 0.8];

export const BASES: readonly number[] = [0, ...SHARES.map((_, index) => index + 1)];

/** Some articles are lines of a file. */
const withLines = (articles: readonly ArticleRecord[]): ArticleRecord[] =>
  articles.map((article, index) => (index % 3 === 0 ? { ...article, line: index + 1 } : article));

const DAYS = ['2005-03-25', '2005-03-24', null, '2005-03-24', '2005-03-26'];

const PEOPLE = 30;
const LETTERS = 50;

/** Letters of few people each, who stand together with those next to them only: between any two there are many long ways. */
const lettersOf = (random: Random, letters = LETTERS): ArticleRecord[] =>
  Array.from({ length: letters }, (_, index) => {
    const near = (): string => `person/guest-${(index + random.below(3)) % PEOPLE}`;
    const sentence = (): string => {
      const keys = Array.from({ length: 1 + random.below(2) }, near);
      return `Seen: ${keys.map((key) => `[Guest](${key})`).join(' and ')}.`;
    };
    const sentences = Array.from({ length: 1 + random.below(5) }, sentence);
    return articleOf(`chain/${index}`, `Letter ${index}\n\n${sentences.join(' ')}`);
  });

/** The same words again, and stories with another end, under other names. */
const copiesOf = (articles: readonly ArticleRecord[]): ArticleRecord[] => [
  ...articles
    .slice(0, 4)
    .map((article, index) => ({ ...article, key: `again/${index}` as ArticleKey, source: 'Herald' })),
  ...DAYS.map((at, index) =>
    withRolesAndStatements(story(`story/${index}`, range(0, 4 + 2 * index), { at }), index + 1),
  ),
  ...DAYS.map((at, index) => story(`twice/${index}`, range(40, 43), { at })),
];

const COUNTRIES = [null, 'FR', 'KG'];

/** Seeds say of every other place where it lies. */
const located = (known: readonly EntityRecord[]): EntityRecord[] => {
  let places = 0;
  return known.map((record) => {
    if (record.kind !== 'PLACE' || ++places % 2 === 0) return record;
    const country = COUNTRIES[places % COUNTRIES.length] ?? null;
    return { ...record, location: { latitude: (places * 7) % 90, longitude: (places * 11) % 180, country } };
  });
};

const seedsOf = (base: number, random: Random): Seeds => {
  const share = SHARES[base - 1];
  if (share === undefined) return { articles: withLines(WITH_GUESTS), known: located(KNOWN) };
  const articles = random.some(WORLD.articles, share);
  return {
    articles: withLines([...articles, ...copiesOf(articles), ...(base === 1 ? lettersOf(random) : [])]),
    known: located(WORLD.known),
  };
};

const CHANGES = 40;

/** Makes random changes, of which some are refused. */
const correct = (writer: Store, random: Random): void => {
  const draws = fc.sample(draw, { numRuns: CHANGES, seed: random.below(2 ** 31) });
  for (const drawn of draws) tryChange(writer, drawn);
};

/** Says why, and who, which drawn changes do not. */
const rename = (writer: Store): void => {
  const key = writer.db.prepare('SELECT key FROM entities ORDER BY key').pluck().get() as EntityKey;
  const request = { type: 'RENAME_ENTITY', entity: key, name: 'É. Editor' } as const;
  applyChange(writer, request, { ...OPTIONS, by: 'editor', reason: 'As he signs' });
};

/** Arrives with the last seeds, so that no change settles whom it means. */
const AMBIGUOUS = articleOf(
  'late/ambiguous',
  'Late\n\n[She](person/ada-lovelace&person/mary-somerville SHORT_NAME CANDIDATE) came late.',
);

/** Writes a base to the file. A few articles are missing in its last seeds, so that some changes are of nothing that is there. */
export function writeBase(path: string, base: number, random: Random): void {
  const seeds = seedsOf(base, random);
  writeCorrected(path, seeds, random, (articles) => [...random.some(articles, 0.8), AMBIGUOUS]);
}

export const LARGE = 400;
/** Corrections delete a few articles. */
const SPARE = 10;

/** What the first run of each base reports. */
const PROBLEMS: readonly Problem[] = [
  { code: 'SYNTAX', severity: 'ERROR', file: 'a.jsonl', line: 3, message: 'This is not JSON.' },
  { code: 'MENDED', severity: 'WARNING', file: 'b.txt', line: null, message: 'It holds HTML.' },
];

/** Writes the whole world, copies and letters: at least `LARGE` articles, none of which is missing in the last seeds. */
export function writeLargeBase(path: string, random: Random): void {
  const articles = [...WORLD.articles, ...copiesOf(WORLD.articles), AMBIGUOUS];
  const letters = lettersOf(random, LARGE + SPARE - articles.length);
  writeCorrected(path, { articles: withLines([...articles, ...letters]), known: located(WORLD.known) }, random);
}

type Change = (articles: readonly ArticleRecord[]) => readonly ArticleRecord[];

function writeCorrected(path: string, seeds: Seeds, random: Random, last: Change = (articles) => articles): void {
  migrate(path);
  const writer = openStore(path);
  reseedTo(writer, { ...seeds, problems: PROBLEMS });
  correct(writer, random);
  rename(writer);
  reseedTo(writer, { ...seeds, articles: [...last(seeds.articles)] });
  writer.close();
}
