/** Words in long names of organizations that the tagger joins. Written from common knowledge. */
import { wordSet } from '../../../text/word-set.ts';

/** A body whose name may go on with its purpose: "Foundation for the Visual Arts". */
export const HEADS_OF_PURPOSE = wordSet(`
  Academy Agency Alliance Association Board Bureau Campaign Center Centre Coalition Commission Committee Council Department
  Federation Foundation Fund Initiative Institute League Ministry Network Office Organisation Organization Program Programme
  Project Society Trust
`);

/** American states whose universities have several seats: "University of Illinois at Chicago". */
export const STATES_WITH_CAMPUSES: ReadonlySet<string> = new Set([
  'Alabama',
  'Alaska',
  'Arkansas',
  'California',
  'Colorado',
  'Hawaii',
  'Houston',
  'Illinois',
  'Maine',
  'Maryland',
  'Massachusetts',
  'Michigan',
  'Minnesota',
  'Missouri',
  'Nebraska',
  'North Carolina',
  'South Carolina',
  'Tennessee',
  'Texas',
  'Washington',
  'Wisconsin',
]);
