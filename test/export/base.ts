/** A knowledge base for tests of exports: hostile texts, merged entities, candidates, roles, statements, gazetteer and change log. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll } from 'vitest';
import type { ChangeRequest } from '../../src/corrections/definitions.ts';
import type { Format } from '../../src/export/format.ts';
import type { Records } from '../../src/export/records.ts';
import { openSnapshot } from '../../src/export/snapshot.ts';
import type { ArticleKey, ArticleRecord, EntityKey } from '../../src/model.ts';
import { applyChange } from '../../src/store/corrections/apply-change.ts';
import type { Store } from '../../src/store/database/open.ts';
import { articleOf, entityOf, TESTER } from '../store/article-of.ts';
import type { Seeds } from '../store/base.ts';
import { OPTIONS } from '../store/corrections/histories.ts';
import { shared } from '../store/shared.ts';

const day = (at: string) => ({ at: `${at}T00:00:00Z`, precision: 'DAY' as const });

/** A text with roles and a statement: "minister Ada Byron" of Turin "said" something to Babbage. */
function spoken(): ArticleRecord {
  const article = articleOf(
    '1843/notes: "α" & <β>',
    'The Engine & <its> "friends"\n\nThe minister of [Turin](place/turin) [Ada Byron](person/ada) said to [Mr Babbage](person/babbage SHORT_NAME) that 😀 it weaves. A second one stands here.',
    {
      source: '=HYPERLINK("http://evil.example")',
      publication: day('1843-07-10'),
      language: 'en',
      url: 'https://news.example/1843?a=1&b=<2>',
    },
  );
  const spanOf = (words: string) => {
    const start = article.text.indexOf(words);
    return { start, end: start + words.length };
  };
  const sentence = article.sentences[1]?.start ?? 0;
  const speaker = spanOf('Ada Byron');
  return {
    ...article,
    byline: '@evil',
    section: 'Science',
    roles: [{ ...spanOf('minister'), mention: speaker, of: spanOf('Turin'), sentence }],
    statements: [
      {
        ...{ speaker, cue: spanOf('said'), content: spanOf('😀 it weaves'), addressee: spanOf('Mr Babbage') },
        ...{ direct: false, score: 0.9, parent: null, sentence },
      },
    ],
  };
}

export const SEEDS: Seeds = {
  articles: [
    spoken(),
    articleOf(
      'b/second',
      '+1 for [Ada Lovelace](person/lovelace)\n\n[Ada Lovelace](person/lovelace) met [Babbage](person/babbage) in [Turin](place/turin). ]]> [Italians](place/italy DEMONYM) & [Smith](person/smith&person/smyth FULL_NAME CANDIDATE) came. [Ada Lovelace](person/lovelace) and [Babbage](person/babbage) wrote.',
      { publication: day('1844-01-02'), source: 'Gazette', language: 'en' },
    ),
    articleOf(
      'c',
      'Third\n\n-2 [Turin](place/turin FULL_NAME REJECTED) \u2028 and [Nobody]() of [Babbage](person/babbage).',
      { source: 'Gazette' },
    ),
    articleOf(
      'C',
      'Fourth\n\n[Babbage](person/babbage) saw [Turin](place/turin). \u0085\u0001 [Rome](place/rome FULL_NAME CANDIDATE)',
      { source: 'AP' },
    ),
  ],
  known: [
    entityOf('place/turin', {
      name: 'Turin',
      aliases: [{ name: 'Torino', form: 'FULL_NAME', assertedBy: TESTER }],
      identifiers: [
        { scheme: 'geonames', value: '3165524', assertedBy: { type: 'SEED', name: 'places.yml', version: null } },
      ],
      formerKeys: ['place/torino' as EntityKey],
    }),
    entityOf('person/nobody-names-her', { name: '=Nobody' }),
  ],
};

/** A merge, a rename, a removed article, and an undone rejection. */
export function correct(store: Store): void {
  const entity = (key: string) => key as EntityKey;
  const requests: ChangeRequest[] = [
    { type: 'MERGE_ENTITIES', survivor: entity('person/ada'), merged: [entity('person/lovelace')] },
    { type: 'RENAME_ENTITY', entity: entity('person/ada'), name: 'Ada, Countess of Lovelace' },
    { type: 'RENAME_ENTITY', entity: entity('person/babbage'), name: 'Charles' },
    { type: 'REMOVE_ARTICLE', article: 'C' as ArticleKey },
  ];
  for (const request of requests) applyChange(store, request, OPTIONS);
  applyChange(store, { type: 'UNDO', change: 3 }, OPTIONS);
}

/** One knowledge base of these seeds, corrected, for all the tests of a file that only read it. */
export function corrected(): () => Store {
  const store = shared(SEEDS);
  beforeAll(() => correct(store()));
  return store;
}

/** Writes text files into a folder. */
export function save(folder: string, name: string, pieces: Iterable<string>): string {
  const path = join(folder, name);
  writeFileSync(path, [...pieces].join(''));
  return path;
}

/** The text of a format of one file, or of one file of several. */
export function written(store: Store, format: Format, name?: string): string {
  const { records, close } = openSnapshot(store.path, { filter: null });
  const file = (format.files ?? []).find((one) => name === undefined || one.name === name);
  const text = [...(file?.write(records) ?? [])].join('');
  close();
  return text;
}

/** The records of everything. */
export function allOf<Item>(store: Store, list: (records: Records) => Iterable<Item>): Item[] {
  const { records, close } = openSnapshot(store.path, { filter: null });
  const items = [...list(records)];
  close();
  return items;
}
