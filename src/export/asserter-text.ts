/** Who asserted something, as one text, for formats that have no place for its parts. */
import type { Asserter } from '../model.ts';

/** Type, name and version, such as `GAZETTEER dateline 1`. */
export const asserterText = ({ type, name, version }: Asserter): string =>
  [type, name, ...(version === null ? [] : [version])].join(' ');
