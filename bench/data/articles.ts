/** Writes articles about a made-up world, with their passages, sentences and mentions, ready to be stored. */
import { createHash } from 'node:crypto';
import type {
  ArticleKey,
  ArticleRecord,
  EntityRecord,
  MentionRecord,
  Passage,
  Publication,
  Sentence,
} from '../../src/model.ts';
import { createRandom, createZipf, type Random, whole } from './random.ts';
import { saidIn } from './said.ts';
import { BENCH_EXTRACTOR, type Named, type World } from './world.ts';

const SEED = 2;
const SOURCES = Array.from({ length: 40 }, (_, index) => `Made-up Agency ${index + 1}`);
const SECTIONS = ['World', 'Business', 'Politics', 'Sport', 'Science', 'Culture'];
const SENTENCES_PER_ARTICLE = 14;
const MENTIONS_PER_ARTICLE = 20;
const WORDS_PER_SENTENCE = 18;
const WORDS_PER_HEADLINE = 9;
const SENTENCES_PER_PARAGRAPH = 3;
const WORDS_PER_ARTICLE = WORDS_PER_HEADLINE + WORDS_PER_SENTENCE * (SENTENCES_PER_ARTICLE - 1);
const FIRST_DAY = Date.UTC(2005, 0, 1);
const DAYS = 2190;

interface Draw {
  readonly random: Random;
  readonly entity: () => Named;
  readonly word: () => string;
}

/** An article being written. */
interface Draft {
  text: string;
  words: number;
  readonly passages: Passage[];
  readonly sentences: Sentence[];
  readonly mentions: MentionRecord[];
  readonly entities: Map<string, EntityRecord>;
}

const mention = (draft: Draft, draw: Draw, sentence: number): void => {
  const { record, kind, forms } = draw.entity();
  // First in full, later mostly by the other form it has.
  const again = draft.entities.has(record.key) && draw.random() < 0.7;
  const { surface, form } = (again ? forms.at(-1) : forms[0]) as Named['forms'][number];
  draft.text += draft.text.length === sentence ? '' : ' ';
  const start = draft.text.length;
  draft.text += surface;
  draft.words += surface.split(' ').length;
  draft.entities.set(record.key, record);
  draft.mentions.push({
    start,
    end: draft.text.length,
    kind,
    form,
    status: 'ACCEPTED',
    entity: record.key,
    score: 0.9,
    linkScore: 0.8,
    candidates: [],
    assertedBy: BENCH_EXTRACTOR,
  });
};

const sentence = (draft: Draft, draw: Draw, passage: number): void => {
  const start = draft.text.length;
  const words = passage === 0 ? WORDS_PER_HEADLINE : WORDS_PER_SENTENCE;
  for (let index = 0; index < words; index++) {
    if (draw.random() < MENTIONS_PER_ARTICLE / WORDS_PER_ARTICLE) {
      mention(draft, draw, start);
    } else {
      draft.text += (draft.text.length === start ? '' : ' ') + draw.word();
      draft.words++;
    }
  }
  draft.text += '.';
  draft.sentences.push({ start, end: draft.text.length, passage });
};

const passage = (draft: Draft, draw: Draw, length: number): void => {
  if (draft.text !== '') draft.text += '\n\n';
  const start = draft.text.length;
  for (let index = 0; index < length; index++) {
    if (index > 0) draft.text += ' ';
    sentence(draft, draw, start);
  }
  draft.passages.push({ role: start === 0 ? 'HEADLINE' : 'PARAGRAPH', start, end: draft.text.length });
};

const publication = ({ random }: Draw): Publication | null => {
  if (random() < 0.02) return null;
  const day = new Date(FIRST_DAY + whole(random, DAYS) * 86_400_000);
  return { at: `${day.toISOString().slice(0, 10)}T00:00:00Z`, precision: 'DAY' };
};

const article = (number: number, draw: Draw): ArticleRecord => {
  const draft: Draft = { text: '', words: 0, passages: [], sentences: [], mentions: [], entities: new Map() };
  passage(draft, draw, 1);
  const title = draft.text;
  for (let left = SENTENCES_PER_ARTICLE - 1; left > 0; left -= SENTENCES_PER_PARAGRAPH) {
    passage(draft, draw, Math.min(left, SENTENCES_PER_PARAGRAPH));
  }
  const key = `bench/${String(number).padStart(7, '0')}` as ArticleKey;
  return {
    key,
    file: `${key}.txt`,
    line: null,
    digest: createHash('sha256').update(draft.text).digest('hex'),
    text: draft.text,
    title,
    byline: null,
    publication: publication(draw),
    source: SOURCES[Math.floor(SOURCES.length * draw.random() ** 2)] as string,
    url: null,
    language: 'en',
    section: SECTIONS[whole(draw.random, SECTIONS.length)] as string,
    wordCount: draft.words,
    passages: draft.passages,
    sentences: draft.sentences,
    mentions: draft.mentions,
    ...saidIn(draft),
    entities: [...draft.entities.values()],
  };
};

/** The first `count` articles, of about 20 mentions each, entities and words drawn by Zipf's law; the same every time. */
export function* writeArticles(world: World, count: number): Generator<ArticleRecord> {
  const random = createRandom(SEED);
  const entityRank = createZipf(random, world.entities.length);
  const wordRank = createZipf(random, world.words.length);
  const draw: Draw = {
    random,
    entity: () => world.entities[entityRank()] as Named,
    word: () => world.words[wordRank()] as string,
  };
  for (let number = 1; number <= count; number++) yield article(number, draw);
}
