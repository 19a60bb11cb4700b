/** Capitalized words for peoples without a country of their name, religions and feasts, in lower case. */
import { wordSet } from '../../text/word-set.ts';

export const PEOPLES = wordSet(`
  arab arabs kurd kurds kurdish pashtun pashtuns hazara hazaras uighur uighurs uyghur uyghurs tamil tamils sinhalese hutu hutus tutsi tutsis roma
  berber berbers tuareg bedouin zulu maya mayan inca slavic slavs slav latino latinos hispanic hispanics malay malays karen hmong sikh sikhs hindu hindus
  muslim muslims islam islamic islamist islamists christian christians christianity catholic catholics protestant protestants orthodox jewish jew jews
  sunni sunnis shi'ite shi'ites shiite shiites shia buddhist buddhists evangelical mormon mormons baptist baptists methodist anglican anglicans
  zionist communist communists maoist maoists marxist marxists nazi nazis fascist republican republicans democrat democrats socialist socialists
  roman-catholic yazidi yazidis druze alawite alawites kashmiri
  christmas easter ramadan hanukkah passover thanksgiving halloween ashura diwali
  olympic olympics arabic latin western african-american african-americans semitic gypsy gypsies celtic nordic
`);
