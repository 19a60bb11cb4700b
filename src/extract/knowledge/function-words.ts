/** Words that begin sentences with a capital but name nothing, in lower case. */
import { wordSet } from '../../text/word-set.ts';

export const FUNCTION_WORDS = wordSet(`
  a about above according across after afterwards again against ago all almost along already also although always am amid among an and another any anyone
  anything are around as aside at away back because been before behind being below beneath beside besides between beyond both but by can cannot could
  despite did do does down due during each earlier either elsewhere else enough even eventually ever every everyone everything except few fewer finally
  first for former formerly from further get given had has have having he hence her here hers herself him himself his how however i if in including indeed
  inside instead into is it its itself just last lately later least less like likewise local many may maybe me meanwhile might mine more moreover most much
  must my near nearby nearly neither never nevertheless new next no nobody none nonetheless nor not nothing now of off often on once one only onto or other
  others otherwise our ours out outside over overall own part past per perhaps plus previously rather recent recently regarding same second separately
  several shall she should similarly since so some someone something sometimes soon still such than that the their them themselves then there thereafter
  therefore these they this those though thousands three through throughout thus to today together tomorrow too toward towards two under unless unlike until
  up upon us very via was we well were what whatever when whenever where whereas wherever whether which while who whoever whom whose why will with within
  without would yesterday yet you your
  four five six seven eight nine ten eleven twelve twenty thirty forty fifty hundred hundreds thousand million millions billion dozens dozen scores third fourth
  half tens several officials authorities police witnesses reports critics analysts experts scientists researchers residents supporters opponents protesters
  demonstrators lawmakers leaders troops soldiers gunmen militants rebels insurgents hospital medical military government opposition members doctors investigators
  organizers prosecutors lawyers human local state public top senior international national officials aid health security foreign
  prime political economic violence talks elections voters people men women children
  yes no please thanks mr mrs ms
`);

/** Particles inside names. */
export const NAME_PARTICLES = wordSet(
  'de del della da di du des la le las los el al ul bin bint ibn ben van von der den ter ten of dos das e y',
);
