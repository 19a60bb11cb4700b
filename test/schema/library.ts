/** A small library for the tests of the schema: articles whose mentions are marked up by hand, ready to be stored. */
import { createHash } from 'node:crypto';
import type {
  ArticleKey,
  ArticleRecord,
  Asserter,
  EntityKey,
  EntityRecord,
  Form,
  Kind,
  MentionRecord,
  Passage,
  Publication,
  RoleRecord,
  Span,
  StatementRecord,
  Status,
} from '../../src/model.ts';
import { sentences } from '../../src/text/sentences.ts';
import { countWords } from '../../src/text/tokens.ts';

const READER: Asserter = { type: 'EXTRACTOR', name: 'reader', version: '1' };

const KIND_OF: Readonly<Record<string, Kind>> = {
  person: 'PERSON',
  organization: 'ORGANIZATION',
  place: 'PLACE',
  other: 'OTHER',
};

/** Names of the library's entities by key. */
const NAMES: Readonly<Record<string, string>> = {
  'person/ada-lovelace': 'Ada Lovelace',
  'person/charles-babbage': 'Charles Babbage',
  'person/lovelace': 'Lovelace',
  'person/charles-babage': 'Charles Babage',
  'person/mary-somerville': 'Mary Somerville',
  'person/luigi-menabrea': 'Luigi Menabrea',
  'organization/royal-society': 'Royal Society',
  'organization/british-association': 'British Association',
  'place/london': 'London',
  'place/turin': 'Turin',
  'place/italy': 'Italy',
  'other/analytical-engine': 'Analytical Engine',
};

interface Source {
  readonly key: string;
  readonly publication?: Publication;
  readonly source?: string;
  readonly url?: string;
  readonly byline?: string;
  /** Passages in reading order, the headline first. A mention is `[surface|entity key or ?kind|form|status]`, the last two optional. */
  readonly passages: readonly string[];
  readonly roles?: readonly RoleWords[];
  readonly statements?: readonly StatementWords[];
}

/** Words of one sentence, all after the place where `from` first stands in the text. */
interface RoleWords {
  readonly from: string;
  readonly words: string;
  readonly mention: string;
  readonly of?: string;
}

interface StatementWords {
  readonly from: string;
  readonly speaker: string;
  readonly cue: string;
  readonly content: string;
  readonly addressee?: string;
  readonly direct?: true;
  readonly parent?: number;
}

const MENTION = /\[([^|\]]+)\|([^|\]]+)(?:\|([A-Z_]+))?(?:\|([A-Z]+))?\]/g;

const mentionAt = (start: number, [, surface = '', target = '', form, status]: RegExpExecArray): MentionRecord => {
  const may = target.includes('/') && target.includes('&') ? (target.split('&') as EntityKey[]) : [];
  const entity = target.startsWith('?') || may.length > 0 ? null : (target as EntityKey);
  const kind = KIND_OF[target.replace('?', '').split('/')[0] ?? ''] ?? 'OTHER';
  return {
    start,
    end: start + surface.length,
    kind,
    form: (form ?? 'FULL_NAME') as Form,
    status: (status ?? 'ACCEPTED') as Status,
    entity,
    score: 0.75,
    linkScore: entity === null ? null : 0.5,
    candidates: may.map((one) => ({ entity: one, score: 1 / may.length })),
    assertedBy: READER,
  };
};

const roleOf = (index: number): Passage['role'] => (index === 0 ? 'HEADLINE' : 'PARAGRAPH');

const readPassages = (marked: readonly string[]) => {
  let text = '';
  const passages: Passage[] = [];
  const mentions: MentionRecord[] = [];
  for (const [index, passage] of marked.entries()) {
    const start = text.length + (index === 0 ? 0 : 2);
    let plain = '';
    let from = 0;
    for (const match of passage.matchAll(MENTION)) {
      plain += passage.slice(from, match.index);
      mentions.push(mentionAt(start + plain.length, match));
      plain += match[1];
      from = match.index + match[0].length;
    }
    plain += passage.slice(from);
    passages.push({ role: roleOf(index), start, end: start + plain.length });
    text += (index === 0 ? '' : '\n\n') + plain;
  }
  return { text, passages, mentions };
};

