/** The periods that bars stand for, and their bounds. */
import { describe, expect, test } from 'vitest';
import { datesWithin, MOST_PERIODS, periodsThrough, rangeLabel, readDate } from '../../src/explorer/shared/periods.ts';

describe('the periods from the first to the last start', () => {
  test.each([
    [
      'MONTH',
      ['2004-01-01', '2004-03-01'],
      ['2004-01-01 2004-01-31', '2004-02-01 2004-02-29', '2004-03-01 2004-03-31'],
    ],
    ['WEEK', ['2005-03-21', '2005-04-04'], ['2005-03-21 2005-03-27', '2005-03-28 2005-04-03', '2005-04-04 2005-04-10']],
    ['YEAR', ['2004-01-01', '2005-01-01'], ['2004-01-01 2004-12-31', '2005-01-01 2005-12-31']],
    ['DAY', ['2004-02-28', '2004-03-01'], ['2004-02-28 2004-02-28', '2004-02-29 2004-02-29', '2004-03-01 2004-03-01']],
    ['DAY', [], []],
  ] as const)('by %s have none left out', (interval, starts, expected) => {
    expect(periodsThrough(starts, interval).map(({ first, last }) => `${first} ${last}`)).toEqual(expected);
  });

  test('are the last ones where there are too many', () => {
    const periods = periodsThrough(['0900-01-01T00:00:00Z', '2010-05-06T00:00:00Z'], 'DAY');
    expect([periods.length, periods.at(-1)?.first]).toEqual([MOST_PERIODS, '2010-05-06']);
  });
});

test('dates of the address are years, months or days, and nothing else', () => {
  expect(['2005', ' 2005-03', '2005-03-24', '2005-13', 'soon', '2005-03-24T00:00Z'].map(readDate)).toEqual([
    '2005',
    '2005-03',
    '2005-03-24',
    '',
    '',
    '',
  ]);
});

test('bounds are filters and words', () => {
  expect(datesWithin('', '')).toBeNull();
  expect(datesWithin('2005', '')).toEqual({ gte: '2005' });
  expect(
    [
      ['2005-03', '2005-03'],
      ['2005', '2006-02-01'],
      ['', '2006'],
      ['2005', ''],
    ].map(([from = '', to = '']) => rangeLabel(from, to)),
  ).toEqual(['March 2005', '2005 to 1 February 2006', 'until 2006', 'since 2005']);
});
