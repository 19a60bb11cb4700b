/** Words that say what a capitalised name is, in lower case: the last word of the name, or the one before "of" and "for". */
import { wordSet } from './word-set.ts';

export const ORGANIZATION_HEADS = wordSet(`
  union nations party council agency department ministry organization organisation court house army times commission authority assembly press bank post church
  group committee center centre program programme fund front service journal cross league guard movement corporation corp corp. motors democrats embassy
  airlines airways government congress brigades brigade senate representatives community office reserve command news force forces foundation marines
  association alliance forum tv daily channel administration watch guild university college institute school academy federation confederation company co co.
  parliament duma radio industries limited ltd ltd. inc inc. plc llc gmbh s.a. n.v. network society trust board bureau cabinet chamber club
  coalition conference consortium cooperation exchange team faction federation initiative intelligence international investigations
  laboratory liberation militia mission monitor newspaper observatory order panel police project secretariat studios survey syndicate
  television tribune tribunal troops herald telegraph gazette observer chronicle broadcasting communications systems technologies holdings partners airline
  crescent division battalion regiment fleet corps navy hospital museum orchestra ministry
`);

/** Heads of bodies of the state: a demonym or a country before them stays apart, as in "French Foreign Ministry". */
export const STATE_HEADS = wordSet(`
  ministry parliament army navy embassy cabinet senate assembly duma congress marines consulate knesset majlis bundestag treasury
  court forces force guard guards commission
`);

export const PLACE_HEADS = wordSet(`
  river sea ocean gulf bay lake strait straits channel canal coast island islands peninsula mountain mountains mount valley desert delta basin
  province region district county state territory territories oblast governorate prefecture department
  city town village airport base port harbor harbour square street avenue boulevard road bridge highway plaza park stadium palace cathedral mosque
  temple shrine cemetery prison camp dam plain plateau pass heights hills falls forest reservoir strip zone airfield
  republic emirates kingdom empire hotel building tower monument hall
`);

/** Words that begin the name of a place. */
export const PLACE_OPENERS = wordSet('mount lake cape fort port camp gulf bay strait sea isle río rio');

export const OTHER_HEADS = wordSet(`
  war wars cup games olympics act treaty agreement accord accords pact convention protocol constitution revolution uprising intifada
  award awards prize prizes medal open championship championships tournament marathon festival rally grand-prix prix bowl
  day eve holocaust summit declaration plan roadmap resolution operation hurricane cyclone typhoon storm index telescope
`);

/** Words that begin the name of an event or a work. */
export const OTHER_OPENERS = wordSet('hurricane cyclone typhoon operation storm');

/** Lower-case words that follow the name of a body and are no part of it: "Radio Relief news agency". */
export const AFTER_ORGANIZATION = wordSet(`
  newspaper newspapers radio television broadcaster station channel magazine daily weekly network
  party group militia movement organization company airline firm corporation bank faction coalition militants fighters
`);
export const MEDIA_PHRASES: readonly (readonly string[])[] = [
  ['news', 'agency'],
  ['news', 'service'],
  ['news', 'channel'],
  ['news', 'network'],
  ['wire', 'service'],
  ['radio', 'station'],
  ['rebel', 'group'],
];
