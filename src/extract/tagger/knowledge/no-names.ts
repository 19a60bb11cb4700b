/** Words that are never a name by themselves, and words at the end of the names of people. Written from common knowledge. */
import { wordSet } from '../../../text/word-set.ts';

/** Pronouns and other function words, in lower case. Those that are names too, such as "Will" and "May", are left out. */
export const NEVER_NAMES = wordSet(`
  i you he she it we they me him her us them my your his its our their mine yours hers ours theirs
  myself yourself himself herself itself ourselves yourselves themselves
  nobody somebody everybody anybody someone anyone everyone nothing something everything anything none nowhere somewhere everywhere anywhere
  this that these those who whom whose which what when where why how whether whoever whatever whichever whenever wherever
  if because although though while since until unless as than and but or nor so yet for from to of in on at by with without about after before
  during between among against into onto upon the a an there here then now not also just even only still already again often never ever always
  however moreover meanwhile nevertheless nonetheless therefore thus hence perhaps maybe yes no please thanks let
  all any both each few many much other others another some such several every either neither less same very too more
  is are was were be been being am do does did have has had having can could should would might must shall cannot
  today tomorrow yesterday tonight
`);

/** Acronyms that name nobody and nothing, with their plurals. */
export const COMMON_ACRONYMS = wordSet(`
  AD ADHD AI AIDS AKA AM ATM ATMs BC BCE BDSM BMI BST CAPTCHA CCTV CD CDs CE CEO CEOs CET CFO CIO CO2 COO COVID COVID-19 CPR CPU CSS CT CV CVs DIY DJ DJs DNA DVD DVDs ECG EDT
  EEG ER EST ETA FAQ FAQs FM FYI GDP GMO GMT GNP GPS GPU HD HDTV HIV HIV/AIDS HR HTML HTTP ICU ID IDs IED IEDs IP IPO IQ ISBN ISP IT IVF KO LCD LED LEDs LGBT LGBTQ LGBTQ+ MBA MC
  MD MEP MEPs MMA MMS MP MPs MRI MRSA MSP MSPs MVP NGO NGOs OAP OCD OK PA PC PCR PDF PE PhD PIN PIP PM PMs POD POV POW POWs PR PST PTSD QC R&B RAM RIP RNA ROM RPG RSS RSVP RV
  SARS SAT SIM SME SMEs SMS SOS SPF STD STDs SUV SUVs TB TNT TV TVs UFO UFOs UNICODE URL URLs USB UTC UV VAT VCR VHF VIP VIPs VPN WC WMD WMDs WWW
`);

/** "It'll", "I'm", "Don't". A possessive is a word of its own. */
export const CONTRACTION = /^\p{L}+(?:n't|'(?:ll|ve|re|d|m|t))$/iu;

/** What stands before the sign of a currency: "US$". */
export const COUNTRY_OF_DOLLAR = wordSet('US U.S. A AU AUS C CA CAN CDN HK NZ NT S R Z J E EC BZ TT');

/** At the end of a person's name, as printed. */
export const SUFFIXES = wordSet('Jr Jr. Sr Sr. JR JR. SR SR. II III IV');

/** Ranks that are words or particles of names in lower case: "DI Ann Low", but "Di Stefano". */
export const POLICE_RANKS = wordSet('DC DS DI DCI DCS ACC');
/** Ranks after which a word is a surname unless the dictionary has it: "PC Loughlin", but "PC World". */
export const CONSTABLES = wordSet('PC WPC PCSO');

/** Titles as printed after which a name is a person's. "Gen" and "Major" are left out: they begin other names too. */
export const FORMS_OF_ADDRESS = wordSet(`
  Mr Mr. Mrs Mrs. Ms Ms. Miss Mx Dr Dr. Prof Prof. Sir Dame Messrs Messrs. Sgt Sgt. Cpl Cpl. Pvt Pvt. Pfc Pfc. Capt Capt. Lt Lt. Lieut Col Col. Maj Maj. Adm Adm.
  Cmdr Cmdr. Brig Brig. Gen. Cllr Sen Sen. Rep Rep. Gov Gov. Rev Rev. Revd Insp Supt MR MR. MRS MRS. MS MS. DR DR. SEN. REP. GOV. GEN.
`);

/** Months that are given names, or words at the beginning of a sentence. */
export const MONTHS_OR_NAMES = wordSet('May March April June August Jan Jun AD BC');

/** Words before a colon and the name of a photographer. */
export const PICTURES = wordSet(
  'Image Images Photo Photos Photograph Picture Pictures Video Graphic Map Illustration Credit',
);
