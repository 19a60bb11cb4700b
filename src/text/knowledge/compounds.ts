/** Word lists that decide whether a hyphen separates names. Written from common knowledge. */
import { wordSet } from '../word-set.ts';

/** Prefixes that are not part of the name after them: "anti-French". */
export const PREFIXES = wordSet(`
  all anti counter cum ex former half inter intra late mega mid mini near neo non pan post pre pro quasi semi sub then trans ultra
`);

/** Those that separate at the beginning of a title too: "Pro-Trump". "Non-Aligned" and "Inter-American" are names. */
export const BEFORE_CAPITALS = wordSet('Anti Ex Pro');

/** Suffixes that are not part of the name before them: "London-based". Longer participles match `PARTICIPLE`. */
export const SUFFIXES = wordSet(`
  area aided allied armed backed based born bound built bred chaired designate dominated drawn elect era flagged free friendly funded grown held
  language led level like linked listed made majority member minded nation only owned registered related run rich ruled sanctioned style trained type
  wide wing written themed sized speaking
  winner winners winning nominee goer goers fan room demo
`);

/** Participles, long enough not to be a syllable of a name. */
export const PARTICIPLE = /^\p{Ll}{3,}(?:ed|ing)$/u;

/** Peoples, faiths and continents, as adjectives. A hyphen after one separates two names: "Greek-Turkish". */
const PEOPLES = wordSet(`
  Afghan African Albanian Algerian American Andorran Angolan Arab Arabian Argentine Argentinian Armenian Asian Australian Austrian Azerbaijani Azeri
  Bahamian Bahraini Bangladeshi Basque Belarusian Belgian Belizean Bengali Bolivian Bosnian Brazilian British Bulgarian Burmese Burundian Cambodian
  Cameroonian Canadian Caribbean Catalan Catholic Chadian Chechen Chilean Chinese Christian Colombian Congolese Croat Croatian Cuban Cypriot Czech Danish
  Dominican Dutch Ecuadorean Ecuadorian Egyptian Emirati English Eritrean Estonian Ethiopian European Filipino Finnish Flemish French Gabonese Gambian
  Georgian German Ghanaian Greek Guatemalan Guinean Guyanese Haitian Hindu Honduran Hungarian Hutu Icelandic Indian Indonesian Iranian Iraqi Irish Islamic
  Israeli Italian Ivorian Jamaican Japanese Jewish Jordanian Kashmiri Kazakh Kenyan Korean Kosovan Kurdish Kuwaiti Lankan Lao Laotian Latvian Lebanese
  Liberian Libyan Lithuanian Macedonian Malawian Malay Malaysian Maldivian Malian Maltese Mauritanian Mauritian Mexican Moldovan Mongolian Montenegrin
  Moroccan Mozambican Muslim Namibian Nepalese Nepali Nicaraguan Nigerian Nigerien Norwegian Omani Pakistani Palestinian Panamanian Paraguayan Persian
  Peruvian Polish Portuguese Protestant Qatari Romanian Russian Rwandan Salvadoran Samoan Saudi Scottish Senegalese Serb Serbian Shi'ite Shia Shiite
  Singaporean Slavic Slovak Slovene Slovenian Somali Soviet Spanish Sudanese Sunni Surinamese Swazi Swedish Swiss Syrian Taiwanese Tajik Tamil Tanzanian
  Thai Tibetan Togolese Trinidadian Tunisian Turkish Turkmen Tutsi Ugandan Ukrainian Uruguayan Uzbek Venezuelan Vietnamese Welsh Western Yemeni Yugoslav
  Zambian Zimbabwean
`);

/** States with a name of one word, and unions of them: "Russia-Ukraine". Those that are given names or families too are left out. */
const STATES = wordSet(`
  Afghanistan Albania Algeria Angola Argentina Armenia Australia Austria Azerbaijan Bahrain Bangladesh Belarus Belgium Bolivia Botswana Brazil Britain
  Bulgaria Burma Burundi Cambodia Cameroon Canada China Colombia Congo Croatia Cuba Cyprus Denmark Ecuador Egypt EU Eritrea Estonia Ethiopia Finland France
  Gabon Gaza Germany Ghana Greece Guatemala Haiti Honduras Hungary Iceland India Indonesia Iran Iraq Ireland Israel Italy Japan Kazakhstan Kenya Kosovo Kuwait
  Laos Latvia Lebanon Lesotho Liberia Libya Lithuania Macedonia Malawi Malaysia Mali Mauritania Mexico Moldova Mongolia Montenegro Morocco Mozambique
  Myanmar Namibia NATO Nepal Netherlands Nicaragua Niger Nigeria Norway Oman Pakistan Palestine Panama Paraguay Peru Philippines Poland Portugal Qatar
  Romania Russia Rwanda Senegal Serbia Singapore Slovakia Slovenia Somalia Spain Sudan Sweden Switzerland Syria Taiwan Tajikistan Tanzania Thailand
  Tunisia Turkey Turkmenistan UAE Uganda UK Ukraine UN Uruguay US USA Uzbekistan Venezuela Vietnam Yemen Zambia Zimbabwe U.S. U.K. U.N. E.U.
`);

/** Whether a word is the name of a people or a state. */
export const isPeopleOrState = (word: string): boolean => PEOPLES.has(word) || STATES.has(word);

/** The party of a politician of the United States before a state: "R-Utah". */
export const PARTIES = wordSet('D I R');

/** The names of states of the United States, their first words, and their abbreviations. */
export const AMERICAN_STATES = wordSet(`
  Alabama Alaska Arizona Arkansas California Colorado Connecticut Delaware Florida Georgia Hawaii Idaho Illinois Indiana Iowa Kansas Kentucky Louisiana
  Maine Maryland Massachusetts Michigan Minnesota Mississippi Missouri Montana Nebraska Nevada New North Ohio Oklahoma Oregon Pennsylvania Rhode South
  Tennessee Texas Utah Vermont Virginia Washington West Wisconsin Wyoming
  Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Ky La Md Mass Mich Minn Miss Mo Mont Neb Nev Okla Ore Pa Tenn Tex Va Vt Wash Wis Wyo
  AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY
  N.H N.J N.M N.Y N.C N.D R.I S.C S.D W.Va
`);

/** What connects two places: "the Lagos-Ibadan road". */
export const CONNECTIONS = /^\s(?:border|corridor|expressway|flight|highway|motorway|pipeline|railway|road|route)s?\b/u;

/** Names of one place whose hyphen never separates. */
export const WHOLE_NAMES = wordSet('Guinea-Bissau Baden-Baden Baden-Württemberg Baden-Wuerttemberg Bosnia-Herzegovina');
