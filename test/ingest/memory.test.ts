/** What a load keeps in memory: words and names, never the articles that they were cut from, and one result at a time. */
import { expect, test } from 'vitest';
import { IntMap } from '../../src/extract/tagger/int-map.ts';
import { createWordCache } from '../../src/extract/tagger/word-features.ts';
import { type Components, shippedComponents } from '../../src/ingest/components.ts';
import { createReader } from '../../src/ingest/reader.ts';
import type { ArticleKey, ArticleRecord, Document, EntityKey } from '../../src/model.ts';
import { withAliases } from '../../src/store/write/complete-aliases.ts';
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
      const surfaces = createSurfaceWriter(open(newBase()), TEXTS);
      return [surfaces, indexes.map((index) => surfaces.idOf(wordCut(index)))];
    },
  ],
])('%s are kept without the texts that they were cut from', (_, keep) => {
  expect(heldBy(keep)).toBeLessThan(FEW_BYTES);
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
