/** A made-up world for the readers: a few hundred articles about a dozen entities, one of them a hub, and what there is to know of it. */
import fc from 'fast-check';
import type {
  ArticleRecord,
  EntityRecord,
  Form,
  Identifier,
  Kind,
  PassageRole,
  Publication,
  Span,
  StatementRecord,
  Status,
} from '../../src/model.ts';
import { rowId } from '../../src/store/write/row-ids.ts';
import { articleOf, entityOf, TESTER } from './article-of.ts';
import { withRolesAndStatements } from './roles-and-statements-of.ts';

interface Character {
  readonly key: string;
  readonly name: string;
  readonly others: readonly string[];
  readonly identifiers: readonly Identifier[];
}

/** Most mentioned first. */
const CHARACTERS: readonly Character[] = [
  {
    key: 'place/lutetia',
    name: 'Lutetia',
    others: ['Lutèce'],
    identifiers: [
      { scheme: 'geonames', value: '1' },
      { scheme: 'geonames', value: '2988507' },
    ],
  },
  { key: 'person/ada-lovelace', name: 'Ada Lovelace', others: ['Lovelace', 'A.L.'], identifiers: [] },
  { key: 'person/rene-descartes', name: 'René Descartes', others: ['Descartes'], identifiers: [] },
  { key: 'organization/royal-society', name: 'Royal Society', others: ['RS', 'Society'], identifiers: [] },
  {
    key: 'place/arcadia',
    name: 'Arcadia',
    others: ['Arcadian'],
    identifiers: [
      { scheme: 'iso3166-2', value: 'US-ID' },
      { scheme: 'wikidata', value: 'Q2' },
    ],
  },
  { key: 'person/charles-babbage', name: 'Charles Babbage', others: ['Babbage'], identifiers: [] },
  {
    key: 'other/great-exhibition',
    name: 'Great Exhibition',
    others: [],
    identifiers: [{ scheme: 'm49', value: '155' }],
  },
  { key: 'person/emilie', name: 'Émilie', others: ['EMILIE'], identifiers: [] },
  {
    key: 'place/ruritania',
    name: 'Ruritania',
    others: ['Ruritanian'],
    identifiers: [{ scheme: 'iso3166', value: 'FR' }],
  },
  { key: 'organization/analytical-society', name: 'Analytical Society', others: ['AS'], identifiers: [] },
  { key: 'person/mary-somerville', name: 'Mary Somerville', others: ['Somerville'], identifiers: [] },
  { key: 'person/never-mentioned', name: 'Never Mentioned', others: ['Nobody'], identifiers: [] },
];

const FORMER = 'person/augusta-byron';
const MENTIONED = CHARACTERS.slice(0, -1);
const WORDS = ['engine', 'naïve', 'work', '𝒳', '😀', 'Über', 'notes', 'said', 'the', 'number'];

/** The first is in about half of the articles, the last in a few. */
const someone = fc.oneof(
  ...MENTIONED.map((character, index) => ({
    weight: Math.ceil(60 / (index + 1)),
    arbitrary: fc.constant(character),
  })),
);

const formOf = ({ name }: Character, surface: string): Form => {
  if (surface === name) return 'FULL_NAME';
  if (surface.endsWith('ian')) return 'DEMONYM';
  return surface === surface.toUpperCase() ? 'ACRONYM' : 'SHORT_NAME';
};

const oneIn = (number: number): fc.Arbitrary<boolean> =>
  fc.oneof({ weight: 1, arbitrary: fc.constant(true) }, { weight: number - 1, arbitrary: fc.constant(false) });

const link = fc
  .tuple(someone, fc.constantFrom(0, 1, 2), oneIn(8), oneIn(12), oneIn(15))
  .map(([character, other, waits, refused, unresolved]) => {
    const surface = character.others[other] ?? character.name;
    const status: Status = waits ? 'CANDIDATE' : refused ? 'REJECTED' : 'ACCEPTED';
    return `[${surface}](${unresolved ? '' : character.key} ${formOf(character, surface)} ${status})`;
  });

