/** Takes the name of a person or a place for the company that bears it: a known one, or one that the article names in full. */
import { wordSet } from '../../text/word-set.ts';
import type { Article } from '../article.ts';
import type { Gazetteer } from '../gazetteer/gazetteer.ts';
import type { MentionContext } from './model.ts';
import { isCompany } from './organization-names.ts';
import { isWholeName, personWords } from './person-names.ts';
import type { TitleReader } from './titles.ts';

interface Context {
  readonly gazetteer: Gazetteer;
  readonly titles: TitleReader;
}

/** Last words of the names of companies. */
const COMPANY_WORDS = wordSet(`
  group holdings holding motors motor industries instruments systems technologies technology airlines airways energy foods pharmaceuticals pharma partners
  capital steel electric electronics software labs laboratories media records pictures brothers stores enterprises solutions services financial
  insurance petroleum mining chemicals aerospace logistics shipping textiles breweries brewery entertainment studios networks semiconductor robotics
`);

/** The mentions in their order, such names as organizations. */
export function assignCompanies(
  { text, passages }: Article,
  mentions: readonly MentionContext[],
  { gazetteer, titles }: Context,
): MentionContext[] {
  const people = new Set(mentions.flatMap(partsOfFullName));
  const companies = new Set(mentions.filter(isLongCompany).map(({ words }) => words[0] ?? ''));
  const places = new Set(mentions.filter(({ kind }) => kind === 'PLACE').map(nameOf));
  const titled = new Set(mentions.filter((mention) => titles(mention) !== null).map(nameOf));
  const bodyStart = passages.find(({ role }) => role === 'HEADLINE')?.end ?? 0;
  const earlier = namedBeforeTheirBearers(mentions.filter(({ start }) => start >= bodyStart));
  return mentions.map((mention) => {
    if (mention.score === null || mention.seedEntity !== null) return mention;
    if (mention.kind === 'ORGANIZATION')
      return {
        ...mention,
        isKindTold: mention.isKindTold || (!places.has(nameOf(mention)) && isTown(mention, gazetteer)),
      };
    const [name, isPlace] = [nameOf(mention), mention.kind === 'PLACE'];
    const isOfPerson = titles(mention) !== null || ((people.has(name) || titled.has(name)) && !earlier.has(name));
    if (isOfPerson || (isPlace && isInPlace(text, mention))) return mention;
    const entries = gazetteer.lookup(mention.name).map(({ entry }) => entry);
    const isKnown = entries.some(({ field }) => field === 'COMPANY');
    const isLargePlace =
      isPlace && entries.some(({ kind, weight, type }) => kind === 'PLACE' && (type !== 'CITY' || weight >= LARGE));
    const isNamed = companies.has(name) && !isLargePlace;
    if (entries[0]?.seeded || (!isKnown && !isNamed)) return mention;
    return { ...mention, kind: 'ORGANIZATION', isKindTold: true, demonym: false };
  });
}

/** Names that stand alone before somebody is named in full with them: news introduces a person in full, so they name something else. */
function namedBeforeTheirBearers(mentions: readonly MentionContext[]): ReadonlySet<string> {
  const borne = new Set<string>();
  const earlier = new Set<string>();
  for (const mention of mentions) {
    for (const part of partsOfFullName(mention)) borne.add(part);
    if (!borne.has(nameOf(mention))) earlier.add(nameOf(mention));
  }
  return earlier;
}

/** Whether the gazetteer knows a name as that of a town, and nothing larger: a body that the extractor found is none. */
function isTown({ name }: MentionContext, gazetteer: Gazetteer): boolean {
  const [entry] = gazetteer.lookup(name).map((match) => match.entry);
  return entry?.type === 'REGION' || (entry?.type === 'CITY' && entry.weight < WELL_KNOWN);
}

/** Inhabitants from which a city is meant even where the extractor found a body. */
const WELL_KNOWN = 1_000_000;
/** Inhabitants from which a city is more likely meant than a company that the article names after it. */
const LARGE = 100_000;

const nameOf = ({ words }: MentionContext): string => words.join(' ');

const partsOfFullName = ({ kind, words, demonym }: MentionContext): readonly string[] => {
  const own = personWords(words);
  return kind === 'PERSON' && !demonym && isWholeName(own) ? [own[0] ?? '', own.at(-1) ?? ''] : [];
};

const isLongCompany = ({ kind, words }: MentionContext): boolean =>
  kind === 'ORGANIZATION' && words.length > 1 && (isCompany(words) || COMPANY_WORDS.has(words.at(-1) ?? ''));

const REACH = 24;
const IN = /(?:^|\s)(?:in|near|outside|across|throughout) (?:the )?$/iu;
const INTEREST_IN = /\b(?:stakes?|shares?|invest\w*|interest|confidence|jobs|stock) in $/iu;

function isInPlace(text: string, { start, sentence }: MentionContext): boolean {
  const before = text.slice(Math.max(sentence, start - REACH), start);
  return IN.test(before) && !INTEREST_IN.test(before);
}
