/** Reading statements and roles takes work that grows with a sentence, whatever it consists of: counted in reads of its chunks. */
import { expect, test } from 'vitest';
import type { Chunk, ChunkedSentence } from '../../src/extract/speech/chunks.ts';
import { readRoles } from '../../src/extract/speech/roles.ts';
import { readStatements } from '../../src/extract/speech/statements.ts';
import type { MentionRecord } from '../../src/model.ts';
import { fold } from '../../src/text/fold.ts';

const mention = (start: number, end: number) =>
  ({ start, end, kind: 'PERSON', entity: 'person/ada', status: 'ACCEPTED', form: 'FULL_NAME' }) as MentionRecord;

/** One sentence of these words, a space between them, in which "Ada" is a mention. */
function sentenceOf(words: readonly string[]): Chunk[] {
  let at = 0;
  return words.map((surface) => {
    const [start, end] = [at, at + surface.length];
    at = end + 1;
    return { start, end, surface, folded: fold(surface), mention: surface === 'Ada' ? mention(start, end) : null };
  });
}

/** How often elements of the chunks are read. */
function readsOf(words: readonly string[], read: (sentences: readonly ChunkedSentence[]) => unknown): number {
  let reads = 0;
  const chunks = new Proxy(sentenceOf(words), {
    get: (target, property, receiver) => {
      if (typeof property === 'string' && /^\d+$/.test(property)) reads++;
      return Reflect.get(target, property, receiver) as unknown;
    },
  });
  read([
    { start: 0, passage: 0, chunks: sentenceOf(['Ada', 'slept', '.']) },
    { start: 0, passage: 0, chunks },
  ]);
  return reads;
}

const KINDS = [
  'Ada said',
  'Ada said that',
  'he said ,',
  '" Ada said',
  '" good , " he said ,',
  'Ada , said',
  'Ada , the minister of',
  'Ada and',
  'and said',
  ', saying',
  'according to Ada ,',
  'told the',
  'told Ada the',
  'said ( Ada )',
  'Ada – said –',
  'former deputy minister of and',
  'Ada of the',
  "said : ' Ada . '",
  'on Monday said',
];

test.each(KINDS)('statements and roles: the reads of a sentence of %j grow with it', (kind) => {
  for (const read of [(each: readonly ChunkedSentence[]) => readStatements(each, () => null), readRoles]) {
    const repeated = (times: number) => Array<string>(times).fill(kind).join(' ').split(' ');
    const [small, large] = [readsOf(repeated(300), read), readsOf(repeated(1200), read)];
    expect(small).toBeGreaterThan(300);
    expect(large).toBeLessThan(small * 4.6);
  }
});