const sentence = fc
  .array(fc.oneof({ weight: 1, arbitrary: link }, { weight: 2, arbitrary: fc.constantFrom(...WORDS) }), {
    minLength: 1,
    maxLength: 7,
  })
  .map((parts) => `${parts.join(' ')}.`);

/** Some are bylines, captions and credits: see `articleOf`. */
const paragraph = fc
  .tuple(
    fc.constantFrom('', '', '', '', '', '', 'By ', 'Photo: ', 'Credit: '),
    fc.array(sentence, { minLength: 1, maxLength: 3 }),
  )
  .map(([opening, found]) => `${opening}${found.join(' ')}`);

const source = fc
  .tuple(fc.constantFrom(...WORDS, '[Lutetia](place/lutetia) grows'), fc.array(paragraph, { maxLength: 3 }))
  .map(([headline, paragraphs]) => [`${headline} today`, ...paragraphs].join('\n\n'));

const PUBLICATIONS: readonly Publication[] = [
  { at: '2005-01-01T00:00:00Z', precision: 'YEAR' },
  { at: '2005-03-01T00:00:00Z', precision: 'MONTH' },
  { at: '2005-03-20T00:00:00Z', precision: 'DAY' },
  { at: '2005-03-21T08:30:00Z', precision: 'MINUTE' },
  { at: '2005-03-27T23:59:59Z', precision: 'SECOND' },
  { at: '2006-01-01T12:00:00Z', precision: 'SECOND' },
  { at: '2006-12-31T00:00:00Z', precision: 'DAY' },
  { at: '2007-02-28T00:00:00Z', precision: 'DAY' },
];

const orNull = <T>(values: readonly T[]): fc.Arbitrary<T | null> => fc.option(fc.constantFrom(...values), { freq: 5 });

const article = fc.record({
  source,
  publication: orNull(PUBLICATIONS),
  from: orNull(['Gazette', 'Télégraphe', 'gazette']),
  language: orNull(['en', 'fr']),
  section: orNull(['World', 'Science']),
  byline: orNull(['Jane Doe', 'Ida Élan']),
  scores: fc.array(fc.constantFrom(null, 0, 0.25, 0.5, 0.7512345), { minLength: 1, maxLength: 5 }),
});

const known: readonly EntityRecord[] = CHARACTERS.map(({ key, name, others, identifiers }) =>
  entityOf(key, {
    name,
    aliases: [name, ...others].map((alias) => ({ name: alias, form: 'FULL_NAME' as const, assertedBy: TESTER })),
    identifiers: identifiers.map((identifier) => ({ ...identifier, assertedBy: TESTER })),
    formerKeys: key === 'person/ada-lovelace' ? [FORMER as EntityRecord['key']] : [],
  }),
);

type Draft = typeof article extends fc.Arbitrary<infer Made> ? Made : never;

const toRecord = ({ source, from, scores, ...facts }: Draft, index: number): ArticleRecord => {
  const record = articleOf(`news/${index}`, source, {
    ...facts,
    entities: known,
    source: from,
    url: index % 3 === 0 ? `https://example.org/${index}` : null,
    ...(index % 17 === 0 && { title: null }),
  });
  const mentions = record.mentions.map((mention, at) => ({
    ...mention,
    score: scores[at % scores.length] as number | null,
    assertedBy: at % 4 === 3 ? { type: 'SEED' as const, name: 'notes.ann', version: null } : TESTER,
  }));
  return withRolesAndStatements({ ...record, mentions }, index);
};

/** Seeds for a base. */
export const WORLD = {
  articles: fc.sample(article, { seed: 7, numRuns: 320 }).map(toRecord),
  known,
};

/** A key that used to mean the first one. */
export const REDIRECT = { from: FORMER, to: 'person/ada-lovelace' };
export const ENTITY_KEYS: readonly string[] = CHARACTERS.map(({ key }) => key);

