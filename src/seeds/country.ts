/** Tells the codes of countries (ISO 3166-1 alpha-2, and XK for Kosovo), as the Unicode data of Node has them. */
import { wordSet } from '../text/word-set.ts';

const names = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });

/** Of groups of countries, parts of one, and private use: no country has these codes. */
const NO_COUNTRIES = wordSet('AC CP CQ DG EA EU EZ IC QO TA UN XA XB ZZ');

/** Former codes, such as SU, and second ones, such as UK, stand for another. */
const isCurrent = (code: string): boolean => new Intl.Locale(`und-${code}`).region === code;

export const isCountry = (code: string): boolean =>
  /^[A-Z]{2}$/.test(code) && names.of(code) !== undefined && isCurrent(code) && !NO_COUNTRIES.has(code);
