/** No bytes make a format throw, or give a part that is not in the file at its offset. Runs over every row of `FORMATS`. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Document } from '../../src/model.ts';
import { decode } from '../../src/seeds/decode.ts';
import { listSeeds } from '../../src/seeds/folder.ts';
import { FORMATS, type SeedFormat } from '../../src/seeds/formats.ts';
import { readGazetteers } from '../../src/seeds/read.ts';
import { folderOf } from '../support/folder.ts';
import { seedsIn } from './seeds-of.ts';

/** Pieces of the formats, joined at random: they get far deeper into the parsers than random bytes do. */
const pieces = fc
  .array(
    fc.oneof(
      {
        weight: 3,
        arbitrary: fc.constantFrom(
          ...'---|\n|\r\n|title: |key: |publishedAt: |- |# |"|\\|\\u00e9|{|}|[|]|:|,|;| |T1\t|Person 0 3\t|N1\tReference T1 a:b\t|&a |*a|>\n  |\'|🦉|e\u0301|null|12'.split(
            '|',
          ),
        ),
      },
      { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 8 }) },
    ),
    { maxLength: 40 },
  )
  .map((parts) => parts.join(''));

const json = fc
  .record(
    {
      headline: fc.oneof(fc.string({ unit: 'binary' }), fc.jsonValue()),
      articleBody: fc.string({ unit: 'binary' }).map((text) => `${text}\n\n"${text}"\n \n${text}`),
      author: fc.jsonValue(),
      publisher: fc.jsonValue(),
      identifier: fc.jsonValue(),
      dateline: fc.jsonValue(),
    },
    { requiredKeys: ['articleBody'] },
  )
  .chain((article) => fc.constantFrom(JSON.stringify(article), JSON.stringify(article, null, 2)));

const lines = fc.array(fc.oneof(pieces, json), { maxLength: 4 }).map((all) => all.join('\n'));

const contents: fc.Arbitrary<string | Uint8Array> = fc.oneof(
  pieces,
  json,
  lines,
  pieces.map((text) => `---\n${text}\n---\n${text}`),
  fc.uint8Array({ maxLength: 64 }),
);

const ANNOTATED = 'Ada 🦉 e\u0301 went.';

/** Returns a function that writes a file of the format, reads its folder, and checks the properties of every result. */
function checkerOf({ holds, extensions: [extension] }: SeedFormat): (content: string | Uint8Array) => Promise<void> {
  const file = holds === 'ENTITIES' ? `gazetteer/a${extension}` : `a${extension}`;
  const folder = folderOf({ [file]: '', ...(holds === 'ANNOTATIONS' ? { 'a.txt': ANNOTATED } : {}) });
  return async (content) => {
    writeFileSync(join(folder, file), content);
    const { documents, problems } = await seedsIn(folder);
    const gazetteers = readGazetteers([...listSeeds(folder)]);
    for (const { message } of [...problems, ...gazetteers.problems]) expect(message).not.toContain('\n');
    if (holds !== 'ENTITIES') expect(documents.length + problems.length).toBeGreaterThan(0);
    for (const { name } of gazetteers.entities) expect(name).not.toBe('');
    for (const document of documents)
      checkDocument(document, holds === 'ANNOTATIONS' ? ANNOTATED : new TextDecoder().decode(Buffer.from(content)));
  };
}

/** Spans are not empty, all text is well-formed, and each part is in the file at its offset. */
function checkDocument({ parts, annotations }: Document, file: string): void {
  const points = [...file];
  for (const { start, end } of annotations ?? []) expect(start).toBeLessThan(end);
  for (const { text, at } of parts) {
    expect(text).not.toMatch(/\p{Surrogate}/u);
    if (at !== null) expect(points.slice(at, at + [...text].length).join('')).toBe(text);
  }
}

describe.each(Object.entries(FORMATS))('a file of the format %s', (_, format) => {
  test('gives articles, entities or problems for any bytes', async () => {
    await fc.assert(fc.asyncProperty(contents, checkerOf(format)), { numRuns: 500 });
  });

  test('gives articles, entities or problems when it is nested deeply enough to overflow the stack', async () => {
    const check = checkerOf(format);
    for (const opening of ['[', '{"a":', '- ', '? ', '> ', '"', 'T1\t'])
      for (const before of ['', '---\n']) await check(`${before}${opening.repeat(20_000)}\n---\nAda`);
  });
});

test('any bytes decode to well-formed text or a problem', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => {
      const text = decode(bytes, { file: 'a', line: null });
      if (typeof text === 'string') expect(Buffer.from(text).equals(Buffer.from(bytes))).toBe(true);
      else expect(['EMPTY', 'NOT_TEXT', 'NOT_UTF8']).toContain(text.code);
    }),
  );
});
