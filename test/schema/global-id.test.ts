/** Global ids go there and back, whatever the keys hold. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  decodeGlobalId,
  encodeGlobalId,
  mentionRef,
  pairRef,
  passageRef,
  roleRef,
  sentenceRef,
  statementRef,
} from '../../schema/global-id.ts';

const key = fc.string({ minLength: 1, unit: 'grapheme' });
const offset = fc.nat(50_000_000);
const refused = expect.objectContaining({ code: 'BAD_USER_INPUT' });

test('what was encoded is decoded', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('Article', 'Entity', 'Mention', 'Passage', 'Sentence', 'Role', 'Statement', 'Duplicate'),
      key,
      (typename, id) => {
        expect(decodeGlobalId(encodeGlobalId(typename, id))).toEqual({ typename, id });
      },
    ),
  );
});

test('places go there and back', () => {
  fc.assert(
    fc.property(key, offset, offset, (article, start, end) => {
      expect(mentionRef(`${article}:${start}-${end}`)).toEqual({ articleKey: article, start, end });
      expect(roleRef(`${article}:${start}-${end}`)).toEqual({ articleKey: article, start, end });
      expect(statementRef(`${article}:${start}-${end}`)).toEqual({ articleKey: article, cue: { start, end } });
      for (const read of [passageRef, sentenceRef]) {
        expect(read(`${article}:${start}`)).toEqual({ articleKey: article, start });
      }
    }),
  );
});

test('the keys of a pair go there and back', () => {
  const entityKey = key.map((text) => `place/${text.replace(/\s/g, '')}`);
  fc.assert(
    fc.property(entityKey, entityKey, (one, other) => {
      expect(pairRef(`${one} ${other}`)).toEqual({ key: one, otherKey: other });
    }),
  );
});

test.each(['a', 'a ', ' a', 'a b c', 'a  b'])('Duplicate:%s is no id', (id) => {
  expect(() => pairRef(id)).toThrow(refused);
});

test.each(['', ':', 'x', 'Article', 'Article:', 'Surface:a', 'article:a', 'constructor:a'])('%j is no id', (id) => {
  expect(() => decodeGlobalId(id)).toThrow(refused);
});

test.each(['a', 'a:1', 'a:1-', 'a:-1', ':1-2', 'a:1-2 ', `a:1-${'9'.repeat(16)}`])('Mention:%s is no id', (id) => {
  for (const read of [mentionRef, roleRef, statementRef]) expect(() => read(id)).toThrow(refused);
});

test.each(['a', 'a:', 'a:1-2', ':1', 'a:1e3'])('Sentence:%s is no id', (id) => {
  for (const read of [passageRef, sentenceRef]) expect(() => read(id)).toThrow(refused);
});