const entityRecord = (key: EntityKey): EntityRecord => ({
  key,
  kind: KIND_OF[key.split('/')[0] ?? ''] ?? 'OTHER',
  name: NAMES[key] ?? key,
  aliases: [{ name: NAMES[key] ?? key, form: 'FULL_NAME', assertedBy: READER }],
  identifiers: [],
  formerKeys: [],
});

type Structure = Pick<ArticleRecord, 'text' | 'sentences'>;

const finder = ({ text, sentences: all }: Structure, from: string) => {
  const begin = text.indexOf(from);
  const sentence = all.findLast(({ start }) => start <= begin)?.start ?? 0;
  const spanOf = (words: string): Span => {
    const start = text.indexOf(words, begin);
    return { start, end: start + words.length };
  };
  return { sentence, spanOf };
};

const roleRecord = (article: Structure, { from, words, mention, of }: RoleWords): RoleRecord => {
  const { sentence, spanOf } = finder(article, from);
  return { ...spanOf(words), mention: spanOf(mention), of: of === undefined ? null : spanOf(of), sentence };
};

const statementRecord = (article: Structure, { from, ...words }: StatementWords): StatementRecord => {
  const { sentence, spanOf } = finder(article, from);
  return {
    speaker: spanOf(words.speaker),
    cue: spanOf(words.cue),
    content: spanOf(words.content),
    addressee: words.addressee === undefined ? null : spanOf(words.addressee),
    direct: words.direct ?? false,
    score: words.direct ? 0.95 : 0.85,
    parent: words.parent ?? null,
    sentence,
  };
};

/** The article that a source describes. */
function articleRecord(source: Source): ArticleRecord {
  const { text, passages, mentions } = readPassages(source.passages);
  const [headline] = passages;
  const structure = { text, sentences: sentences(text, passages) };
  return {
    key: source.key as ArticleKey,
    file: `${source.key}.txt`,
    line: null,
    digest: createHash('sha256').update(JSON.stringify(source)).digest('hex'),
    text,
    title: headline ? text.slice(headline.start, headline.end) : null,
    byline: source.byline ?? null,
    publication: source.publication ?? null,
    source: source.source ?? null,
    url: source.url ?? null,
    language: 'en',
    section: null,
    wordCount: countWords(text),
    passages,
    sentences: structure.sentences,
    mentions,
    roles: (source.roles ?? []).map((words) => roleRecord(structure, words)),
    statements: (source.statements ?? []).map((words) => statementRecord(structure, words)),
    entities: [
      ...new Set(mentions.flatMap(({ entity, candidates }) => entity ?? candidates.map((one) => one.entity))),
    ].map(entityRecord),
  };
}

/** Entities known beforehand: one with identifiers and a former key, one that no article mentions. */
export const KNOWN: readonly EntityRecord[] = [
  {
    key: 'person/ada-lovelace' as EntityKey,
    kind: 'PERSON',
    name: 'Ada Lovelace',
    aliases: [
      {
        name: 'Augusta Ada King',
        form: 'FULL_NAME',
        assertedBy: { type: 'SEED', name: 'gazetteer/people.yml', version: null },
      },
    ],
    identifiers: [
      { scheme: 'wikidata', value: 'Q7259', assertedBy: { type: 'SEED', name: 'gazetteer/people.yml', version: null } },
    ],
    formerKeys: ['person/ada-byron' as EntityKey],
  },
  {
    key: 'place/italy' as EntityKey,
    kind: 'PLACE',
    name: 'Italy',
    aliases: [{ name: 'Italian', form: 'DEMONYM', assertedBy: { type: 'GAZETTEER', name: 'baked', version: '1' } }],
    identifiers: [{ scheme: 'iso3166', value: 'IT', assertedBy: { type: 'GAZETTEER', name: 'baked', version: '1' } }],
    formerKeys: [],
  },
  {
    key: 'place/atlantis' as EntityKey,
    kind: 'PLACE',
    name: 'Atlantis',
    aliases: [],
    identifiers: [],
    formerKeys: [],
  },
];

const ADA = '[Ada Lovelace|person/ada-lovelace]';
const BABBAGE = '[Charles Babbage|person/charles-babbage]';

