/** What the words of a brat stand-off file mean here. */
import type { Form, Kind } from '../model.ts';

/** Entity types, in capitals. */
export const KIND_OF: ReadonlyMap<string, Kind> = new Map([
  ['PER', 'PERSON'],
  ['PERSON', 'PERSON'],
  ['ORG', 'ORGANIZATION'],
  ['ORGANIZATION', 'ORGANIZATION'],
  ['ORGANISATION', 'ORGANIZATION'],
  ['LOC', 'PLACE'],
  ['LOCATION', 'PLACE'],
  ['GPE', 'PLACE'],
  ['PLACE', 'PLACE'],
  ['MISC', 'OTHER'],
  ['OTHER', 'OTHER'],
]);

/** Attributes that say how a mention names, in capitals without separators: `Demonym`, or `Form` with one of these as value. */
export const FORM_OF: ReadonlyMap<string, Form> = new Map([
  ['FULLNAME', 'FULL_NAME'],
  ['SHORTNAME', 'SHORT_NAME'],
  ['ACRONYM', 'ACRONYM'],
  ['DEMONYM', 'DEMONYM'],
]);

/** The scheme of a reference `dateline:person/ada-lovelace`: the rest is the key of an entity here. */
export const OWN_SCHEME = 'dateline';

/** A word as the maps above spell it. */
export function plain(word: string): string {
  return word.toUpperCase().replaceAll(/[_-]/g, '');
}
