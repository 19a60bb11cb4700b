/** Generates readable news for the benchmark of extraction: full names and surnames, organizations and acronyms, places, demonyms. */
import { type BakedGazetteer, parseCity } from '../../src/extract/gazetteer/baked.ts';
import { createRandom, createZipf, pick, type Random, whole } from './random.ts';

const SEED = 3;
const PERSONS = 20_000;
const SENTENCES_PER_PARAGRAPH = 2;

/** Blanks: `P` a full name, `S` the surname of the same person, `O` an organization, `C` a country, `D` its demonym, `T` a town. */
const SENTENCES = [
  'President {P} told reporters in {T} on Monday that the government would not change its plans before the end of the year.',
  'Mr. {S} said the talks with {O} had been useful, but that many of the questions before both sides were still open.',
  'The {D} foreign minister, {P}, arrived in {T} late on Tuesday for two days of meetings about trade and security.',
  'Officials of {O} say at least twelve people were hurt when a bus left the road near {T} in heavy rain.',
  'In a statement, {O} called on {C} to let observers into the country and to free those who were arrested last week.',
  '{P}, a lawyer who has worked in {C} for many years, says the new law leaves too much to the judges.',
  'Analysts say the price of oil could fall again if {C} and {C} agree to produce more of it next month.',
  'The army of {C} says its soldiers found weapons and money in three houses outside {T}, and that nobody was killed.',
  'Thousands of people marched through {T} to protest against the results, which the opposition says were written beforehand.',
  'Ms. {S} did not say when the vote would take place, nor who would count it.',
  'According to {O}, more than half of the children in the north of {C} do not have enough to eat this winter.',
  'A spokesman for {P} denied the report, which appeared in a newspaper in {T} and was repeated on {D} television.',
  'The United Nations and {O} have sent doctors, tents and clean water to the villages along the river.',
  '{D} and {D} scientists have measured the ice for the third summer, and they found less of it than ever before.',
  'The company opened its first factory in {T} four years ago, and it now sells most of what it makes to {C}.',
  'But critics, among them {P} of {O}, doubt that the money will reach those who need it most.',
  'Former Prime Minister {P} has said he is ready to stand again if his party asks him to do so.',
  'Police in {T} closed the main square for several hours while experts looked at a car that had been left there.',
  'It is not known what the two leaders spoke about when they met behind closed doors earlier this week.',
  'The court in {T} is to hear the case of {P} in March, more than a year after the first charges were brought.',
] as const;

const HEADLINES = ['{C} Leader Meets {D} Minister in {T}', '{O} Warns of Hunger in {C}', '{P} Visits {T}'] as const;

interface Names {
  readonly persons: readonly string[];
  readonly countries: readonly { readonly name: string; readonly people: string }[];
  readonly towns: readonly string[];
  readonly bodies: readonly string[];
}

const capitalized = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

const TOWN_INHABITANTS = 200_000;

function namesOf({ entities, cityNames, cities, givenNames, familyNames }: BakedGazetteer, random: Random): Names {
  const [given, family] = [givenNames.split(' '), familyNames.split(' ')];
  const person = () => `${capitalized(pick(random, given))} ${capitalized(pick(random, family))}`;
  const towns = cityNames.map((names, row) => parseCity(names, cities[row] ?? ''));
  return {
    persons: Array.from({ length: PERSONS }, person),
    countries: entities
      .filter(({ type }) => type === 'COUNTRY')
      .map(({ name, demonyms }) => ({ name, people: demonyms?.[0] ?? name })),
    towns: towns.filter(({ inhabitants }) => inhabitants > TOWN_INHABITANTS).map(({ name }) => name),
    bodies: entities
      .filter(({ type }) => type === 'BODY')
      .flatMap(({ name, acronyms }) => [`the ${name}`, ...(acronyms ?? [])]),
  };
}

interface Size {
  readonly count: number;
  /** Words of an article, or a few more. */
  readonly words: number;
}

/** Yields the first `count` articles, headline first. Always the same. */
export function* writeNews(baked: BakedGazetteer, { count, words }: Size): Generator<string> {
  const random = createRandom(SEED);
  const names = namesOf(baked, random);
  const personRank = createZipf(random, names.persons.length);
  const townRank = createZipf(random, names.towns.length);
  for (let number = 0; number < count; number++) {
    let person = '';
    yield article(random, words, (blank) => {
      if (blank === 'P') person = names.persons[personRank()] as string;
      if (blank === 'P' || blank === 'S') return blank === 'P' ? person : (person.split(' ').at(-1) ?? '');
      if (blank === 'T') return names.towns[townRank()] as string;
      if (blank === 'O') return pick(random, names.bodies);
      const country = pick(random, names.countries);
      return blank === 'C' ? country.name : country.people;
    });
  }
}

function article(random: Random, enough: number, fill: (blank: string) => string): string {
  const write = (template: string) => capitalized(template.replaceAll(/\{(\w)\}/g, (_, blank: string) => fill(blank)));
  const paragraphs = [write(pick(random, HEADLINES))];
  for (let words = 0; words < enough; ) {
    const first = words === 0 ? 0 : whole(random, SENTENCES.length);
    const sentences = Array.from({ length: SENTENCES_PER_PARAGRAPH }, (_, next) =>
      write(SENTENCES[(first + next) % SENTENCES.length] as string),
    );
    words += sentences.join(' ').split(' ').length;
    paragraphs.push(sentences.join(' '));
  }
  return paragraphs.join('\n\n');
}
