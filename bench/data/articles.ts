/** Generates the articles of the benchmark's database, with passages, sentences and mentions, ready to be stored. */
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
import { rolesAndStatementsOf } from './roles-and-statements.ts';
import { BENCH_EXTRACTOR, type World, type WorldEntity } from './world.ts';

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

interface Source {
  readonly random: Random;
  readonly entity: () => WorldEntity;
  readonly word: () => string;
}

/** An article under construction. */
interface ArticleBuilder {
  text: string;
  words: number;
  readonly passages: Passage[];
  readonly sentences: Sentence[];
  readonly mentions: MentionRecord[];
  readonly entities: Map<string, EntityRecord>;
}

const addMention = (article: ArticleBuilder, source: Source, sentence: number): void => {
  const { record, kind, forms } = source.entity();
  // The first mention is in full, later ones mostly in the other form of the entity.
  const again = article.entities.has(record.key) && source.random() < 0.7;
  const { surface, form } = (again ? forms.at(-1) : forms[0]) as WorldEntity['forms'][number];
  article.text += article.text.length === sentence ? '' : ' ';
  const start = article.text.length;
  article.text += surface;
  article.words += surface.split(' ').length;
  article.entities.set(record.key, record);
  article.mentions.push({
    start,
    end: article.text.length,
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

const addSentence = (article: ArticleBuilder, source: Source, passage: number): void => {
  const start = article.text.length;
  const words = passage === 0 ? WORDS_PER_HEADLINE : WORDS_PER_SENTENCE;
  for (let index = 0; index < words; index++) {
    if (source.random() < MENTIONS_PER_ARTICLE / WORDS_PER_ARTICLE) {
      addMention(article, source, start);
    } else {
      article.text += (article.text.length === start ? '' : ' ') + source.word();
      article.words++;
    }
  }
  article.text += '.';
  article.sentences.push({ start, end: article.text.length, passage });
};

const addPassage = (article: ArticleBuilder, source: Source, length: number): void => {
  if (article.text !== '') article.text += '\n\n';
  const start = article.text.length;
  for (let index = 0; index < length; index++) {
    if (index > 0) article.text += ' ';
    addSentence(article, source, start);
  }
  article.passages.push({ role: start === 0 ? 'HEADLINE' : 'PARAGRAPH', start, end: article.text.length });
};

const drawPublication = ({ random }: Source): Publication | null => {
  if (random() < 0.02) return null;
  const day = new Date(FIRST_DAY + whole(random, DAYS) * 86_400_000);
  return { at: `${day.toISOString().slice(0, 10)}T00:00:00Z`, precision: 'DAY' };
};

const createArticle = (number: number, source: Source): ArticleRecord => {
  const article: ArticleBuilder = {
    text: '',
    words: 0,
    passages: [],
    sentences: [],
    mentions: [],
    entities: new Map(),
  };
  addPassage(article, source, 1);
  const title = article.text;
  for (let left = SENTENCES_PER_ARTICLE - 1; left > 0; left -= SENTENCES_PER_PARAGRAPH) {
    addPassage(article, source, Math.min(left, SENTENCES_PER_PARAGRAPH));
  }
  const key = `bench/${String(number).padStart(7, '0')}` as ArticleKey;
  return {
    key,
    file: `${key}.txt`,
    line: null,
    digest: createHash('sha256').update(article.text).digest('hex'),
    text: article.text,
    title,
    byline: null,
    publication: drawPublication(source),
    source: SOURCES[Math.floor(SOURCES.length * source.random() ** 2)] as string,
    url: null,
    language: 'en',
    section: SECTIONS[whole(source.random, SECTIONS.length)] as string,
    wordCount: article.words,
    passages: article.passages,
    sentences: article.sentences,
    mentions: article.mentions,
    ...rolesAndStatementsOf(article),
    entities: [...article.entities.values()],
  };
};

/** Yields the first `count` articles, with about 20 mentions each; entities and words follow Zipf's law. Always the same. */
export function* writeArticles(world: World, count: number): Generator<ArticleRecord> {
  const random = createRandom(SEED);
  const entityRank = createZipf(random, world.entities.length);
  const wordRank = createZipf(random, world.words.length);
  const source: Source = {
    random,
    entity: () => world.entities[entityRank()] as WorldEntity,
    word: () => world.words[wordRank()] as string,
  };
  for (let number = 1; number <= count; number++) yield createArticle(number, source);
}
