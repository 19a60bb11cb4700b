/** What moments and stretches of time may look like. */
import fc from 'fast-check';
import { GraphQLError, type GraphQLScalarType } from 'graphql';
import { describe, expect, test } from 'vitest';
import { schema } from '../../schema/index.ts';

const DateTime = schema.getType('DateTime') as GraphQLScalarType;
const PartialDateTime = schema.getType('PartialDateTime') as GraphQLScalarType;

describe('DateTime', () => {
  test('any moment comes out in UTC, to the second', () => {
    fc.assert(
      fc.property(fc.date({ min: new Date(0), max: new Date('9999-12-31T23:59:59Z'), noInvalidDate: true }), (date) => {
        const iso = date.toISOString();
        expect(DateTime.serialize(iso)).toBe(`${iso.slice(0, 19)}Z`);
        expect(DateTime.parseValue(iso)).toBe(DateTime.serialize(iso));
      }),
    );
  });

  test.each([
    '2005',
    '2005-03',
    '2005-03-24',
    '2005-03-24 10:00:00Z',
    '2005-02-29T00:00:00Z',
    '2005-13-01T00:00:00Z',
    '2005-03-24T25:00:00Z',
    '2005-03-24T10:00:00',
    '',
    'yesterday',
    20050324,
    null,
    {},
  ])('%j is none', (value) => {
    expect(() => DateTime.parseValue(value)).toThrow(GraphQLError);
  });
});

describe('PartialDateTime', () => {
  test.each([
    ['2005', '2005'],
    ['2005-03', '2005-03'],
    ['2004-02-29', '2004-02-29'],
    ['2005-03-24T09:30Z', '2005-03-24T09:30Z'],
    ['2005-03-24T09:30:05.250Z', '2005-03-24T09:30:05Z'],
    ['2005-03-24T00:30:00+06:00', '2005-03-23T18:30:00Z'],
  ])('%s is %s', (written, read) => {
    expect(PartialDateTime.parseValue(written)).toBe(read);
  });

  test.each([
    '05',
    '2005-3',
    '2005-00',
    '2005-02-29',
    '2005-03-32',
    '2005-03-24T',
    '2005-03-24T09Z',
    ' 2005',
    '2005\n',
  ])('%j is none', (value) => {
    expect(() => PartialDateTime.parseValue(value)).toThrow(/must be a string such as/);
  });
});
