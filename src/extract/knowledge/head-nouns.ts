/** Head nouns that give the type of a capitalized name, in lower case: its last word, or the word before "of" and "for". */
import { wordSet } from '../../text/word-set.ts';

export const PLACE_HEADS = wordSet(`
  river sea ocean gulf bay lake strait straits channel canal coast island islands peninsula mountain mountains mount valley desert delta basin
  province region district county state territory territories oblast governorate prefecture department
  city town village airport base port harbor harbour square street avenue boulevard road bridge highway plaza park stadium palace cathedral mosque
  temple shrine cemetery prison camp dam plain plateau pass heights hills falls forest reservoir strip zone airfield
  republic emirates kingdom empire hotel building tower monument hall
`);

export const OTHER_HEADS = wordSet(`
  war wars cup games olympics act treaty agreement accord accords pact convention protocol constitution revolution uprising intifada
  award awards prize prizes medal open championship championships tournament marathon festival rally grand-prix prix bowl
  day eve holocaust summit declaration plan roadmap resolution operation hurricane cyclone typhoon storm index telescope contest fair expo exhibition marathon gala trophy scholarship challenge
`);

/** Lower-case words after the name of an organization that are not part of it: "Radio Relief news agency". */
export const AFTER_ORGANIZATION = wordSet(`
  newspaper newspapers radio television broadcaster station channel magazine daily weekly network
  party group militia movement organization company airline firm corporation bank faction coalition militants fighters
`);
