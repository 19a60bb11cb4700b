/** What the database writes in an answer is, character for character, what JavaScript would. */
import fc from 'fast-check';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { ofOneAgain, statementOf, value } from '../../src/store/sql/answer.ts';
import { readAnswer } from '../../src/store/sql/answering.ts';
import { Column } from '../../src/store/sql/column.ts';
import { qb } from '../../src/store/sql/kysely.ts';
import { lateIn, lateText } from '../../src/store/sql/late.ts';
import { PARENT } from '../../src/store/sql/per-parent.ts';
import { bound, piece } from '../../src/store/sql/piece.ts';
import { Sketch } from '../../src/store/sql/sketch.ts';
import { shared } from './shared.ts';

const base = shared({ articles: [] });
const sketch = new Sketch();

/** What is written of a column that holds the value. */
const written = (held: unknown, sort: 'PLAIN' | 'FLOAT' | 'BOOLEAN'): unknown => {
  const column = new Column(() => sql`${held}`, sketch.marked);
  const statement = statementOf(piece`json_array(${value(sketch, column, sort)})`);
  return readAnswer(base(), statement, {});
};

test('texts, whatever characters they are made of', () => {
  const character = fc.oneof(
    fc.integer({ min: 0, max: 0x7f }),
    fc.integer({ min: 0x80, max: 0xd7ff }),
    fc.integer({ min: 0xe000, max: 0x10ffff }),
  );
  const text = fc.array(character, { maxLength: 20 }).map((points) => String.fromCodePoint(...points));
  fc.assert(fc.property(text, (held) => void expect(written(held, 'PLAIN')).toBe(JSON.stringify([held]))));
});

test('numbers, whatever their size', () => {
  const number = fc.double({ noNaN: true, noDefaultInfinity: true });
  fc.assert(fc.property(number, (held) => void expect(written(held, 'FLOAT')).toBe(JSON.stringify([held]))));
  for (const held of [0.1 + 0.2, 1, 1e21, 1e-7, -0]) expect(written(held, 'FLOAT')).toBe(JSON.stringify([held]));
});

test('what is true, what is not, and what is not known', () => {
  expect([1, 0, null].map((held) => written(held, 'BOOLEAN'))).toEqual(['[true]', '[false]', '[null]']);
  expect(written(null, 'FLOAT')).toBe('[null]');
  expect(written(null, 'PLAIN')).toBe('[null]');
});

test('texts in which columns stand', () => {
  const column = new Column(() => sql`7`, sketch.marked);
  const text = (known: string) =>
    readAnswer(base(), statementOf(piece`json_array(${value(sketch, known, 'PLAIN')})`), {});
  expect(text(`Mention:${column}-${column}`)).toBe('["Mention:7-7"]');
  expect(text(`${column}`)).toBe('[7]');
  expect(text('Mention')).toBe('["Mention"]');
});

test('nothing is computed with a column', () => {
  const column = new Column(() => sql`7`, sketch.marked);
  expect(() => Number(column)).toThrow('computes');
  expect(() => (column as unknown as number) < 3).toThrow('computes');
});

test('what many rows lead to is written once', () => {
  let written = 0;
  base().db.function('told', (said) => {
    written++;
    return String(said);
  });
  const told = (): string => {
    const thing = new Sketch();
    const { result, source } = thing.note(() => {
      const row = thing.store.sketch?.rows(
        [thing.column(() => sql`n.value % 2`)],
        qb.selectNoFrom(sql`${PARENT}`.as('of')),
      );
      return row?.[0]?.[0] as { of: Column };
    });
    const json = ofOneAgain(
      thing,
      source as never,
      value(
        thing,
        result.of.as((of) => sql`json_array(told(${of}))`),
        'PLAIN',
      ),
    );
    const rows = sql`select json_group_array(${json}) from json_each('[1,2,3,4,5]') as n`;
    return readAnswer(base(), statementOf(piece`(${rows})`), {});
  };
  expect(told()).toBe('[["1"],["0"],["1"],["0"],["1"]]');
  expect(written).toBe(2);
  told();
  expect(written).toBe(4);
});

test('a text that is given late', () => {
  const late = lateIn(lateText('key'));
  expect(readAnswer(base(), statementOf(piece`json_array(${bound(late)})`), { key: 'a "key"' })).toBe(
    '["a \\"key\\""]',
  );
  expect(lateIn('key')).toBeNull();
});
