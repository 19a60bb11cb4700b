/** Archives are unpacked in memory, within limits, and a damaged one is a problem. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { crc32, deflateRawSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { folderOf } from '../support/folder.ts';
import { newsOf } from '../support/news.ts';
import { inShort, seedsIn, seedsOf } from './seeds-of.ts';

/** A ZIP archive of these files, as ZIP programs write it. */
function zipOf(files: Readonly<Record<string, string | Buffer>>): Buffer {
  const [locals, centrals]: [Buffer[], Buffer[]] = [[], []];
  let offset = 0;
  for (const [path, content] of Object.entries(files)) {
    const [name, bytes] = [Buffer.from(path), Buffer.from(content)];
    const packed = deflateRawSync(bytes);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(0x0800, 2);
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(crc32(bytes), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(bytes.length, 18);
    common.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004'), common, name, packed]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    centrals.push(Buffer.concat([Buffer.from('PK\u0001\u0002\u0014\u0000'), common, tail, name]));
    locals.push(local);
    offset += local.length;
  }
  const directory = Buffer.concat(centrals);
  const end = Buffer.alloc(22);
  end.write('PK\u0005\u0006');
  end.writeUInt16LE(centrals.length, 8);
  end.writeUInt16LE(centrals.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, directory, end]);
}

const lines = (count: number): string =>
  Array.from({ length: count }, (_, index) => JSON.stringify({ id: String(index), articleBody: newsOf(index) })).join(
    '\n',
  );

describe('gzip', () => {
  test('gives the articles that the file gives without it, under the same keys', async () => {
    const [plain, packed] = [
      await seedsOf({ 'day.jsonl': lines(50), 'a.txt': newsOf(103) }),
      await seedsOf({ 'day.jsonl.gz': gzipSync(lines(50)), 'a.txt.gz': gzipSync(newsOf(103)) }),
    ];
    expect(packed.problems).toEqual([]);
    const said = ({ documents }: typeof plain) => documents.map(({ key, line, parts }) => ({ key, line, parts }));
    expect(said(packed)).toEqual(said(plain));
    expect(packed.documents[0]?.file).toBe('a.txt.gz');
  });

  test('of several members is read to its end', async () => {
    const { documents } = await seedsOf({
      'day.jsonl.gz': Buffer.concat([gzipSync(`${lines(2)}\n`), gzipSync(JSON.stringify({ articleBody: newsOf(7) }))]),
    });
    expect(documents).toHaveLength(3);
  });

  test('of ten gigabytes of zeros ends in a message', async () => {
    const member = gzipSync(Buffer.alloc(16 * 1024 * 1024));
    const zeros = Buffer.concat(Array<Buffer>(640).fill(member));
    const { documents, problems } = await seedsOf({
      'a.jsonl.gz': zeros,
      'b.txt.gz': zeros,
      'd.warc.gz': zeros,
      'e.txt': newsOf(1),
    });
    expect(documents.map(({ key }) => key)).toEqual(['e']);
    expect(problems.map(({ file }) => file)).toEqual(['a.jsonl.gz', 'b.txt.gz', 'd.warc.gz']);
    expect(problems[0]?.message).toMatch(/unpacks to more than 100 times its size/);
  });

  test('that is damaged or cut off gives the lines before, and a problem', async () => {
    const packed = gzipSync(lines(200));
    const { documents, problems } = await seedsOf({
      'a.jsonl.gz': packed.subarray(0, -20),
      'b.txt.gz': 'This is not gzip.',
      'c.csv.gz': gzipSync(`title,text\nA,${newsOf(300).replaceAll('\n', ' ').replaceAll(',', ';')}\n`).subarray(0, -9),
    });
    expect(documents.length).toBeGreaterThan(0);
    expect(problems.map(inShort)).toEqual(['SYNTAX a.jsonl.gz', 'SYNTAX b.txt.gz', 'SYNTAX c.csv.gz']);
  });
});

describe('ZIP', () => {
  test('gives the articles of its files, and a problem for each that is none', async () => {
    const { documents, problems } = await seedsOf({
      'day.zip': zipOf({
        'a.txt': newsOf(11),
        'more/b.jsonl': lines(2),
        '.hidden': 'x',
        'README.md': 'x',
        '__MACOSX/a.txt': 'x',
        'c.png': 'x',
        'd.zip': zipOf({ 'a.txt': newsOf(9) }),
        'e.json': '{',
        page: `<html><body><article><p>${newsOf(5)}</p></article></body></html>`,
      }),
    });
    expect(documents.map(({ key }) => key)).toEqual([
      'day.zip/a',
      'day.zip/more/b/0',
      'day.zip/more/b/1',
      'day.zip/page',
    ]);
    expect(problems.map(inShort)).toEqual([
      'NOT_A_SEED day.zip/c.png',
      'NOT_A_SEED day.zip/d.zip',
      'SYNTAX day.zip/e.json:1',
    ]);
  });

  test('that grows without end is stopped, whatever it says of its size', async () => {
    const bomb = zipOf(Object.fromEntries(Array.from({ length: 40 }, (_, i) => [`${i}.jsonl`, Buffer.alloc(2 ** 20)])));
    const { documents, problems } = await seedsOf({ 'bomb.zip': bomb, 'e.txt': newsOf(1) });
    expect(documents.map(({ key }) => key)).toEqual(['e']);
    expect(problems.some(({ message }) => message.includes('100 times its size'))).toBe(true);
  });

  test('writes nothing, and leads to no other folder', async () => {
    const folder = folderOf({ 'in/day.zip': zipOf({ '../out.txt': newsOf(1) }), 'in/e.txt': newsOf(2) });
    const { documents, problems } = await seedsIn(join(folder, 'in'));
    expect(documents.map(({ key }) => key)).toEqual(['e']);
    expect(problems.map(inShort)).toEqual(['SYNTAX day.zip']);
    expect(existsSync(join(folder, 'out.txt'))).toBe(false);
  });

  test('that is damaged is a problem', async () => {
    const whole = zipOf({ 'a.txt': newsOf(1) });
    const { problems } = await seedsOf({ 'a.zip': whole.subarray(0, 60), 'b.zip': 'no', 'c.zip': Buffer.alloc(0) });
    expect(problems.map(inShort)).toEqual(['SYNTAX a.zip', 'SYNTAX b.zip', 'SYNTAX c.zip']);
  });
});
