/** Dates of any precision are read as the period they name. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readPeriod } from '../../src/store/filter/period.ts';

test.each([
  ['2005', '2005-01-01T00:00:00Z', '2006-01-01T00:00:00Z'],
  ['2005-12', '2005-12-01T00:00:00Z', '2006-01-01T00:00:00Z'],
  ['2004-02-28', '2004-02-28T00:00:00Z', '2004-02-29T00:00:00Z'],
  ['2005-03-24T23:59', '2005-03-24T23:59:00Z', '2005-03-25T00:00:00Z'],
  ['2005-03-24T10:00:00Z', '2005-03-24T10:00:00Z', '2005-03-24T10:00:01Z'],
  ['2005-03-24T10:00:00.250Z', '2005-03-24T10:00:00Z', '2005-03-24T10:00:01Z'],
  ['2005-03-24T01:00:00+05:30', '2005-03-23T19:30:00Z', '2005-03-23T19:30:01Z'],
  ['2005-12-31T23:00-02:00', '2006-01-01T01:00:00Z', '2006-01-01T01:01:00Z'],
  ['0099', '0099-01-01T00:00:00Z', '0100-01-01T00:00:00Z'],
])('%s', (text, start, end) => {
  expect(readPeriod(text)).toEqual({ start, end });
});

test('the last year ends after every time', () => {
  expect(readPeriod('9999').end > '9999-12-31T23:59:59Z').toBe(true);
});

test.each([
  '',
  '05',
  '2005-13',
  '2005-02-29',
  '2005-3-1',
  '2005-03-24 10:00',
  '2005-03-24T25:00',
  '2005-03-24T10:60Z',
  'now',
])('"%s" is refused', (text) => {
  expect(() => readPeriod(text)).toThrow(expect.objectContaining({ code: 'BAD_USER_INPUT' }));
});

test('every moment lies in its year, month, day, minute and second, and those in each other', () => {
  const moments = fc.date({ min: new Date('1000-01-01'), max: new Date('9998-12-31'), noInvalidDate: true });
  fc.assert(
    fc.property(moments, (date) => {
      const moment = `${date.toISOString().slice(0, 19)}Z`;
      const periods = [4, 7, 10, 16].map((length) => readPeriod(moment.slice(0, length)));
      periods.push(readPeriod(moment));
      for (const [index, { start, end }] of periods.entries()) {
        expect(start <= moment && moment < end).toBe(true);
        const outer = periods[index - 1];
        if (outer) expect(outer.start <= start && end <= outer.end).toBe(true);
      }
    }),
  );
});
