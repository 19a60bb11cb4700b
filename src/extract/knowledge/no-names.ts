/** What is written in capitals and names nothing that we keep: measures, diseases, techniques, in lower case. */
import { wordSet } from './word-set.ts';

export const NO_NAMES = wordSet(`
  gdp gnp hiv aids sars h5n1 h1n1 dna rna tv cd cds dvd dvds pc pcs it ceo cfo ied ieds ngo ngos suv wmd uav dj mp mps i ii iii iv v vi vii viii ix x
  pow pows vip asap faq url pdf sms gps ppm bpd usd eur iq id ok phd md mba jr jr. sr sr.
`);
