/** Words that often begin sentences and rarely follow an abbreviation within one. */
import { wordSet } from '../word-set.ts';

export const OPENERS = wordSet(`
  A About According After All Also Although Among An And Another As At Authorities Because Before Both But By Critics Despite During Each Earlier Even
  Every For From He Her Here His How However I If In Instead It Its Last Many Meanwhile More Most Mr Mrs Ms My No Nobody Not Now Officials On Once One
  Only Other Others Our Police Reports She Since So Some Such That The Their Then There These They This Those Though Three To Two Under Until We What
  When Where Whether Which While Who Why With Witnesses Yet You Your
`);
