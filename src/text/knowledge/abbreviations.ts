/** Abbreviations whose full stop may not end a sentence, in lower case and without it. */
import { wordSet } from '../word-set.ts';

/** Precede a name: a sentence never ends after them. */
export const BEFORE_NAMES = wordSet(`
  adm amb approx brig ca capt cdr cf cmdr col comdr cpl dr fig fr ft gen gov hon insp lt maj messrs mlle mme mr mrs ms msgr mt ofc pfc pres prof pvt rep
  reps rev sen sens sgt spc st ste supt v viz vs
`);

/** End the name of a company or person, with their full stop. */
export const COMPANY = wordSet('bros co corp cos inc jr ltd sr');

/** May end a sentence; the next word decides. */
export const EITHER: ReadonlySet<string> = new Set([
  ...COMPANY,
  ...wordSet(`
  al assn ave bldg blvd dept e.g esq est etc hr hrs hwy i.e km lb lbs min ph.d rd univ jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed
  thu thur thurs fri sat sun ala ariz ark calif colo conn del fla ga ill ind kan ky la md mass mich minn mo mont neb nev okla ore pa penn tenn tex va vt
  wash wis wyo
`),
]);

/** Precede a number: "No. 5". */
export const BEFORE_NUMBERS = wordSet('art ch no nos p para pp sec vol');