export interface WorldMention {
  readonly article: WorldArticle;
  readonly id: string;
  readonly start: number;
  readonly end: number;
  readonly sentence: number;
  readonly surface: string;
  readonly kind: Kind;
  readonly form: Form;
  readonly status: Status;
  readonly passageRole: PassageRole;
  readonly entity: WorldEntity | null;
  readonly score: number | null;
  readonly linkScore: number | null;
  readonly asserter: { readonly type: string; readonly name: string };
}

export interface WorldArticle {
  readonly record: ArticleRecord;
  readonly id: number;
  readonly publishedAt: string;
  readonly mentions: WorldMention[];
}

export interface WorldEntity {
  readonly record: EntityRecord;
  readonly id: number;
  /** Those that name it, whatever their status. */
  readonly mentions: WorldMention[];
}

export const isPeripheral = ({ passageRole }: WorldMention): boolean =>
  ['BYLINE', 'CAPTION', 'CREDIT'].includes(passageRole);

/** Accepted, not a demonym, and not in a byline, caption or credit. */
export const counts = (mention: WorldMention): boolean =>
  mention.status === 'ACCEPTED' && mention.form !== 'DEMONYM' && !isPeripheral(mention);

export const entities: readonly WorldEntity[] = known.map((record) => ({
  record,
  id: rowId(record.key),
  mentions: [],
}));
export const entityByKey = new Map(entities.map((entity) => [entity.record.key as string, entity]));

const toArticle = (record: ArticleRecord): WorldArticle => {
  const made: WorldArticle = { record, id: rowId(record.key), publishedAt: record.publication?.at ?? '', mentions: [] };
  for (const mention of record.mentions) {
    const entity = mention.entity === null ? null : (entityByKey.get(mention.entity) as WorldEntity);
    const sentence =
      record.sentences.find(({ start, end }) => start <= mention.start && mention.start < end)?.start ?? -1;
    const { start, end } = mention;
    const told = {
      ...mention,
      article: made,
      id: `${record.key}:${start}-${end}`,
      sentence,
      surface: record.text.slice(start, end),
      passageRole: record.passages.findLast((passage) => passage.start <= start)?.role as PassageRole,
      entity,
      asserter: mention.assertedBy,
    };
    made.mentions.push(told);
    entity?.mentions.push(told);
  }
  return made;
};

export const articles: readonly WorldArticle[] = WORLD.articles.map(toArticle);
export const mentions: readonly WorldMention[] = articles.flatMap((article) => article.mentions);

export interface WorldRole {
  readonly article: WorldArticle;
  readonly id: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly mention: WorldMention;
  readonly of: WorldMention | null;
}

export interface WorldStatement {
  readonly article: WorldArticle;
  readonly id: string;
  readonly record: StatementRecord;
  readonly content: string;
  readonly speaker: WorldMention;
  readonly addressee: WorldMention | null;
  readonly parent: string | null;
}

const idAt = ({ record }: WorldArticle, { start, end }: Span): string => `${record.key}:${start}-${end}`;

const mentionAt = (article: WorldArticle, span: Span): WorldMention =>
  article.mentions.find(({ start, end }) => start === span.start && end === span.end) as WorldMention;

export const roles: readonly WorldRole[] = articles.flatMap((article) =>
  article.record.roles.map(({ start, end, mention, of }) => ({
    article,
    id: idAt(article, { start, end }),
    start,
    end,
    text: article.record.text.slice(start, end),
    mention: mentionAt(article, mention),
    of: of && mentionAt(article, of),
  })),
);

export const statements: readonly WorldStatement[] = articles.flatMap((article) =>
  article.record.statements.map((record) => ({
    article,
    id: idAt(article, record.cue),
    record,
    content: article.record.text.slice(record.content.start, record.content.end),
    speaker: mentionAt(article, record.speaker),
    addressee: record.addressee && mentionAt(article, record.addressee),
    parent: record.parent === null ? null : idAt(article, article.record.statements[record.parent]?.cue as Span),
  })),
);
