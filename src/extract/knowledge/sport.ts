/** Words of match reports, folded, that tell a club from the city whose name it bears. */
import { wordSet } from '../../text/word-set.ts';

/** Words that a text about sport has. */
export const SPORT_WORDS = wordSet(`
  match matches goal goals goalkeeper keeper striker strikers midfielder defender winger forward manager coach season league cup penalty penalties halftime
  half-time relegated relegation promoted promotion club clubs side squad fixture fixtures stadium title champions championship scored scorer scorers
  equaliser equalizer header offside referee substitute transfer quarterback touchdown touchdowns inning innings playoff playoffs play-offs
  nba nfl mlb nhl mls premiership bundesliga ligue derby team teams players player keepers debut kick-off
`);

/** After a name: what clubs do, and who belongs to one. */
export const CLUB_BEFORE = wordSet(`
  beat beats draw draws drew lose loses lost defeat defeats defeated thrash thrashed hammered host hosts hosted face faces faced sign signs signed sack sacks
  sacked sell sells sold loan loaned relegated promoted top topped climb climbed won win wins crushed edged stunned held knocked overcame overtook trail
  trailed led advanced qualified progressed equalised equalized scored striker strikers midfielder midfielders defender defenders goalkeeper keeper winger
  forward manager boss captain coach players player fans supporters squad academy quarterback guard pitcher legend youngster chairman owner owners
`);

/** Directly before a name. */
export const CLUB_AFTER = wordSet(`
  beat beats beating against side club defeated thrashed hammered host hosts hosted face faces facing joined joins sign signs signed champions leaders rivals
  neighbours strugglers visitors hosts holders
`);
