/** Words that tell the type of a name that they end, or stand beside. Written from common knowledge. */
import { wordSet } from '../../../text/word-set.ts';

/** At the end of the names of places, in lower case. Those that name bodies too, such as "museum" and "college", are left out. */
export const PLACE_ENDINGS = wordSet(`
  airfield airport arena avenue bay beach boulevard bridge canal canyon castle cave cemetery creek desert falls forest gardens harbour highway hotel island islands
  lagoon lake lane motorway mountain mountains palace park peninsula plain plains plaza prison river road square stadium strait street tower towers tunnel valley volcano
`);

/** Before "Center" at the end of the names of places. */
export const SITES = wordSet(
  'arts convention correctional detention leisure medical shopping space sports visitor visitors',
);

/** At the end of the names of streets, which no other kind of name has. */
export const STREET_ENDINGS = wordSet('avenue boulevard highway motorway');

/** At the beginning of the names of places, of storms and ships, as printed. */
export const PLACE_BEGINNINGS = wordSet('HMP Cape Lake Mount');
export const THING_BEGINNINGS = wordSet('Cyclone Hurricane Typhoon HMS HMAS HMCS USS RMS MV');

/** Before the name of a storm, which is a given name. "Storm" may be one itself. */
export const STORMS = wordSet('Cyclone Hurricane Storm Typhoon');
/** Before the number of a mission, as printed. */
export const MISSIONS = wordSet(
  'Apollo Artemis Chandrayaan Gemini Luna Mariner Pioneer Ranger Shenzhou Soyuz Sputnik Surveyor Venera Viking Voyager Vostok',
);

/** At the end of the names of events, works, laws and prizes, or before "of" in them. */
export const THING_ENDINGS = wordSet(`
  accord accords act amendment anthem award awards bill biennale carnival cavalcade championship championships constitution contest convention cup declaration directive
  fair fest festival games holocaust intifada jubilee marathon massacre medal mutiny olympics olympiad pageant pandemic prix prize protocol rebellion referendum
  revolution symphony telescope treaty trophy uprising war wars
`);

/** Nouns for things, right after their name: "the Nord Stream 2 pipeline". */
export const AFTER_THINGS = wordSet(`
  album algorithm anthem ballad comic database documentary drone engine episode festival film franchise game laptop licence license malware missile movie musical novel operation pipeline
  pipelines protocol ransomware rocket satellite sitcom smartphone software song spacecraft spyware symphony tournament treaty trilogy vaccine videogame virus warhead
`);

/** Nouns for ships and spacecraft, right before their name. */
export const BEFORE_SHIPS = wordSet(`
  carrier cruiser destroyer ferry freighter frigate icebreaker lander minesweeper probe rocket rover satellite schooner ship spacecraft spaceship steamer submarine
  superyacht tanker trawler tugboat vessel warship yacht
`);

/** Nouns for works, right before their title without quotation marks. Those that people do more often, such as "play", are left out. */
export const BEFORE_TITLES = wordSet(
  'album ballad biopic documentary film memoir miniseries movie musical novel novella sitcom song thriller',
);

/** Nouns for companies, right before their name. */
export const BEFORE_COMPANIES = wordSet(`
  airline automaker bookmaker brewer broadcaster builder carmaker chipmaker drugmaker grocer housebuilder insurer lender manufacturer operator retailer supermarket
  supplier planemaker shipbuilder steelmaker toymaker truckmaker wholesaler conglomerate start-up startup
`);

/** Legal forms at the end of the names of companies, as printed. */
export const LEGAL_FORMS = wordSet('Inc Inc. Corp Corp. Co Co. Ltd Ltd. LLC PLC plc GmbH AG NV SpA');

/** Nouns for works before "called", "titled" and the like. */
export const CALLED_WORKS = wordSet(`
  album app ballad biopic book campaign cartoon comedy documentary drama episode essay event exhibit exhibition film game hit initiative memoir miniseries movie musical novel novella
  opera operation painting play plan play podcast poem programme program project sculpture series show sitcom song software spacecraft storm story study symphony thriller tool toy track treaty
  virus worm
`);
export const CALLED = wordSet('called titled entitled named dubbed');