const WRITTEN: readonly Source[] = [
  {
    key: 'engine/notes',
    publication: { at: '1843-09-01T00:00:00Z', precision: 'MONTH' },
    source: 'Scientific Memoirs',
    url: 'https://example.org/notes',
    byline: 'A. A. L.',
    passages: [
      '[Lovelace|person/ada-lovelace|SHORT_NAME] on the [Analytical Engine|other/analytical-engine]',
      `🎩 ${ADA} has added notes to a paper by [Luigi Menabrea|person/luigi-menabrea], an [Italian|place/italy|DEMONYM] engineer. [Lovelace|person/ada-lovelace|SHORT_NAME] met ${BABBAGE} in [London|place/london].`,
      'The [R.S.|organization/royal-society|ACRONYM] was told. One Mr. [Worthing|?person] was not, nor was [Ernest|person/charles-babbage|SHORT_NAME|REJECTED], nor [Turin|place/turin|FULL_NAME|CANDIDATE].',
    ],
    roles: [
      { from: '🎩', words: 'engineer', mention: 'Luigi Menabrea', of: 'Italian' },
      { from: 'One Mr.', words: 'Mr.', mention: 'Worthing' },
      { from: 'One Mr.', words: 'nor was', mention: 'Ernest' },
    ],
    statements: [
      {
        from: '🎩',
        speaker: 'Ada Lovelace',
        cue: 'has added',
        content: 'notes to a paper by Luigi Menabrea, an Italian engineer',
      },
      {
        from: '🎩',
        speaker: 'Luigi Menabrea',
        cue: 'a paper by',
        content: 'an Italian engineer',
        direct: true,
        parent: 0,
      },
      { from: 'One Mr.', speaker: 'Turin', cue: 'One', content: 'nor was' },
      { from: 'One Mr.', speaker: 'Worthing', cue: 'was not', content: 'nor Turin' },
    ],
  },
  {
    key: 'engine/turin',
    publication: { at: '1840-08-15T10:30:00Z', precision: 'MINUTE' },
    source: 'Gazette',
    passages: [
      `${BABBAGE} in [Turin|place/turin]`,
      `${BABBAGE} spoke in [Turin|place/turin], [Italy|place/italy], of the [Analytical Engine|other/analytical-engine]. [Luigi Menabrea|person/luigi-menabrea] took notes.`,
    ],
  },
  {
    key: 'society/evening',
    publication: { at: '1834-01-01T00:00:00Z', precision: 'YEAR' },
    passages: [
      'An evening in [London|place/london]',
      `[Mary Somerville|person/mary-somerville] brought ${ADA} to ${BABBAGE}. The [Royal Society|organization/royal-society] was there. The [British Association|organization/british-association] was not.`,
    ],
  },
  {
    key: 'undated',
    passages: ['A letter', `[Mary Somerville|person/mary-somerville] wrote to ${ADA}.`],
  },
];

/** Many like each other, so that lists have pages. */
const letter = (number: number): Source => ({
  key: `letters/${number}`,
  publication: { at: `18${20 + (number % 7)}-0${1 + (number % 9)}-1${number % 10}T00:00:00Z`, precision: 'DAY' },
  source: number % 2 === 0 ? 'Gazette' : 'Post',
  passages: [
    `Letter ${number % 5}`,
    `${ADA} wrote to [Friend ${number}|person/friend-${number}] from [London|place/london].`,
  ],
  roles: [{ from: 'Ada', words: 'Friend', mention: `Friend ${number}`, ...(number % 2 === 0 && { of: 'London' }) }],
  statements: [
    { from: 'Ada', speaker: 'Ada Lovelace', cue: 'wrote', content: 'from London', addressee: `Friend ${number}` },
  ],
});

export const LIBRARY: readonly ArticleRecord[] = [
  ...WRITTEN,
  ...Array.from({ length: 25 }, (_, number) => letter(number)),
].map(articleRecord);

/** The same, but that its last letter gives way to an article in which two are named that may be others of the library. */
export const WITH_GUESTS: readonly ArticleRecord[] = [
  ...LIBRARY.slice(0, -1),
  articleRecord({
    key: 'guests',
    passages: [
      'Guests',
      '[Lovelace|person/lovelace] and [Charles Babage|person/charles-babage] dined in [London|place/london].',
      '[She|person/ada-lovelace&person/mary-somerville|SHORT_NAME|CANDIDATE] came late.',
    ],
  }),
];
