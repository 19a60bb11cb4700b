/** What a load keeps in memory: words and names, never the articles that they were cut from, and one result at a time. */
import { expect, test } from 'vitest';
import { IntMap } from '../../src/extract/tagger/int-map.ts';
import { createWordCache } from '../../src/extract/tagger/word-features.ts';
import { type Components, shippedComponents } from '../../src/ingest/components.ts';
import { createReader } from '../../src/ingest/reader.ts';
import type { ArticleKey, ArticleRecord, Document, EntityKey } from '../../src/model.ts';
import { createArticleParser, serializeArticle } from '../../src/store/write/article-json.ts';
import { withAliases } from '../../src/store/write/complete-aliases.ts';
import { collectCollisions } from '../../src/store/write/row-id-collisions.ts';
import { createSurfaceWriter } from '../../src/store/write/surfaces.ts';
import { phoneticForm } from '../../src/text/phonetic.ts';
import { skeleton } from '../../src/text/spelling.ts';
import { newBase, open } from '../store/base.ts';
import { heldBy } from '../support/heap.ts';

const TEXTS = 500;
const FILLER = ' and so on'.repeat(10_000);
/** Less than the texts have by far. */
const FEW_BYTES = (TEXTS * FILLER.length) / 10;

/** A text, another one each time, that begins with a word of 23 UTF-16 code units. */
const textOf = (index: number): string => `internationalization${100 + index}${FILLER}`;
const NAME = { start: 0, end: 23 };
const wordCut = (index: number): string => textOf(index).slice(NAME.start, NAME.end);

const indexes = Array.from({ length: TEXTS }, (_, index) => index);
const none = new IntMap(0);
const ASSERTED = { type: 'EXTRACTOR', name: 'tagger', version: '1' } as const;

const namedIn = (index: number): ArticleRecord => {
  const [key, text] = ['person/x' as EntityKey, textOf(index)];
  const entities = [{ key, kind: 'PERSON', name: 'X', aliases: [], identifiers: [], formerKeys: [] }];
  const mention = { ...NAME, entity: key, form: 'FULL_NAME', status: 'ACCEPTED', candidates: [], assertedBy: ASSERTED };
  return { text, entities, mentions: [mention] } as unknown as ArticleRecord;
};

test.each<[string, () => unknown]>([
  [
    'words with their features',
    () => {
      const cache = createWordCache({ names: none, nameParts: none, clusters: none, senses: none });
      return [cache, indexes.map((index) => cache(wordCut(index)))];
    },
  ],
  ['spellings', () => indexes.map((index) => skeleton(wordCut(index)).length)],
  ['sounds', () => indexes.map((index) => phoneticForm(wordCut(index)).length)],
  ['aliases of entities', () => indexes.map((index) => withAliases(namedIn(index)))],
  [
    'surfaces',
    () => {
      const surfaces = createSurfaceWriter(open(newBase()), TEXTS, collectCollisions());
      return [surfaces, indexes.map((index) => surfaces.idOf(wordCut(index)))];
    },
  ],
])('%s are kept without the texts that they were cut from', (_, keep) => {
  expect(heldBy(keep)).toBeLessThan(FEW_BYTES);
});

const PEOPLE = Array.from({ length: 50 }, (_, index) => `person/${index}` as EntityKey);

/** An article in which each of these people is named once. */
const articleOf = (people: readonly EntityKey[]): ArticleRecord => {
  const entities = people.map((key) => {
    const alias = { name: key, form: 'FULL_NAME', assertedBy: { ...ASSERTED } };
    return { key, kind: 'PERSON', name: key, aliases: [alias], identifiers: [], formerKeys: [] };
  });
  const mentions = people.map((entity) => ({ ...NAME, entity, candidates: [], assertedBy: ASSERTED }));
  return { key: 'one', text: textOf(0), mentions, entities } as unknown as ArticleRecord;
};

test('an article that is handed over has its asserters once, and is read as it was', () => {
  const serialized = serializeArticle(articleOf(PEOPLE));
  const [article = '', ...entities] = serialized.lines.split('\n');
  expect(article.split(JSON.stringify(ASSERTED))).toHaveLength(2);
  expect(entities).toHaveLength(PEOPLE.length);
  expect(createArticleParser()(serialized.lines)).toEqual(articleOf(PEOPLE));
});

test('equal entities of articles that were handed over are one object, which keeps no article', () => {
  const parse = createArticleParser();
  const [first, second] = [1, 2].map(() => parse(serializeArticle(articleOf(PEOPLE)).lines));
  for (const [index, entity] of first?.entities.entries() ?? []) expect(second?.entities[index]).toBe(entity);
  const read = (index: number) =>
    parse(serializeArticle({ ...articleOf([wordCut(index) as EntityKey]), text: textOf(index) }).lines).key.length;
  expect(heldBy(() => [parse, indexes.map(read)])).toBeLessThan(FEW_BYTES);
});

test('a reader hands over what it read of a document before it reads the next', async () => {
  const events: string[] = [];
  const components: Components = {
    ...shippedComponents(),
    createExtractor: () => ({
      id: 'none',
      version: '1',
      extract: ({ text }) => {
        events.push(`read ${text}`);
        return [];
      },
    }),
  };
  const documents = ['One.', 'Two.'].map((text): Document => {
    const parts = [{ role: 'BODY', text, at: 0 }] as const;
    const unknown = { line: null, publication: null, source: null, url: null, language: null, section: null };
    return { key: text as ArticleKey, file: text, parts, annotations: null, digest: '', ...unknown };
  });
  const taken = await createReader(components, []).readAll(documents, ({ key }) => events.push(`take ${key}`));
  expect(taken).toHaveLength(2);
  expect(events).toEqual(['read One.', 'take One.', 'read Two.', 'take Two.']);
});
