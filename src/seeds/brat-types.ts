/** The kinds that types of annotations stand for, in the schemes that are in use: CoNLL, OntoNotes, ACE, brat's own, UMBEL. */
import { type Kind, kindOfType } from '../model.ts';

/** Types beside the names of kinds, normalized. Null: a type of words that are no name here, such as a date. */
const TYPES: Readonly<Record<string, Kind | null>> = {
  ...typesOf(
    'PERSON',
    'POLITICIAN ACTOR ARTIST ATHLETE AUTHOR HUMAN INDIVIDUAL JOURNALIST MAN MUSICIAN PEOPLE SCIENTIST SPEAKER WOMAN WRITER FICTIONALCHARACTER CHARACTER',
  ),
  ...typesOf(
    'ORGANIZATION',
    'COMPANY AGENCY ASSOCIATION AUTHORITY BAND BANK CLUB GOVERNMENT GROUP INSTITUTION MEDIA MINISTRY NGO NEWSPAPER PARTY POLITICALPARTY SCHOOL SPORTSTEAM TEAM UNIVERSITY BUSINESS COMMERCIALORGANIZATION MILITARY',
  ),
  ...typesOf(
    'PLACE',
    'CITY ADDRESS ADMINISTRATIVEREGION AIRPORT AREA BUILDING CONTINENT COUNTRY DISTRICT GEO GEOPOLITICALENTITY ISLAND LAKE LANDMARK MOUNTAIN NATION PROVINCE REGION RIVER SEA SITE STATE STREET TOWN VILLAGE WATERBODY',
  ),
  ...typesOf(
    'OTHER',
    'EVENT WORKOFART WORK ART BOOK CREATIVEWORK DISEASE FILM LANGUAGE LAW MISCELLANEOUS MOVIE PRODUCT PROD SHIP SONG VEHICLE VEH WEAPON WEA AWARD BRAND',
  ),
  ...typesOf(
    null,
    'DATE TIME MONEY PERCENT PERCENTAGE QUANTITY ORDINAL CARDINAL NUMBER DURATION AGE EMAIL URL PHONE TITLE',
  ),
};

/** Types of demonyms: nationalities, religious and political groups. */
const DEMONYMS = new Set(['NORP', 'NATIONALITY', 'DEMONYM', 'NAT']);

function typesOf(kind: Kind | null, types: string): Record<string, Kind | null> {
  return Object.fromEntries(types.split(' ').map((type) => [type, kind]));
}

/** Upper case, without what stands between words and without the prefixes of BIO tags. */
export const normalizeType = (type: string): string =>
  type
    .toUpperCase()
    .replace(/^[BIESLU]-(?=.)/, '')
    .replaceAll(/[_\s.-]/g, '');

/** What a type stands for: a kind, `DEMONYM`, null when it marks no names, undefined when it is not known. */
export function meaningOf(type: string, types: ReadonlyMap<string, Kind | null>): Kind | 'DEMONYM' | null | undefined {
  const name = normalizeType(type);
  const given = types.get(name);
  if (given !== undefined) return given;
  if (DEMONYMS.has(name)) return 'DEMONYM';
  return kindOfType(name) ?? TYPES[name];
}
