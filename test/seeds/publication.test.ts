/** Publication dates keep their precision, and invalid ones are rejected. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parsePublication } from '../../src/seeds/publication.ts';

describe('parsePublication', () => {
  test.each([
    ['2005', '2005-01-01T00:00:00Z', 'YEAR'],
    ['2005-03', '2005-03-01T00:00:00Z', 'MONTH'],
    ['2005-03-24', '2005-03-24T00:00:00Z', 'DAY'],
    [' 2005-03-24 ', '2005-03-24T00:00:00Z', 'DAY'],
    ['2005-03-24T12:30', '2005-03-24T12:30:00Z', 'MINUTE'],
    ['2005-03-24T12:30Z', '2005-03-24T12:30:00Z', 'MINUTE'],
    ['2005-03-24 12:30:15.250Z', '2005-03-24T12:30:15Z', 'SECOND'],
    ['2005-01-01T00:30:00+06:00', '2004-12-31T18:30:00Z', 'SECOND'],
    ['2005-03-24T12:30:00-0330', '2005-03-24T16:00:00Z', 'SECOND'],
    ['2005-03-24T12:30:00+06', '2005-03-24T06:30:00Z', 'SECOND'],
    ['0005-03-24', '0005-03-24T00:00:00Z', 'DAY'],
    ['2005/03/24', '2005-03-24T00:00:00Z', 'DAY'],
    ['20050324', '2005-03-24T00:00:00Z', 'DAY'],
    ['20050324T123015Z', '2005-03-24T12:30:15Z', 'SECOND'],
    ['20050324123015', '2005-03-24T12:30:15Z', 'SECOND'],
    ['2005-03-24 12:30:15 +0200', '2005-03-24T10:30:15Z', 'SECOND'],
    ['Thu, 24 Mar 2005 12:30:15 GMT', '2005-03-24T12:30:15Z', 'SECOND'],
    ['Thu, 4 Mar 2005 12:30:15 -0500 (EST)', '2005-03-04T17:30:15Z', 'SECOND'],
    ['24 Mar 2005 12:30 EDT', '2005-03-24T16:30:00Z', 'MINUTE'],
    ['24 March 2005', '2005-03-24T00:00:00Z', 'DAY'],
    ['Thursday, March 24, 2005', '2005-03-24T00:00:00Z', 'DAY'],
    ['Sept. 4, 2005, 9:05 UTC', '2005-09-04T09:05:00Z', 'MINUTE'],
    ['1111667415', '2005-03-24T12:30:15Z', 'SECOND'],
    ['1111667415.25', '2005-03-24T12:30:15Z', 'SECOND'],
    ['1111667415250', '2005-03-24T12:30:15Z', 'SECOND'],
  ])('parses %s as %s with the precision %s', (written, at, precision) => {
    expect(parsePublication(written)).toEqual({ at, precision });
  });

  test.each([
    ['', 'nothing'],
    ['05', 'two digits'],
    ['2005-13', 'a thirteenth month'],
    ['2005-02-29', 'a day that year has not'],
    ['2005-03-24T24:00', 'an hour past the last'],
    ['2005-03-24T12', 'an hour without minutes'],
    ['2005-03-24T12:30:60', 'a leap second'],
    ['2005-03-24T12:30+25:00', 'no zone on earth'],
    ['0000-01-01T00:00+01:00', 'a time before all years'],
    ['24 mars 2005', 'the month of another language'],
    ['03/24/2005', 'days and months that may be turned round'],
    ['12345678', 'a number that is no date'],
    ['31 April 2005', 'a day that month has not'],
    ['2005-3-24', 'one digit'],
  ])('rejects %s: %s', (written) => {
    expect(parsePublication(written)).toBeNull();
  });

  test('parses every ISO 8601 timestamp as itself', () => {
    const moments = fc.date({
      min: new Date('0001-01-01T00:00:00Z'),
      max: new Date('9999-12-31T23:59:59Z'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(moments, (moment) => {
        const at = `${moment.toISOString().slice(0, 19)}Z`;
        expect(parsePublication(moment.toISOString())).toEqual({ at, precision: 'SECOND' });
      }),
    );
  });
});
