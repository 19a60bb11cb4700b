/** Words for members of parties and political camps, as printed. Written from common knowledge. */
import { wordSet } from '../../../text/word-set.ts';

/** Always a name of members. */
export const PARTISANS = wordSet(`
  Democrat Democrats Republican Republicans Tory Tories Conservatives Brexiteer Brexiteers Remainers Eurosceptic Eurosceptics Corbynite Corbynites
  Blairite Blairites Thatcherite Thatcherites Brexit Peronist Peronists Chavista Chavistas Libertarians Communists Socialists Sandinista Sandinistas Likudnik Likudniks Gaullist Gaullists
`);

/** Names of parties that stand for their members before one of `MEMBERS`. */
export const PARTIES = wordSet(
  'Labour Conservative Democratic Liberal Libertarian Green Greens Unionist Nationalist Ukip UKIP SNP',
);

export const MEMBERS = wordSet(`
  MP MPs MEP MEPs MSP MSPs peer peers member members backbencher backbenchers voter voters councillor councillors senator senators Senator Senators
  Sen. Sens. Rep. Reps. congressman congresswoman congressmen lawmaker lawmakers
`);

/** Before members of a party, a part of its name: "New Democrat". */
export const BRANCHES = wordSet('New Liberal Social Christian Free Young');
