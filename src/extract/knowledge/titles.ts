/** Words before the name of a person that are not part of the name, in lower case. */
import { wordSet } from '../../text/word-set.ts';

/** Forms of address and military ranks. Capitalized words after them are a person. */
export const HONORIFICS = wordSet(`
  mr mr. mrs mrs. ms ms. miss mister madam madame mme monsieur messrs messrs. dr dr. doctor prof prof. professor sir dame lord lady baron baroness count countess
  rev rev. reverend fr. father brother sister pope cardinal archbishop bishop monsignor patriarch rabbi imam sheikh sheik shaikh
  ayatollah mullah maulana mufti hojatoleslam emir emperor empress king queen prince princess sultan crown
  general gen gen. colonel col col. major maj maj. captain capt capt. lieutenant lt lt. sergeant sgt sgt. corporal cpl cpl. private pvt pvt.
  admiral adm adm. commodore commander marshal brigadier brig brig. major-general lieutenant-colonel lieutenant-general
  hon hon. honorable honourable excellency majesty highness comrade
  mx mlle mlle. sen sen. sens sens. rep rep. reps reps. gov gov. cllr cllr. councillor alderman revd revd. pastor deacon canon vicar
  cmdr cmdr. cdr cdr. comdr comdr. ensign pfc pfc. spc spc. lcpl msgt ssgt airman trooper constable detective det det. insp insp. supt supt. pc wpc
  dci rear vice-admiral rear-admiral brigadier-general sergeant-major
`);

/** Ranks, and offices in short: before a name they are what its bearer is. Forms of address such as "Mr." and "Sir" are not. */
export const RANKS = wordSet(`
  general gen gen. colonel col col. major maj maj. lieutenant lt lt. sergeant sgt sgt. corporal cpl cpl. private pvt pvt. admiral adm adm. commodore
  brigadier brig brig. marshal major-general lieutenant-colonel lieutenant-general brigadier-general vice-admiral rear-admiral sergeant-major airman trooper ensign
  constable pc wpc dci detective det det. insp insp. supt supt. capt capt. cmdr cmdr. cdr cdr. sen sen. rep rep. gov gov. cllr cllr. councillor alderman pfc pfc. spc spc.
`);

/** Offices and occupations: the last word of a title, capitalized or not. */
export const ROLES = wordSet(`
  president minister premier chancellor secretary secretary-general undersecretary governor mayor senator congressman congresswoman
  representative ambassador envoy consul commissioner chairman chairwoman chairperson chair speaker spokesman spokeswoman spokesperson
  leader chief head director deputy judge justice prosecutor attorney lawyer treasurer comptroller superintendent inspector sheriff officer official
  president-elect president-designate minister-designate chancellor-designate vice-president
  analyst economist expert professor lecturer dean rector curator scientist researcher historian scholar academic author writer novelist poet journalist reporter correspondent columnist editor
  photographer filmmaker actor actress singer musician composer artist painter designer comedian producer
  coach manager captain player striker goalkeeper midfielder defender driver cyclist skier swimmer golfer boxer sprinter champion star quarterback
  coordinator administrator negotiator mediator adviser advisor aide counselor delegate diplomat lawmaker legislator parliamentarian politician
  activist dissident cleric preacher priest candidate nominee contender challenger rival founder owner executive ceo tycoon billionaire businessman businesswoman
  commander warlord militant dictator ruler monarch prophet guerrilla rebel
  doctor physician surgeon nurse engineer astronaut cosmonaut teacher student pilot
  wife husband son daughter father mother brother sister widow cousin uncle nephew
  ombudsman patriarch archbishop counterpart colleague partner successor predecessor
`);

/** Other words of a title: "Deputy Prime Minister", "Supreme Leader". */
export const TITLE_WORDS = wordSet(`
  prime foreign defense defence interior finance health education justice trade agriculture transport transportation information culture labor labour energy
  oil economy economic planning environment development industry treasury home external internal security national political military
  vice deputy assistant associate acting interim former then ex outgoing incoming current senior chief supreme spiritual grand executive
  managing general attorney solicitor lord high press human rights opposition party coalition rebel state federal presidential parliamentary
  special top leading veteran famed late new newly elected government army police navy air force intelligence union church
  shadow caretaker incumbent majority minority junior honorary transitional provisional retired ousted deposed founding permanent regional global overseas home
  communications editorial sports culture climate housing business social public veterans trade-union one-time erstwhile self-proclaimed
  world olympic defending two-time three-time longtime fellow co- pro- legal financial medical religious prominent
`);
